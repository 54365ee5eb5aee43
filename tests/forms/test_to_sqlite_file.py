"""The SQLite file is whole: rows, keys, meanings, views and search."""

from __future__ import annotations

import dataclasses
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from publish import make_table, publish

from onrecord.access import Package
from onrecord.errors import OnRecordError
from onrecord.forms.to_sqlite_file import to_sqlite_file
from onrecord.release.compute_view import compute_view


def ask(path: Path, sql: str) -> list[Any]:
    """Ask a database, with keys enforced."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA foreign_keys = ON")
        return database.execute(sql).fetchall()


@pytest.mark.parametrize("which", ["small", "real", "hostile", "long"])
def test_every_row_comes_back(which: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """SQLite reads the values of every table and view; a date is its ISO form."""
    package: Package = request.getfixturevalue(which)
    (path,) = package.export("sqlite", tmp_path / "out")
    assert path.name == f"{package.descriptor['name']}.sqlite"
    for name in package.list_tables():
        rows = package.load(name, "arrow")
        dates = [str(each) == "date32[day]" for each in rows.schema.types]
        expected = [
            tuple(
                value.isoformat() if is_date and value else value
                for value, is_date in zip(row.values(), dates, strict=True)
            )
            for row in rows.to_pylist()
        ]
        assert ask(path, f"SELECT * FROM {name}") == expected


def test_the_database_is_sound(real: Package, tmp_path: Path) -> None:
    """SQLite finds it whole, no key points at nothing, and every table says what it holds."""
    (path,) = real.export("sqlite", tmp_path / "out")
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]
    assert ask(path, "PRAGMA foreign_key_check") == []
    ((ddl,),) = ask(path, "SELECT sql FROM sqlite_schema WHERE name = 'events'")
    assert "-- The conflict or cooperation score of the act named" in ddl


def test_keys_are_enforced(small: Package, tmp_path: Path) -> None:
    """Whoever changes the database is held to the schema."""
    (path,) = small.export("sqlite", tmp_path / "out")
    with pytest.raises(sqlite3.IntegrityError, match="CHECK constraint failed"):
        ask(path, "UPDATE events SET modality = 'maybe'")
    with pytest.raises(sqlite3.IntegrityError, match="NOT NULL constraint failed"):
        ask(path, "UPDATE events SET summary = NULL")
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE constraint failed"):
        ask(path, "INSERT INTO actors SELECT * FROM actors")


def test_words_are_found(real: Package, tmp_path: Path) -> None:
    """The full-text index of the reading room is in it."""
    (path,) = real.export("sqlite", tmp_path / "out")
    assert ask(path, "SELECT count(*) > 0 FROM search WHERE search MATCH 'reassured'") == [(1,)]


def test_the_database_says_what_it_is(small: Package, tmp_path: Path) -> None:
    """The table about has the facts of the description, the hash of the dataset among them."""
    (path,) = small.export("sqlite", tmp_path / "out")
    about = dict(ask(path, "SELECT * FROM about"))
    assert about["title"] == "Memos & Minutes"
    assert about["dataset_sha256"] == small._publication().description.sha256


def test_the_same_tables_give_the_same_bytes(hostile: Package, tmp_path: Path) -> None:
    """Neither chance nor the name of the folder is in the file."""
    files = [hostile.export("sqlite", tmp_path / name)[0] for name in ("one", "two")]
    assert len({path.read_bytes() for path in files}) == 1


def test_tables_of_any_schema_make_a_database(tmp_path: Path) -> None:
    """Without the tables that are searched there is no index, and NaN is null."""
    kinds: dict[str, Any] = {"select": "string", 'odd "name"': "number", "day": "date"}
    empty, odd = make_table("empty", kinds), make_table("odd", kinds)
    to_sqlite_file(publish({empty: [], odd: [{}, {'odd "name"': float("nan")}]}), tmp_path)
    path = tmp_path / "pets.sqlite"
    assert ask(path, "SELECT * FROM empty") == []
    assert ask(path, "SELECT * FROM odd") == 2 * [(None, None, None)]
    names = [name for (name,) in ask(path, "SELECT name FROM sqlite_schema WHERE type = 'table'")]
    assert names == ["empty", "odd", "about"]


def test_a_row_that_breaks_its_schema_is_named(tmp_path: Path) -> None:
    """The error names the table and what is wrong, and no file is left."""
    pets = make_table("pets", {"name": "string"}, key=("name",))
    with pytest.raises(OnRecordError) as caught:
        to_sqlite_file(publish({pets: 2 * [{"name": "tom"}]}), tmp_path)
    assert str(caught.value) == (
        "table 'pets' breaks its schema: UNIQUE constraint failed: pets.name"
    )
    assert [*tmp_path.iterdir()] == []


def test_a_view_that_cannot_be_computed_is_not_published(tmp_path: Path) -> None:
    """SQLite would create it unseen; it is loaded first, and no file is left if that fails."""
    pets = make_table("pets", {"name": "string"})
    view = dataclasses.replace(pets, name="seen", query="SELECT readfile('x') AS name")
    published = publish({pets: []})

    def load(name: str) -> pa.Table:
        return compute_view(view, {"pets": pets}, load) if name == "seen" else published.load(name)

    with pytest.raises(OnRecordError, match="the view 'seen' is damaged: no such function"):
        to_sqlite_file(dataclasses.replace(published, views={"seen": view}, load=load), tmp_path)
    assert [*tmp_path.iterdir()] == []
