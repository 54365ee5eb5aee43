"""The list of all tables: the four of the dataset first, then what supports and describes them."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any, NamedTuple

from onrecord.browse.links import table_path
from onrecord.browse.room import read, room_of

_GROUPS = {
    "dataset": "The dataset",
    "support": "What supports it",
    "vocabulary": "Vocabularies",
    "view": "Views",
}


class Entry(NamedTuple):
    """A table or view: what it is, where it is, and how many rows it has if that is known."""

    name: str
    title: str
    description: str
    row_count: int | None
    path: str


class Group(NamedTuple):
    """Tables of one kind."""

    kind: str
    title: str
    entries: list[Entry]


async def list_tables(datasette: Any, counts: Mapping[str, int | None]) -> list[Group]:
    """List the tables and views of a package by kind, given how many rows the tables have."""
    tables = room_of(datasette).tables.values()
    known = dict(counts)
    for each in tables:
        if each.query:
            known[each.name] = await _count(datasette, each.name)
    groups = []
    for kind, title in _GROUPS.items():
        entries = [
            Entry(each.name, each.title, each.description, known.get(each.name), path)
            for each in tables
            if each.kind == kind
            for path in [table_path(each.name)]
        ]
        if entries:
            groups.append(Group(kind, title, entries))
    return groups


async def _count(datasette: Any, view: str) -> int | None:
    def count(connection: sqlite3.Connection) -> int:
        return int(connection.execute(f'SELECT count(*) FROM "{view}"').fetchone()[0])

    # Views are slow to count, and a database that never changes needs it once.
    known = room_of(datasette).view_counts
    if view not in known:
        try:
            known[view] = await read(datasette, count)
        except sqlite3.OperationalError:
            return None
    return known[view]
