"""The labels of values that point at rows, where Datasette does not look them up itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from datasette.utils import escape_sqlite

from onrecord.browse.room import Room
from onrecord.browse.values import table_behind
from onrecord.schema.model import Table

Labels = dict[tuple[str, Any], str]


def find_labels(
    connection: sqlite3.Connection,
    room: Room,
    table: Table | None,
    pairs: Iterable[tuple[str, Any]],
) -> Labels:
    """Find the labels of values, given as pairs of a column and a value.

    What points at nothing, or at something without a label, is left out.
    """
    wanted: dict[tuple[str, str], set[Any]] = {}
    for column, value in pairs:
        name = table_behind(room, table, column)
        if name and room.tables[name].browse.label and value not in (None, ""):
            wanted.setdefault((column, name), set()).add(value)
    found: Labels = {}
    for (column, name), values in wanted.items():
        sql = _query(room.tables[name], len(values))
        found |= {
            (column, key): label
            for key, label in connection.execute(sql, [*values])
            if label is not None
        }
    return found


def _query(table: Table, count: int) -> str:
    key, label = escape_sqlite(table.primary_key[0]), escape_sqlite(table.browse.label or "")
    places = ", ".join("?" * count)
    return f"SELECT {key}, {label} FROM {escape_sqlite(table.name)} WHERE {key} IN ({places})"
