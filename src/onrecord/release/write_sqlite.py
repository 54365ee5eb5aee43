"""SQLite: one file with every table, key, check, index and view, enforced while it is written."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pyarrow as pa

from onrecord.errors import OnRecordError
from onrecord.release.about import write_about
from onrecord.release.write_search import write_search
from onrecord.schema.model import Table
from onrecord.schema.to_sqlite import create_view, to_sqlite

_BATCH = 10_000
# Whoever has more broken references than these needs the list that `onrecord check` gives.
_LISTED = 20


def write_sqlite(
    rows: Mapping[str, pa.Table],
    tables: Mapping[str, Table],
    views: Mapping[str, Table],
    path: Path,
    about: Mapping[str, str] | None = None,
) -> None:
    """Write all tables into a new database that takes the place of ``path`` when it is whole.

    The database can be searched (see ``write_search``); what it is stands in its table ``about``.
    Raises OnRecordError, and leaves ``path`` as it was, if a row breaks a key, a check or a
    foreign key.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.partial")
    partial.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(partial, isolation_level=None)) as database:
            _set_up(database)
            create(database, tables, views)
            fill(database, rows, tables)
            write_about(database, about or {})
            write_search(database, tables)
            _check(database)
        os.replace(partial, path)
    except sqlite3.Error as error:
        raise OnRecordError(f"no database can be made of these tables: {error}") from error
    finally:
        partial.unlink(missing_ok=True)


def create(
    database: sqlite3.Connection, tables: Mapping[str, Table], views: Mapping[str, Table]
) -> None:
    """Create empty tables and views. Raises sqlite3.Error for a schema that makes none.

    The SQL of a view may be of a package that somebody else made: it must be one statement, and
    it opens no other file.
    """
    database.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    database.executescript(to_sqlite(tables, {}))
    for view in views.values():
        database.execute(create_view(view))


def fill(
    database: sqlite3.Connection, rows: Mapping[str, pa.Table], tables: Mapping[str, Table]
) -> None:
    """Insert the rows of the tables into their empty SQL tables, in one transaction.

    Raises OnRecordError for a row that breaks a key or a check, and names those whose foreign keys
    point at nothing, if the connection enforces these.
    """
    database.execute("BEGIN")
    for name, table in tables.items():
        _insert(database, table, rows[name])
    if database.execute("PRAGMA foreign_keys").fetchone() == (1,):
        _check_references(database)
    database.execute("COMMIT")


def dump(path: Path) -> Iterator[str]:
    """Give the columns and rows of every ordinary table, a line of JSON each.

    Two databases hold the same data if these lines are equal, whichever SQLite wrote the files;
    views, indexes and the tables of full-text search are left out.
    """
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
        listed = database.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
            " AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name"
        )
        for (name,) in listed.fetchall():
            quoted = '"' + name.replace('"', '""') + '"'
            rows = database.execute(f"SELECT * FROM {quoted} ORDER BY rowid")
            yield json.dumps([name, [column[0] for column in rows.description]])
            yield from (json.dumps([name, *row], default=bytes.hex) for row in rows)


def _set_up(database: sqlite3.Connection) -> None:
    # Defaults differ between builds of SQLite; these shape the bytes. Nobody else sees the file
    # before it is whole, so it needs no journal of its own.
    for setting in (
        "page_size = 4096",
        "auto_vacuum = NONE",
        "encoding = 'UTF-8'",
        "journal_mode = MEMORY",
        "secure_delete = OFF",
        "foreign_keys = ON",
    ):
        database.execute(f"PRAGMA {setting}")


def _insert(database: sqlite3.Connection, table: Table, rows: pa.Table) -> None:
    marks = ", ".join("?" * len(table.columns))
    name = '"' + table.name.replace('"', '""') + '"'
    dates = {each.name for each in table.fields if each.type == "date"}
    for batch in rows.to_batches(max_chunksize=_BATCH):
        columns = [
            # SQLite has no dates; as text in ISO order they still compare and sort.
            (batch[column].cast(pa.string()) if column in dates else batch[column]).to_pylist()
            for column in table.columns
        ]
        try:
            database.executemany(f"INSERT INTO {name} VALUES ({marks})", zip(*columns, strict=True))
        except sqlite3.Error as error:
            raise OnRecordError(f"table {table.name!r} breaks its schema: {error}") from error


def _check_references(database: sqlite3.Connection) -> None:
    broken = database.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        listed = "\n".join(
            f"table {table!r}, row {row}: points at nothing in table {parent!r}"
            for table, row, parent, _ in broken[:_LISTED]
        )
        more = f"\nand {len(broken) - _LISTED} more" if len(broken) > _LISTED else ""
        raise OnRecordError(listed + more)


def _check(database: sqlite3.Connection) -> None:
    answer = database.execute("PRAGMA integrity_check").fetchall()
    if answer != [("ok",)]:
        raise OnRecordError(f"SQLite wrote a damaged database: {answer}; check the disk")
