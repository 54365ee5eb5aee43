"""Each kind of constraint refuses a row in pandera, in Frictionless, in SQLite and in DuckDB."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import pandas as pd
import pandera.errors
import pyarrow as pa
import pytest
from support import arrow_rows, real_tables, real_views, small_rows

from onrecord.errors import OnRecordError
from onrecord.release.write_csv import write_csv
from onrecord.release.write_sqlite import write_sqlite
from onrecord.schema.model import Field, ForeignKey, Table
from onrecord.schema.sort_tables import sort_tables
from onrecord.schema.to_arrow import to_arrow
from onrecord.schema.to_duckdb import to_duckdb
from onrecord.schema.to_frictionless import to_frictionless
from onrecord.schema.to_pandera import to_pandera

PETS = Table(
    "pets",
    "Pets",
    "One row per pet.",
    "support",
    1,
    (
        Field("id", "string", "The key.", required=True, pattern="[a-z]+|[0-9]+"),
        Field("kind", "string", "What it is.", required=True, enum=("cat", "dog")),
        Field("legs", "integer", "How many.", minimum=0, maximum=8),
        Field("weight", "number", "How heavy.", unit="kg", minimum=0.5),
        Field("tag", "string", "Its tag.", unique=True, min_length=2),
        Field("is_tame", "boolean", "Whether it is tame."),
        Field("born", "date", "When it was born."),
        Field("mother", "string", "Its mother."),
        Field("house", "string", "Where it lives."),
        Field("room", "integer", "In which room."),
    ),
    primary_key=("id",),
    foreign_keys=(
        ForeignKey(("mother",), "pets", ("id",)),
        ForeignKey(("house",), "houses", ("house",)),
    ),
    unique_keys=(("house", "room"),),
)
HOUSES = Table(
    "houses",
    "Houses",
    "One row per house.",
    "support",
    2,
    (Field("house", "string", "The key.", required=True),),
    primary_key=("house",),
)
TABLES = {"pets": PETS, "houses": HOUSES}
TOM = {
    "id": "tom",
    "kind": "cat",
    "legs": 4,
    "weight": 3.5,
    "tag": "T1",
    "is_tame": True,
    "born": datetime.date(2020, 2, 29),
    "mother": "eve",
    "house": "red",
    "room": 1,
}
# The empty cells of Eve and Kit are alike: a missing value equals no other.
EVE = {"id": "eve", "kind": "cat", "house": "red"}
KIT = {"id": "7", "kind": "dog", "house": "red"}
BREACHES: dict[str, tuple[dict[str, Any], str]] = {
    "required": ({"kind": None}, "not_nullable"),
    "pattern": ({"id": "tom1", "legs": 3}, "pattern"),
    "pattern, second alternative": ({"id": "x7"}, "pattern"),
    "enum": ({"kind": "cow"}, "enum"),
    "minimum": ({"legs": -1}, "minimum"),
    "minimum of a number": ({"weight": 0.25}, "minimum"),
    "maximum": ({"legs": 9}, "maximum"),
    "min_length": ({"tag": "T"}, "min_length"),
    "unique": ({"tag": "E1"}, "unique"),
    "primary key": ({"id": "eve"}, "unique"),
    "unique key": ({"room": 2}, "unique(house, room)"),
    "foreign key": ({"house": "blue"}, ""),
    "foreign key to itself": ({"mother": "ann"}, ""),
}
# The check of each that one of the four cannot make, as its module says.
UNSAYABLE = {
    "duckdb": {"foreign key to itself"},
    "sqlite": {"pattern", "pattern, second alternative"},
    "pandera": {"foreign key", "foreign key to itself"},
    "frictionless": {"unique key"},
}


def rows(changes: dict[str, Any]) -> dict[str, pa.Table]:
    """Make a valid house of pets, with some cells of Tom changed."""
    eve = {**EVE, "tag": "E1", "room": 2}
    schema = pa.schema([field.with_nullable(True) for field in to_arrow(PETS)])
    pets = [{**TOM, **changes}, eve, KIT, {**EVE, "id": "ann" if "house" in changes else "bob"}]
    complete = [{**dict.fromkeys(PETS.columns), **each} for each in pets]
    return {
        "pets": pa.Table.from_pylist(complete, schema=schema),
        "houses": arrow_rows(HOUSES, [{"house": "red"}]),
    }


def pandera_checks(pets: pa.Table, table: Table = PETS) -> set[str]:
    """Name the pandera checks that a table fails."""
    frame = pets.to_pandas(types_mapper=pd.ArrowDtype)
    try:
        to_pandera(table).validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        return set(errors.failure_cases["check"])
    return set()


def frictionless_errors(folder: Path, tables: dict[str, pa.Table]) -> list[str]:
    """Name the kinds of errors that Frictionless finds in the CSV files."""
    for name, table in tables.items():
        write_csv(table, folder / f"{name}.csv")
    resources = [
        {"name": name, "path": f"{name}.csv", "schema": to_frictionless(TABLES[name])}
        for name in tables
    ]
    package = frictionless.Package.from_descriptor(
        {"name": "p", "resources": resources}, basepath=str(folder)
    )
    report = package.validate()
    return [error[0] for error in report.flatten(["type"])]


def sqlite_error(folder: Path, tables: dict[str, pa.Table]) -> str:
    """Give the message with which SQLite refuses the rows, if it does."""
    try:
        write_sqlite(tables, TABLES, {}, folder / "p.db")
    except OnRecordError as error:
        return str(error)
    return ""


def duckdb_error(tables: dict[str, pa.Table]) -> str:
    """Give the message with which DuckDB refuses the rows, if it does."""
    ordered = sort_tables(TABLES)
    with duckdb.connect() as database:
        database.execute(to_duckdb(ordered))
        try:
            for name in ordered:
                database.register("given", tables[name])
                database.execute(f"INSERT INTO {name} SELECT * FROM given")
        except duckdb.Error as error:
            return str(error)
    return ""


def test_valid_rows_pass_everywhere(tmp_path: Path) -> None:
    """Rows that break nothing pass all four, also where two of them lack the same value."""
    good = rows({})
    assert pandera_checks(good["pets"]) == set()
    assert frictionless_errors(tmp_path, good) == []
    assert sqlite_error(tmp_path, good) == ""
    assert duckdb_error(good) == ""


@pytest.mark.parametrize("name", BREACHES)
def test_pandera_refuses(name: str) -> None:
    """pandera names the one check that the row fails, unless it spans tables."""
    changes, check = BREACHES[name]
    expected = set() if name in UNSAYABLE["pandera"] else {check}
    assert pandera_checks(rows(changes)["pets"]) == expected


@pytest.mark.parametrize("name", BREACHES)
def test_frictionless_refuses(name: str, tmp_path: Path) -> None:
    """Frictionless finds every breach in the CSV except that of a uniqueKey."""
    found = frictionless_errors(tmp_path, rows(BREACHES[name][0]))
    assert bool(found) == (name not in UNSAYABLE["frictionless"])


@pytest.mark.parametrize("name", BREACHES)
def test_sqlite_refuses(name: str, tmp_path: Path) -> None:
    """SQLite refuses every breach except that of a pattern, and then leaves no file."""
    refused = bool(sqlite_error(tmp_path, rows(BREACHES[name][0])))
    assert refused == (name not in UNSAYABLE["sqlite"])
    assert bool(list(tmp_path.iterdir())) == (not refused)


@pytest.mark.parametrize("name", BREACHES)
def test_duckdb_refuses(name: str) -> None:
    """DuckDB refuses every breach except that of a key within a table."""
    assert bool(duckdb_error(rows(BREACHES[name][0]))) == (name not in UNSAYABLE["duckdb"])


def test_a_final_line_break_does_not_match() -> None:
    """A pattern must match the whole cell, up to and including a line break at its end."""
    assert pandera_checks(rows({"id": "tom\n"})["pets"]) == {"pattern"}
    assert "CHECK constraint failed" in duckdb_error(rows({"id": "tom\n"}))


@pytest.mark.parametrize(
    ("columns", "check"),
    [
        (["kind", "id"], "column_ordered"),
        (["id"], "column_in_dataframe"),
    ],
)
def test_pandera_refuses_other_columns(columns: list[str], check: str) -> None:
    """A frame must have the columns of the schema, all of them, in their order."""
    table = Table("t", "T", "A t.", "support", 1, PETS.fields[:2])
    assert check in pandera_checks(rows({})["pets"].select(columns), table)


def test_pandera_refuses_another_type() -> None:
    """A column of another type is an error, never converted."""
    table = Table("t", "T", "A t.", "support", 1, (Field("legs", "string", "How many."),))
    found = pandera_checks(pa.table({"legs": ["4"]}).cast(pa.schema([("legs", pa.int64())])), table)
    assert any(check.startswith("dtype") for check in found)


@pytest.mark.parametrize("name", real_tables())
def test_every_table_passes_its_own_pandera_schema(name: str) -> None:
    """Valid rows of every table of the project pass the schema that is derived for it."""
    assert pandera_checks(small_rows()[name], real_tables()[name]) == set()


def test_every_table_and_view_passes_sqlite(tmp_path: Path) -> None:
    """The whole small dataset goes into SQLite with every key and check enforced."""
    write_sqlite(small_rows(), real_tables(), real_views(), tmp_path / "all.db")
    assert [path.name for path in tmp_path.iterdir()] == ["all.db"]
