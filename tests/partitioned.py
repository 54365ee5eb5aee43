"""The small dataset as a package whose tables are in parts, as those of a large one are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyarrow as pa
from support import FACTS, SCHEMAS, real_tables, small_rows

from onrecord.layout import Layout
from onrecord.release.descriptor import describe_package, to_json
from onrecord.release.hashes import FileHash, hash_file
from onrecord.release.write_parquet import write_parquet


def write_partitioned(root: Path, rows: dict[str, pa.Table] | None = None) -> Path:
    """Write a package without CSV, with a part for every row of a table; give its descriptor."""
    layout, rows = Layout(root), rows or small_rows()
    shutil.copytree(SCHEMAS, layout.schemas, ignore=shutil.ignore_patterns("README.md"))
    files = [file for name in rows for file in _write_parts(layout, name, rows[name])]
    descriptor = describe_package(
        facts=FACTS,
        tables=real_tables(),
        row_counts={name: table.num_rows for name, table in rows.items()},
        files=files,
        schemas=[hash_file(path, root) for path in layout.schemas.rglob("*.json")],
        inputs=[],
        libraries={"pyarrow": pa.__version__},
    )
    layout.descriptor.write_text(to_json(descriptor), encoding="utf-8")
    return layout.descriptor


def _write_parts(layout: Layout, name: str, rows: pa.Table) -> list[FileHash]:
    folder = layout.tables / name
    folder.mkdir(parents=True)
    files = []
    for number in range(max(1, rows.num_rows)):
        part, path = rows.slice(number, 1), folder / f"part-{number:05}.parquet"
        write_parquet(part, path)
        known = hash_file(path, layout.root)
        files.append(FileHash(known.path, known.sha256, known.size, part.num_rows))
    return files
