"""Any row of any table: its columns in words, and how many rows of other tables point at it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.browse.dates import date_in_words
from onrecord.browse.links import Link, row_path, table_path, web_address, wikidata_address
from onrecord.schema.model import Field, Table
from onrecord.schema.wording import heading


class Cell(NamedTuple):
    """A value of a row: its column and what the column means, the value, and where it leads.

    ``address`` is a page outside of the site.
    """

    column: str
    heading: str
    meaning: str
    value: Link
    address: str | None = None


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
    where = " AND ".join(f'"{name}" = ?' for name in names)
    row = connection.execute(f'SELECT * FROM "{table.name}" WHERE {where}', key).fetchone()
    assert row is None or isinstance(row, sqlite3.Row)
    return row


def show_cells(
    connection: sqlite3.Connection, tables: Mapping[str, Table], table: Table, row: sqlite3.Row
) -> list[Cell]:
    """Show the columns of a row that have a value, foreign keys by the labels of their rows."""
    return [
        _cell(connection, tables, table, field, row)
        for field in table.fields
        if row[field.name] is not None
    ]


def count_pointing(
    connection: sqlite3.Connection, tables: Mapping[str, Table], table: Table, key: str
) -> Iterator[Pointing]:
    """Count the rows that point at a row, for every column that points at its table."""
    for other in tables.values():
        for foreign in other.foreign_keys:
            if foreign.table == table.name and len(foreign.fields) == 1:
                (column,) = foreign.fields
                (count,) = connection.execute(
                    f'SELECT count(*) FROM "{other.name}" WHERE "{column}" = ?', [key]
                ).fetchone()
                if count:
                    path = table_path(other.name, **{column: key})
                    yield Pointing(other, heading(other.field(column)), count, path)


def _cell(
    connection: sqlite3.Connection,
    tables: Mapping[str, Table],
    table: Table,
    field: Field,
    row: sqlite3.Row,
) -> Cell:
    value = row[field.name]
    shown = Link(_words(field, value), _leads_to(tables, table, field, row))
    for foreign in table.foreign_keys:
        if foreign.fields == (field.name,) and foreign.table in tables:
            label = _label(connection, tables[foreign.table], value)
            shown = Link(label or str(value), row_path(foreign.table, value))
    address = wikidata_address(value) if field.name == "wikidata_id" else web_address(value)
    return Cell(field.name, heading(field), field.description, shown, address)


def _words(field: Field, value: object) -> str:
    if field.type == "boolean":
        return "yes" if value else "no"
    if field.name.endswith("_edtf"):
        return f"{date_in_words(str(value))} ({value})"
    return str(value)


def _leads_to(
    tables: Mapping[str, Table], table: Table, field: Field, row: sqlite3.Row
) -> str | None:
    """Where ``row_id`` leads: to a row of the table that ``table_name`` names."""
    is_pointer = field.name == "row_id" and "table_name" in table.columns
    if is_pointer and row["table_name"] in tables and table.name != "removed_rows":
        return row_path(row["table_name"], row["row_id"])
    return None


def _label(connection: sqlite3.Connection, table: Table, key: object) -> str | None:
    if table.browse.label is None:
        return None
    found = connection.execute(
        f'SELECT "{table.browse.label}" FROM "{table.name}" WHERE "{table.primary_key[0]}" = ?',
        [key],
    ).fetchone()
    return str(found[0]) if found and found[0] is not None else None
