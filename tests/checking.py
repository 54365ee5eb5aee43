"""Run `onrecord check`, on packages in parts too."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

from batches import Tables, in_parts_of, write_parts
from support import FACTS, SCHEMAS, real_tables

from onrecord.cli import main
from onrecord.layout import Layout
from onrecord.release.descriptor import describe_package, to_json
from onrecord.release.hashes import FileHash, hash_file
from onrecord.release.write_parquet import read_parquet


def said(root: Path, warning: str = "") -> str:
    """Run `onrecord check` on a valid package; gives what it says."""
    out, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
        assert main(["check", str(root)]) == 0
    assert errors.getvalue().strip() == warning
    return out.getvalue().strip()


def check(root: Path, left_out: str = "") -> list[str]:
    """Run `onrecord check` on a package with problems; gives them."""
    with contextlib.redirect_stderr(io.StringIO()) as errors:
        assert main(["check", str(root)]) == 1
    *problems, count = errors.getvalue().splitlines()
    assert count.startswith(f"{len(problems)} problem")
    assert left_out in count
    return problems


def write_package_in_parts(root: Path, rows: Tables, length: int = 100) -> Path:
    """Write a package in parts of so many rows, without CSV."""
    layout, tables = Layout(root), real_tables()
    files = write_parts(layout.tables, rows, in_parts_of(length))
    layout.schemas.mkdir()
    for path in SCHEMAS.glob("*.json"):
        (layout.schemas / path.name).write_bytes(path.read_bytes())
    hashed = []
    for path in (path for paths in files.values() for path in paths):
        file = hash_file(path, root)
        hashed.append(FileHash(file.path, file.sha256, file.size, read_parquet(path).num_rows))
    descriptor = describe_package(
        facts=FACTS,
        tables=tables,
        row_counts={name: table.num_rows for name, table in rows.items()},
        files=hashed,
        schemas=[hash_file(path, root) for path in layout.schemas.glob("*.json")],
        inputs=[],
        libraries={},
    )
    layout.descriptor.write_text(to_json(descriptor), encoding="utf-8")
    return root
