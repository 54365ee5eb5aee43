"""Every cell of a CSV table that does not fit is named, and the others are read."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from onrecord.checks.violation import Violation
from onrecord.errors import OnRecordError
from onrecord.release.compare_forms import have_same_rows
from onrecord.release.read_cells import convert_cells
from onrecord.release.write_csv import read_csv, write_csv
from onrecord.release.write_parquet import read_parquet, write_parquet
from onrecord.schema.model import Field, Table

PETS = Table(
    "pets",
    "Pets",
    "A pet a row.",
    "support",
    1,
    (
        Field("name", "string", "Its name."),
        Field("legs", "integer", "How many."),
        Field("weight", "number", "How heavy."),
        Field("is_tame", "boolean", "Whether it is tame."),
        Field("born", "date", "When it was born."),
    ),
)
HEADER = "name,legs,weight,is_tame,born\n"
GOOD = f'{HEADER}"Tom, ""T""",4,3.5,true,2020-02-29\n"two\nlines",,1e+16,false,\n,,,,1999-01-01\n'


def convert(folder: Path, content: str | bytes) -> tuple[list[Violation], list[dict[str, object]]]:
    """The faults of a CSV file, and the rows that are read from it."""
    path = folder / "pets.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    violations = list(convert_cells(path, PETS, folder / "out.parquet"))
    return violations, read_parquet(folder / "out.parquet").to_pylist()


def faults(violations: list[Violation]) -> list[tuple[int, str | None, str, str]]:
    """Row, column, rule and message of each."""
    return [(each.row, each.column, each.rule, each.message) for each in violations]


def test_good_cells_are_read_as_by_the_reader_of_good_files(tmp_path: Path) -> None:
    """Both readers of CSV give the same rows where nothing is wrong."""
    violations, rows = convert(tmp_path, GOOD)
    assert violations == []
    assert rows == read_csv(tmp_path / "pets.csv", PETS).to_pylist()


def test_cells_of_another_type_are_named_and_null(tmp_path: Path) -> None:
    """The types are those of Frictionless, which also lets spaces and other truth values pass."""
    violations, rows = convert(
        tmp_path, f"{HEADER}Tom,four,x,yes,2021-02-30\nEve, 4 ,NaN,TRUE,2021-1-5\n"
    )
    assert faults(violations) == [
        (0, "legs", "type", "malformed legs 'four'; expected a whole number"),
        (0, "weight", "type", "malformed weight 'x'; expected a number"),
        (0, "is_tame", "type", "malformed is_tame 'yes'; expected true or false"),
        (0, "born", "type", "malformed born '2021-02-30'; expected a day, as in 2024-11-13"),
    ]
    assert rows[0] == {"name": "Tom", **dict.fromkeys(PETS.columns[1:])}
    assert (rows[1]["legs"], rows[1]["is_tame"]) == (4, True)
    assert rows[1]["born"] == datetime.date(2021, 1, 5)


def test_rows_of_another_shape_are_named(tmp_path: Path) -> None:
    """A row with fewer cells, more cells or none is said to be so, and the rest of it is read."""
    violations, rows = convert(tmp_path, f"{HEADER}Tom,4\n\nEve,4,1,true,,more\n,,,,\n")
    assert faults(violations) == [
        (0, None, "cells", "has 2 cells; expected 5"),
        (1, None, "blank_row", "is an empty row; leave it out"),
        (2, None, "cells", "has 6 cells; expected 5"),
        (3, None, "blank_row", "is an empty row; leave it out"),
    ]
    assert [row["name"] for row in rows] == ["Tom", None, "Eve", None]


def test_columns_of_other_names_are_named(tmp_path: Path) -> None:
    """Cells are read by their place; a column that is missing is empty."""
    violations, rows = convert(tmp_path, "name,feet\nTom,4\n")
    assert faults(violations) == [
        (-1, None, "columns", "has columns name, feet; expected name, legs, weight, is_tame, born"),
        *(
            (-1, name, "columns", f"has no column {name}; add it")
            for name in ("weight", "is_tame", "born")
        ),
    ]
    assert rows[0]["legs"] == 4


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """What is not UTF-8 has no cells."""
    with pytest.raises(OnRecordError) as raised:
        convert(tmp_path, b"name\xff\n")
    assert str(raised.value) == (
        f"{tmp_path / 'pets.csv'}: cannot be read as CSV in UTF-8: 'utf-8' codec can't decode byte "
        "0xff in position 4: invalid start byte"
    )


def test_the_same_rows_are_the_same_in_both_forms(tmp_path: Path) -> None:
    """What the writers write of one table is the same, in one Parquet file or in several."""
    (tmp_path / "pets.csv").write_text(GOOD, encoding="utf-8")
    rows = read_csv(tmp_path / "pets.csv", PETS)
    parts = [tmp_path / f"{number}.parquet" for number in range(3)]
    for part, (start, length) in zip(parts, [(0, 1), (1, 0), (1, 2)], strict=True):
        write_parquet(rows.slice(start, length), part)
    assert have_same_rows(tmp_path / "pets.csv", parts, PETS)
    write_csv(rows.slice(0, 0), tmp_path / "none.csv")
    assert have_same_rows(tmp_path / "none.csv", parts[1:2], PETS)
    assert not have_same_rows(tmp_path / "none.csv", parts, PETS)
    assert not have_same_rows(tmp_path / "pets.csv", parts[:2], PETS)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (",4,", ",5,"),
        (",4,", ",0x4,"),
        (",4,", ", 4,"),
        ("3.5", "3.50001"),
        ("3.5", "nan"),
        ("true", "True"),
        ("1999-01-01", "1999-01-02"),
        ("two\nlines", "two lines"),
        ("two\nlines", ""),
        (HEADER, "name,legs,weight,is_tame,birth\n"),
        (",4,3.5", ",4"),
        ("1999-01-01\n", "1999-01-01\nMore,,,,\n"),
    ],
)
def test_other_cells_are_not_the_same(old: str, new: str, tmp_path: Path) -> None:
    """Another value, and a value that is spelled in another way, are both seen."""
    path = tmp_path / "pets.csv"
    path.write_text(GOOD, encoding="utf-8")
    write_parquet(read_csv(path, PETS), tmp_path / "pets.parquet")
    path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    assert not have_same_rows(path, [tmp_path / "pets.parquet"], PETS)


def test_a_damaged_parquet_file_is_refused(tmp_path: Path) -> None:
    """It is said of the file that has the fault, and not that the two differ."""
    path = tmp_path / "pets.csv"
    path.write_text(GOOD, encoding="utf-8")
    (tmp_path / "pets.parquet").write_bytes(b"PAR1")
    with pytest.raises(OnRecordError, match=r"pets\.parquet cannot be read as Parquet; build or"):
        have_same_rows(path, [tmp_path / "pets.parquet"], PETS)
