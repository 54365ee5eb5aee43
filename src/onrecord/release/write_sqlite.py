"""SQLite: one file with every table, key, check, index and view, enforced while it is written."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import TypeAlias

import pyarrow as pa

from onrecord.errors import OnRecordError
from onrecord.release.about import write_about
from onrecord.release.write_search import write_search
from onrecord.schema.model import Table
from onrecord.schema.sql import quote_name
from onrecord.schema.to_sqlite import create_indexes, create_tables, create_view

# The rows of a table, all at once or as they come.
Rows: TypeAlias = pa.Table | Iterable[pa.RecordBatch]

_BATCH = 10_000
# Whoever has more broken references than these needs the list that `onrecord check` gives.
_LISTED = 20


def write_sqlite(
    rows: Mapping[str, Rows],
    tables: Mapping[str, Table],
    views: Mapping[str, Table],
    path: Path,
    about: Mapping[str, str] | None = None,
) -> None:
    """Write all tables into a new database that takes the place of ``path`` when it is whole.

    Rows are taken as Arrow tables or, where memory would not hold them, batch by batch, in the
    columns of their schemas. The database can be searched (see ``write_search``); what it is
    stands in its table ``about``. Raises OnRecordError, and leaves ``path`` as it was, if a row
    breaks a key, a check or a foreign key.
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
    database.executescript("\n".join(create_tables(tables)))
    for view in views.values():
        database.execute(create_view(view))


def fill(
    database: sqlite3.Connection, rows: Mapping[str, Rows], tables: Mapping[str, Table]
) -> None:
    """Insert the rows of the tables into their empty SQL tables and index them, all or nothing.

    Raises OnRecordError for a row that breaks a key or a check, and names those whose foreign keys
    point at nothing, if the connection enforces these.
    """
    (enforced,) = database.execute("PRAGMA foreign_keys").fetchone()
    # Held for all rows at the end, checks and references cost a fraction of what they do for each.
    database.execute("PRAGMA foreign_keys = OFF")
    database.execute("PRAGMA ignore_check_constraints = ON")
    database.execute("BEGIN")
    for name, table in tables.items():
        _insert(database, table, rows[name])
    for index in create_indexes(tables):
        database.execute(index)
    database.execute("PRAGMA ignore_check_constraints = OFF")
    _check_limits(database, tables)
    if enforced:
        _check_references(database)
    database.execute("COMMIT")
    database.execute(f"PRAGMA foreign_keys = {enforced}")


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
            rows = database.execute(f"SELECT * FROM {quote_name(name)} ORDER BY rowid")
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


def _insert(database: sqlite3.Connection, table: Table, rows: Rows) -> None:
    marks = ", ".join("?" * len(table.columns))
    statement = f"INSERT INTO {quote_name(table.name)} VALUES ({marks})"
    dates = {each.name for each in table.fields if each.type == "date"}
    for batch in _cut(rows):
        columns = [
            # SQLite has no dates; as text in ISO order they still compare and sort.
            (batch[column].cast(pa.string()) if column in dates else batch[column]).to_pylist()
            for column in table.columns
        ]
        try:
            database.executemany(statement, zip(*columns, strict=True))
        except sqlite3.Error as error:
            raise _broken(table, error) from error


def _cut(rows: Rows) -> Iterator[pa.RecordBatch]:
    """Cut rows so small that as Python objects they take little memory."""
    for batch in rows.to_batches() if isinstance(rows, pa.Table) else rows:
        for start in range(0, batch.num_rows, _BATCH):
            yield batch.slice(start, _BATCH)


def _check_limits(database: sqlite3.Connection, tables: Mapping[str, Table]) -> None:
    """Hold every row against the checks of its table, and the file against what a file must be."""
    answer = [str(row[0]) for row in database.execute("PRAGMA quick_check")]
    if answer == ["ok"]:
        return
    for table in tables.values():
        same = ", ".join(f"{name} = {name}" for name in map(quote_name, table.columns))
        try:
            # That answer names only the table. Writing a row anew names the check that it breaks.
            database.execute(f"UPDATE {quote_name(table.name)} SET {same}")
        except sqlite3.Error as error:
            raise _broken(table, error) from error
    raise OnRecordError(f"SQLite wrote a damaged database: {answer}; check the disk")


def _broken(table: Table, error: sqlite3.Error) -> OnRecordError:
    return OnRecordError(f"table {table.name!r} breaks its schema: {error}")


def _check_references(database: sqlite3.Connection) -> None:
    broken = database.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        listed = "\n".join(
            f"table {table!r}, row {row}: points at nothing in table {parent!r}"
            for table, row, parent, _ in broken[:_LISTED]
        )
        more = f"\nand {len(broken) - _LISTED} more" if len(broken) > _LISTED else ""
        raise OnRecordError(listed + more)
