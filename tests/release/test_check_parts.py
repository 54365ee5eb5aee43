"""A package whose tables are cut into parts is checked without loading them, part by part."""

from __future__ import annotations

from pathlib import Path

import pytest
from batches import Tables, change, document_rows, join, shared_rows
from checking import check, said, write_package_in_parts
from tamper import change_descriptor, resource


@pytest.fixture
def rows() -> Tables:
    """Two documents and what they share."""
    return join(shared_rows(), document_rows("one"), document_rows("two"))


def test_a_valid_package_has_no_problems(tmp_path: Path, rows: Tables) -> None:
    """Parts are one table, so their rows may point at rows of any other part."""
    assert said(write_package_in_parts(tmp_path, rows)).startswith("valid: ")


def test_a_problem_names_the_part_and_the_row(tmp_path: Path, rows: Tables) -> None:
    """Rows are counted from 1 in each part, since there are no lines to name."""
    rows = change(rows, "evidence", 316, kind="word")
    rows = change(rows, "evidence", 0, kind="word")
    assert check(write_package_in_parts(tmp_path, rows)) == [
        f"data/tables/evidence/part-0000{part}.parquet:{row}: unknown kind 'word'; nearest 'words'"
        for part, row in ((0, 1), (3, 17))
    ]


def test_counts_of_parts_are_held_against_the_descriptor(tmp_path: Path, rows: Tables) -> None:
    """A number of rows or of bytes that is not that of the file is a lie, whatever its hash."""
    write_package_in_parts(tmp_path, rows)

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
    write_package_in_parts(tmp_path, rows)
    (tmp_path / "data/tables/events/part-00001.parquet").unlink()
    assert check(tmp_path) == [
        "data/tables/events/part-00001.parquet:1: is missing; build or install the dataset again"
    ]
