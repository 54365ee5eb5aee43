"""The database holds the tables, enforced, and a failed one leaves the last good one."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from support import arrow_rows, real_tables, real_views, small_rows

from onrecord.errors import OnRecordError
from onrecord.release.write_sqlite import dump, write_sqlite


def test_the_same_rows_are_the_same_file(tmp_path: Path) -> None:
    """Two databases of the same rows are equal line by line, and with one SQLite byte by byte."""
    one, two = tmp_path / "one.db", tmp_path / "two.db"
    for path in (one, two):
        write_sqlite(small_rows(), real_tables(), real_views(), path)
    assert list(dump(one)) == list(dump(two))
    assert one.read_bytes() == two.read_bytes()


def test_dump_gives_columns_and_rows(tmp_path: Path) -> None:
    """A dump names the columns of each table and then gives its rows, dates as ISO text."""
    write_sqlite(small_rows(), real_tables(), real_views(), tmp_path / "t.db")
    lines = [json.loads(line) for line in dump(tmp_path / "t.db")]
    events = [rest for name, *rest in lines if name == "events"]
    assert events[0] == [list(real_tables()["events"].columns)]
    assert dict(zip(*events[:1][0], events[1], strict=True))["date_earliest"] == "1843-05-02"
    assert not {name for name, *_ in lines} & real_views().keys()


def test_dump_leaves_out_the_tables_of_search(tmp_path: Path) -> None:
    """An index for full-text search does not make a database different."""
    path = tmp_path / "t.db"
    write_sqlite(small_rows(), real_tables(), real_views(), path)
    before = list(dump(path))
    with closing(sqlite3.connect(path)) as database:
        database.execute("DROP TABLE search")
        database.commit()
    assert list(dump(path)) == before


def test_a_broken_reference_is_named_and_nothing_changes(tmp_path: Path) -> None:
    """A row that points at nothing is named, and the database that was there stays."""
    path = tmp_path / "t.db"
    write_sqlite(small_rows(), real_tables(), real_views(), path)
    before = path.read_bytes()
    tables = real_tables()
    rows = {**small_rows(), "actors": arrow_rows(tables["actors"], [])}
    with pytest.raises(OnRecordError) as error:
        write_sqlite(rows, tables, real_views(), path)
    assert str(error.value).splitlines()[0] == (
        "table 'events', row 1: points at nothing in table 'actors'"
    )
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["t.db"]


def test_a_broken_check_names_the_table(tmp_path: Path) -> None:
    """A row that breaks a check is an error that names its table and the check."""
    tables = real_tables()
    actor = {"actor_id": "a", "name": "A", "actor_type": "robot"}
    rows = {**small_rows(), "actors": arrow_rows(tables["actors"], [actor])}
    with pytest.raises(OnRecordError, match=r"^table 'actors' breaks its schema: CHECK constraint"):
        write_sqlite(rows, tables, real_views(), tmp_path / "t.db")


def test_rows_as_they_come(tmp_path: Path) -> None:
    """Batches of rows make the same database as whole tables."""
    rows, tables, views = small_rows(), real_tables(), real_views()
    write_sqlite(rows, tables, views, tmp_path / "whole.db")
    batches = {name: iter(table.to_batches(max_chunksize=1)) for name, table in rows.items()}
    write_sqlite(batches, tables, views, tmp_path / "batches.db")
    assert list(dump(tmp_path / "batches.db")) == list(dump(tmp_path / "whole.db"))
    assert (tmp_path / "batches.db").read_bytes() == (tmp_path / "whole.db").read_bytes()
