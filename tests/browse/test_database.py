"""The built database is browsed where it is fresh; otherwise one is made in the user's cache."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from support import arrow_rows, real_tables, small_rows, write_package

from onrecord.access import Package
from onrecord.browse.find_database import find_database
from onrecord.errors import OnRecordError
from onrecord.layout import Layout
from onrecord.release.about import read_about
from onrecord.release.write_parquet import write_parquet


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


def rows(path: Path, table: str) -> int:
    """Count the rows of a table."""
    with closing(sqlite3.connect(path)) as database:
        return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_the_built_database_is_used(copied: Path) -> None:
    """A database that says it holds just this package is taken as it is."""
    assert find_database(Package(copied)) == Layout(copied).database


def test_an_old_database_is_not(copied: Path, cache: Path) -> None:
    """After the package has changed, the database that was built before is passed over."""
    with closing(sqlite3.connect(Layout(copied).database)) as database:
        database.execute("UPDATE about SET value = 'x' WHERE name = 'dataset_sha256'")
        database.commit()
    found = find_database(Package(copied))
    assert found.is_relative_to(cache)
    assert rows(found, "events") == rows(Layout(copied).database, "events")


def test_a_package_without_a_database_gets_one_in_the_cache(tmp_path: Path, cache: Path) -> None:
    """It is made once, can be searched, and the package itself stays as it was."""
    root = tmp_path / "package"
    write_package(root)
    before = sorted(root.rglob("*"))
    found = find_database(Package(root))
    assert found.is_relative_to(cache)
    assert rows(found, "search") > 0
    made = found.stat().st_mtime_ns
    assert find_database(Package(root)) == found
    assert found.stat().st_mtime_ns == made
    assert sorted(root.rglob("*")) == before


def test_a_damaged_database_is_made_anew(tmp_path: Path, cache: Path) -> None:
    """A file in the cache that is no database of ours is replaced."""
    write_package(tmp_path / "package")
    package = Package(tmp_path / "package")
    found = find_database(package)
    found.write_bytes(b"no database")
    assert read_about(found) == {}
    assert rows(find_database(package), "events") == 2


def test_a_cache_that_cannot_be_written_is_one_clear_error(tmp_path: Path, cache: Path) -> None:
    """The error names the folder and what to do."""
    write_package(tmp_path / "package")
    cache.write_text("in the way")
    with pytest.raises(OnRecordError) as caught:
        find_database(Package(tmp_path / "package"))
    assert "cannot be written" in str(caught.value)
    assert "set XDG_CACHE_HOME to a folder that can" in str(caught.value)


def test_damaged_tables_are_one_clear_error(tmp_path: Path) -> None:
    """A package whose tables are missing is not browsed, and the error names the file."""
    write_package(tmp_path / "package")
    shutil.rmtree(tmp_path / "package" / "data")
    with pytest.raises(OnRecordError, match="is missing; build or install the dataset again"):
        find_database(Package(tmp_path / "package"))


def edit_schema(root: Path, path: str, edit: Callable[[dict[str, Any]], None]) -> Package:
    """Change a schema of a package, whatever its hash in the descriptor."""
    file = root / "schemas" / path
    schema = json.loads(file.read_text(encoding="utf-8"))
    edit(schema)
    file.write_text(json.dumps(schema), encoding="utf-8")
    return Package(root)


def test_a_package_of_another_version_is_refused(tmp_path: Path) -> None:
    """Tables without a column that pages ask for are named, and what to do."""
    write_package(tmp_path / "package")

    def drop_last(schema: dict[str, Any]) -> None:
        last = schema["fields"].pop()["name"]
        keys = schema["foreignKeys"]
        schema["foreignKeys"] = [each for each in keys if last not in each["fields"]]

    package = edit_schema(tmp_path / "package", "quotes.json", drop_last)
    with pytest.raises(OnRecordError) as caught:
        find_database(package)
    assert str(caught.value) == (
        f"{tmp_path / 'package'} was made by another version of On the Record, its tables lack "
        "quotes.annotator_id; build it again with this one"
    )


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT 1; ATTACH DATABASE '{file}' AS other; CREATE TABLE other.t (x)",
        "SELECT 1; VACUUM INTO '{file}'",
        "SELECT nonsense FROM nowhere WHERE",
    ],
)
def test_the_sql_of_a_view_opens_no_file(tmp_path: Path, sql: str) -> None:
    """A view of somebody else's package can write nothing, and a damaged one is one clear line."""
    write_package(tmp_path / "package")
    victim = tmp_path / "victim.db"

    def spoil(schema: dict[str, Any]) -> None:
        schema["query"] = [sql.format(file=victim)]

    package = edit_schema(tmp_path / "package", "views/events_wide.json", spoil)
    with pytest.raises(OnRecordError, match=r"^no database can be made of these tables: "):
        find_database(package)
    assert not victim.exists()


def test_a_view_without_end_holds_nobody_up(tmp_path: Path) -> None:
    """What calls itself about in somebody else's database is read for a moment only."""
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x, x FROM n"
    with closing(sqlite3.connect(tmp_path / "odd.db")) as database:
        database.execute(f"CREATE VIEW about (name, value) AS {endless}")
    assert read_about(tmp_path / "odd.db") == {}


def test_tables_that_are_not_those_of_the_descriptor_are_refused(tmp_path: Path) -> None:
    """Nobody can pass off other rows under the hash of a dataset."""
    rows = small_rows()
    write_package(tmp_path / "genuine", rows)
    write_package(tmp_path / "forged")
    events = rows["events"].to_pylist()
    events[0]["summary"] = "FORGED"
    table = arrow_rows(real_tables()["events"], events)
    write_parquet(table, Layout(tmp_path / "forged").table("events", "parquet"))
    with pytest.raises(OnRecordError, match=r"data/tables/events\.parquet:1: "):
        find_database(Package(tmp_path / "forged"))
    found = find_database(Package(tmp_path / "genuine"))
    with closing(sqlite3.connect(found)) as database:
        summaries = [row[0] for row in database.execute("SELECT summary FROM events")]
    assert "FORGED" not in summaries
