"""A package whose tables are cut into parts is checked without loading them, part by part."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

import pytest
from batches import Tables, change, document_rows, in_parts_of, join, shared_rows, write_parts
from support import FACTS, SCHEMAS, real_tables
from tamper import change_descriptor, resource

from onrecord.cli import main
from onrecord.layout import Layout
from onrecord.release.descriptor import describe_package, to_json
from onrecord.release.hashes import FileHash, hash_file
from onrecord.release.write_parquet import read_parquet


def write_package(root: Path, rows: Tables, length: int = 100) -> Path:
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


def check(root: Path) -> list[str]:
    """Run `onrecord check`; gives the problems that it names."""
    with contextlib.redirect_stderr(io.StringIO()) as errors, contextlib.redirect_stdout(errors):
        status = main(["check", str(root)])
    *problems, _ = errors.getvalue().splitlines() or [""]
    assert status == bool(problems)
    return problems


@pytest.fixture
def rows() -> Tables:
    """Two documents and what they share."""
    return join(shared_rows(), document_rows("one"), document_rows("two"))


def test_a_valid_package_has_no_problems(tmp_path: Path, rows: Tables) -> None:
    """Parts are one table, so their rows may point at rows of any other part."""
    assert check(write_package(tmp_path, rows)) == []


def test_a_problem_names_the_part_and_the_row(tmp_path: Path, rows: Tables) -> None:
    """Rows are counted from 1 in each part, since there are no lines to name."""
    rows = change(rows, "evidence", 316, kind="word")
    rows = change(rows, "evidence", 0, kind="word")
    assert check(write_package(tmp_path, rows)) == [
        f"data/tables/evidence/part-0000{part}.parquet:{row}: unknown kind 'word'; nearest 'words'"
        for part, row in ((0, 1), (3, 17))
    ]


def test_counts_of_parts_are_held_against_the_descriptor(tmp_path: Path, rows: Tables) -> None:
    """A number of rows or of bytes that is not that of the file is a lie, whatever its hash."""
    write_package(tmp_path, rows)

    def lie(descriptor: dict[str, object]) -> None:
        part = resource(descriptor, "evidence-parquet")["parts"][1]
        part.update(rowCount=99, bytes=7)

    size = (tmp_path / "data/tables/evidence/part-00001.parquet").stat().st_size
    change_descriptor(tmp_path, lie)
    assert check(tmp_path) == [
        f"data/tables/evidence/part-00001.parquet:1: has {count}; datapackage.json says {said}"
        for count, said in (("100 rows", 99), (f"{size} bytes", 7))
    ]


def test_a_part_that_is_gone_is_named(tmp_path: Path, rows: Tables) -> None:
    """It is the only problem: nothing is said of rows that point into it."""
    write_package(tmp_path, rows)
    (tmp_path / "data/tables/events/part-00001.parquet").unlink()
    assert check(tmp_path) == [
        "data/tables/events/part-00001.parquet:1: is missing; build or install the dataset again"
    ]
