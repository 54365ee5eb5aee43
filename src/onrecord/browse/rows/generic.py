"""Any row of any table: its columns in words, and how many rows of other tables point at it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from datasette.utils import escape_sqlite

from onrecord.browse.labels import find_labels
from onrecord.browse.links import table_path
from onrecord.browse.room import Room
from onrecord.browse.values import Value, read_value
from onrecord.schema.model import Table
from onrecord.schema.wording import heading


class Cell(NamedTuple):
    """A value of a row, with its column and what the column means."""

    column: str
    heading: str
    meaning: str
    value: Value


@dataclass(frozen=True)
class Pointing:
    """How many rows of a table point at a row with one of their columns."""

    table: Table
    heading: str
    count: int
    path: str


def load_row(
    connection: sqlite3.Connection, table: Table, key: tuple[str, ...]
) -> sqlite3.Row | None:
    """Load a row by its primary key, or by its rowid where the table has none."""
    names = table.primary_key or ("rowid",)
    if len(names) != len(key):
        return None
    where = " AND ".join(f"{escape_sqlite(name)} = ?" for name in names)
    sql = f"SELECT * FROM {escape_sqlite(table.name)} WHERE {where}"
    row: sqlite3.Row | None = connection.execute(sql, key).fetchone()
    return row


def show_cells(
    connection: sqlite3.Connection, room: Room, table: Table, row: sqlite3.Row
) -> list[Cell]:
    """Show the columns of a row that have a value, foreign keys by the labels of their rows."""
    known = {name: row[name] for name in table.columns if row[name] is not None}
    labels = find_labels(connection, room, table, known.items())
    return [
        Cell(
            name,
            heading(table.field(name)),
            table.field(name).description,
            read_value(room, table, name, value, row, labels.get((name, value))),
        )
        for name, value in known.items()
    ]


def count_pointing(
    connection: sqlite3.Connection, tables: Mapping[str, Table], table: Table, key: str
) -> Iterator[Pointing]:
    """Count the rows that point at a row, for every column that points at its table."""
    for other in tables.values():
        for foreign in other.foreign_keys:
            if foreign.table == table.name and len(foreign.fields) == 1:
                (column,) = foreign.fields
                sql = (
                    f"SELECT count(*) FROM {escape_sqlite(other.name)}"
                    f" WHERE {escape_sqlite(column)} = ?"
                )
                (count,) = connection.execute(sql, [key]).fetchone()
                if count:
                    path = table_path(other.name, **{column: key})
                    yield Pointing(other, heading(other.field(column)), count, path)
