"""Compute a view from the tables with the SQL of its schema, so that it is defined only once."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from typing import Any

import pyarrow as pa

from onrecord.errors import OnRecordError
from onrecord.release.write_sqlite import create, fill
from onrecord.schema.model import Field, Table
from onrecord.schema.to_arrow import to_arrow


def compute_view(
    view: Table, tables: Mapping[str, Table], read: Callable[[str], pa.Table]
) -> pa.Table:
    """Compute the rows of a view, in the Arrow schema of the view.

    ``read`` gives the rows of a table by name and is called only for the tables that the view
    needs. SQLite does the work in memory.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        try:
            create(database, tables, {view.name: view})
        except sqlite3.Error as error:
            raise OnRecordError(
                f"the query of the view {view.name!r} is damaged: {error}"
            ) from error
        needed = {name: tables[name] for name in _tables_read(database, view) if name in tables}
        fill(database, {name: read(name) for name in needed}, needed)
        names = ", ".join(f'"{column}"' for column in view.columns)
        rows = database.execute(f'SELECT {names} FROM "{view.name}"').fetchall()
    columns = zip(*rows, strict=True) if rows else [() for _ in view.columns]
    return pa.table(
        [
            pa.array(map(_restorer(field), column), field_type)
            for field, field_type, column in zip(
                view.fields, to_arrow(view).types, columns, strict=True
            )
        ],
        schema=to_arrow(view),
    )


def _tables_read(database: sqlite3.Connection, view: Table) -> list[str]:
    # SQLite itself tells which tables a statement reads, while it compiles the statement.
    seen: list[str] = []

    def note(action: int, table: str | None, *_: object) -> int:
        if action == sqlite3.SQLITE_READ and table:
            seen.append(table)
        return sqlite3.SQLITE_OK

    database.set_authorizer(note)
    database.execute(f'SELECT * FROM "{view.name}"').fetchall()
    database.set_authorizer(None)
    return list(dict.fromkeys(seen))


def _restorer(field: Field) -> Callable[[Any], Any]:
    kinds: dict[str, Callable[[Any], Any]] = {
        "boolean": bool,
        "date": datetime.date.fromisoformat,
        "number": float,
    }
    restore = kinds.get(field.type, lambda value: value)
    return lambda value: None if value is None else restore(value)
