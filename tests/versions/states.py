"""Versions of the small dataset in memory, to be changed one thing at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pyarrow as pa
from support import arrow_rows, real_tables, small_rows

from onrecord.release.description import Description
from onrecord.schema.model import Field, Table
from onrecord.versions.compare import compare
from onrecord.versions.diff import Diff
from onrecord.versions.state import State

TABLES = real_tables()


def state(version: str = "1.2.3", **facts: Any) -> State:
    """The small dataset in some version, with other facts."""
    known = {"name": "memos", "title": "Memos", "sha256": "0" * 64, **facts}
    rows = small_rows()
    return State(Description(version=version, **known), TABLES, {}, rows.__getitem__)


def with_rows(before: State, **rows: list[dict[str, Any]]) -> State:
    """The same version with other rows in some tables."""
    changed = {name: arrow_rows(before.tables[name], found) for name, found in rows.items()}
    return replace(before, load=lambda name: changed.get(name, before.load(name)))


def with_schema(before: State, table: Table) -> State:
    """The same version with another schema of a table, and its rows in those columns."""

    def load(name: str) -> pa.Table:
        rows = before.load(name)
        if name != table.name:
            return rows
        kept = [{key: row.get(key) for key in table.columns} for row in rows.to_pylist()]
        return arrow_rows(table, kept)

    return replace(before, tables={**before.tables, table.name: table}, load=load)


def change_field(table: str, column: str, **changes: Any) -> Table:
    """A table of the project with one column described otherwise."""
    fields = tuple(
        replace(each, **changes) if each.name == column else each for each in TABLES[table].fields
    )
    return replace(TABLES[table], fields=fields)


def without_field(table: str, column: str) -> Table:
    """A table of the project without one of its columns."""
    fields = tuple(each for each in TABLES[table].fields if each.name != column)
    return replace(TABLES[table], fields=fields)


def with_field(table: str, field: Field) -> Table:
    """A table of the project with another column."""
    return replace(TABLES[table], fields=(*TABLES[table].fields, field))


def rows_of(before: State, table: str) -> list[dict[str, Any]]:
    """The rows of a table."""
    found: list[dict[str, Any]] = before.load(table).to_pylist()
    return found


def diff_of(table: str, change: Any, version: str = "1.3.0") -> Diff:
    """Compare the small dataset with one whose rows of a table a function has changed."""
    old = state()
    rows = rows_of(old, table)
    change(rows)
    return compare(old, with_rows(state(version), **{table: rows}))
