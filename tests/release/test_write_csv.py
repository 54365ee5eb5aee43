"""CSV keeps every value, byte for byte the same on every Python."""

from __future__ import annotations

import csv
import datetime
import tempfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import real_tables, small_rows

from onrecord.errors import OnRecordError
from onrecord.release.write_csv import read_csv, write_csv
from onrecord.schema.model import Field, Table
from onrecord.schema.to_arrow import to_arrow

MIXED = Table(
    "mixed",
    "Mixed",
    "A column of each type.",
    "support",
    1,
    tuple(
        Field(f"a_{each}", each, "A column.")
        for each in ("string", "integer", "number", "boolean", "date")
    ),
)
ROWS = st.lists(
    st.tuples(
        st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
        st.none() | st.integers(-(2**63), 2**63 - 1),
        st.none() | st.floats(allow_nan=False),
        st.none() | st.booleans(),
        st.none() | st.dates(),
    )
)


def arrow(table: Table, rows: list[tuple[Any, ...]]) -> pa.Table:
    """Make an Arrow table from tuples."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(table.columns)
    return pa.table(
        [pa.array(each, type_) for each, type_ in zip(columns, to_arrow(table).types, strict=True)],
        schema=to_arrow(table),
    )


@given(ROWS)
def test_reading_gives_back_what_was_written(rows: list[tuple[Any, ...]]) -> None:
    """read(write(table)) is the table, with its schema and metadata, whatever the values are."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mixed.csv"
        write_csv(arrow(MIXED, rows), path)
        assert read_csv(path, MIXED).equals(arrow(MIXED, rows), check_metadata=True)


@given(st.lists(st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1)))
def test_the_standard_reader_agrees(texts: list[str | None]) -> None:
    """Python's csv module reads the same cells, also from a table of one column."""
    table = Table("t", "T", "A t.", "support", 1, (Field("x", "string", "An x."),))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        write_csv(arrow(table, [(text,) for text in texts]), path)
        with path.open(encoding="utf-8", newline="") as file:
            assert list(csv.reader(file)) == [["x"], *([text or ""] for text in texts)]
        assert read_csv(path, table).column("x").to_pylist() == texts


@pytest.mark.parametrize("name", real_tables())
def test_every_table_comes_back(name: str, tmp_path: Path) -> None:
    """Every table of the project, empty or not, comes back from CSV as it went."""
    write_csv(small_rows()[name], tmp_path / "t.csv")
    back = read_csv(tmp_path / "t.csv", real_tables()[name])
    assert back.equals(small_rows()[name], check_metadata=True)


def test_the_bytes_of_a_file(tmp_path: Path) -> None:
    """Null is empty, dates are ISO, floats are shortest, formulas stay, line ends are one byte."""
    rows = [
        ("=1+1", 1, 0.1, True, datetime.date(2024, 11, 13)),
        ("@a", -2, 1e-07, False, datetime.date(1, 1, 1)),
        ('say "no", twice', None, 2.0, None, None),
        ("one\rtwo", None, float("inf"), None, None),
        (None, None, None, None, None),
    ]
    write_csv(arrow(MIXED, rows), tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_bytes() == (
        b"a_string,a_integer,a_number,a_boolean,a_date\n"
        b"=1+1,1,0.1,true,2024-11-13\n"
        b"@a,-2,1e-07,false,0001-01-01\n"
        b'"say ""no"", twice",,2.0,,\n'
        b'"one\rtwo",,INF,,\n'
        b",,,,\n"
    )


def test_an_empty_text_is_refused(tmp_path: Path) -> None:
    """An empty text would come back as null, so it is not written."""
    with pytest.raises(OnRecordError) as error:
        write_csv(arrow(MIXED, [("", 1, 1.0, True, None)]), tmp_path / "t.csv")
    assert str(error.value) == (
        "an empty text cannot be written to CSV; use null for a missing value"
    )


REQUIRED = Table(
    "t",
    "T",
    "A t.",
    "support",
    1,
    (Field("n", "integer", "N.", required=True), Field("s", "string", "S.")),
)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"n,s\n,x\n", "column 'n' is required but has empty cells"),
        (b"s,n\nx,1\n", "has columns ['s', 'n']; expected ['n', 's']"),
        (b"n\n1\n", "has columns ['n']; expected ['n', 's']"),
        (b"n,s\n1.5,x\n", "cannot be read as CSV"),
        (b"n,s\n1\n", "cannot be read as CSV"),
        (b"n,s\n1,\xff\n", "cannot be read as CSV"),
        (b"", "cannot be read as CSV"),
    ],
)
def test_a_damaged_file_is_an_error(content: bytes, message: str, tmp_path: Path) -> None:
    """A file that is not what the schema says is an error that names it."""
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    with pytest.raises(OnRecordError) as error:
        read_csv(path, REQUIRED)
    assert str(error.value).startswith(f"{path}: {message}")


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    """A file that is not there is an error of ours, not of the system."""
    with pytest.raises(OnRecordError, match=r"gone\.csv: cannot be read as CSV"):
        read_csv(tmp_path / "gone.csv", REQUIRED)


def test_texts_of_every_kind_and_batches(tmp_path: Path) -> None:
    """Texts are quoted however Arrow holds them, and rows may come batch by batch."""
    texts = pa.array(["a,b", None, 'say "x"', "plain"])
    kinds = [pa.string(), pa.large_string(), pa.string_view()]
    arrays = [*(texts.cast(kind) for kind in kinds), texts.dictionary_encode()]
    table = pa.table(dict(zip("abcd", arrays, strict=True)))
    write_csv(table, tmp_path / "whole.csv")
    batches = pa.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=3))
    write_csv(batches, tmp_path / "batches.csv")
    cells = ['"a,b"', "", '"say ""x"""', "plain"]
    lines = "".join(f"{','.join([cell] * 4)}\n" for cell in cells)
    for name in ("whole.csv", "batches.csv"):
        assert (tmp_path / name).read_text(encoding="utf-8") == f"a,b,c,d\n{lines}"
