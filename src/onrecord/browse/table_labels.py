"""The labels of values that point at rows, where Datasette does not look them up itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from datasette.utils import escape_sqlite

from onrecord.browse.cells import link_row, table_behind
from onrecord.browse.room import read, room_of
from onrecord.browse.table_rows import plain
from onrecord.schema.model import Table

Labels = dict[tuple[str, Any], str]
Pairs = Iterable[tuple[str, Any]]


async def find_labels(datasette: Any, table: Table | None, pairs: Pairs) -> Labels:
    """Find the labels of values, given as pairs of a column and a value.

    What points at nothing, or at something without a label, is left out.
    """
    room = room_of(datasette)
    wanted: dict[tuple[str, str], set[Any]] = {}
    for column, value in pairs:
        name = table_behind(room, table, column)
        if name and room.tables[name].browse.label and value not in (None, ""):
            wanted.setdefault((column, name), set()).add(value)

    def look_up(connection: sqlite3.Connection) -> Labels:
        found: Labels = {}
        for (column, name), values in wanted.items():
            sql = _query(room.tables[name], len(values))
            found |= {(column, key): label for key, label in connection.execute(sql, [*values])}
        return found

    try:
        return await read(datasette, look_up) if wanted else {}
    except sqlite3.OperationalError:
        # The time is up: keys will do.
        return {}


def link_values(datasette: Any, table: Table | None, labels: Labels) -> dict[tuple[str, Any], Any]:
    """Make a link of each label."""
    room = room_of(datasette)
    return {
        (column, value): link_row(datasette, name, value, label)
        for (column, value), label in labels.items()
        if (name := table_behind(room, table, column))
    }


def values_of_view(
    table: Table | None, rows: Iterable[Any], facets: Iterable[Mapping[str, Any]]
) -> list[tuple[str, Any]]:
    """List the values of a view that may have labels; its own key stays as it is."""
    keys = table.primary_key if table else ()
    cells = [(cell["column"], plain(cell["raw"])) for row in rows for cell in row.cells]
    chosen = [(facet["name"], each["value"]) for facet in facets for each in facet["results"]]
    return [pair for pair in cells + chosen if pair[0] not in keys]


def _query(table: Table, count: int) -> str:
    key, label = escape_sqlite(table.primary_key[0]), escape_sqlite(table.browse.label or "")
    places = ", ".join("?" * count)
    return f"SELECT {key}, {label} FROM {escape_sqlite(table.name)} WHERE {key} IN ({places})"
