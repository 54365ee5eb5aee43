"""Compute a view from the tables with the SQL of its schema, so that it is defined only once."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from typing import Any

import pyarrow as pa

from onrecord.errors import OnRecordError
from onrecord.release.write_sqlite import create, fill
from onrecord.schema.model import Field, Table
from onrecord.schema.sql import quote_name, quote_names
from onrecord.schema.to_arrow import to_arrow

# SQLite asks whether to go on after so many steps of its virtual machine.
_STEPS = 100_000
# The views of the project take about 170 steps per event; this is enough for two million.
_MOST_STEPS = 500_000_000


def compute_view(
    view: Table, tables: Mapping[str, Table], read: Callable[[str], pa.Table]
) -> pa.Table:
    """Compute the rows of a view, in the Arrow schema of the view.

    ``read`` gives the rows of a table by name and is called only for the tables that the view
    needs. SQLite does the work in memory. Raises OnRecordError, with the name of the view, for a
    query that is damaged, fails, finds values that its schema does not allow, or takes more than
    500,000,000 steps of SQLite's virtual machine.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        with blaming_view(view):
            create(database, tables, {view.name: view})
            needed = {each: tables[each] for each in _list_read(database, view) if each in tables}
        fill(database, {name: read(name) for name in needed}, needed)
        with blaming_view(view), _limited(database, view):
            names = quote_names(view.columns)
            rows = database.execute(f"SELECT {names} FROM {quote_name(view.name)}").fetchall()
    with blaming_view(view):
        return _to_table(view, rows)


@contextmanager
def blaming_view(view: Table) -> Iterator[None]:
    """Name the view whose query fails or gives what its schema does not allow."""
    try:
        yield
    except (sqlite3.Error, pa.ArrowException, ValueError, TypeError, OverflowError) as error:
        raise OnRecordError(f"the query of the view {view.name!r} is damaged: {error}") from error


@contextmanager
def _limited(database: sqlite3.Connection, view: Table) -> Iterator[None]:
    """Stop a query that does not end, and let Ctrl-C stop any."""
    steps = 0

    def is_too_long() -> bool:
        nonlocal steps
        steps += _STEPS
        return steps > _MOST_STEPS

    database.set_progress_handler(is_too_long, _STEPS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if steps > _MOST_STEPS:
            raise OnRecordError(
                f"the query of the view {view.name!r} does not end: "
                f"it was stopped after {_MOST_STEPS:,} steps"
            ) from error
        # Python hands a signal to the function above, and of its exception sqlite3 keeps only this.
        if str(error) == "interrupted":
            raise KeyboardInterrupt from error
        raise


def list_needed(view: Table, tables: Mapping[str, Table]) -> list[str]:
    """List the tables that a view reads; OnRecordError for one whose query is damaged."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database, blaming_view(view):
        create(database, tables, {view.name: view})
        return [each for each in _list_read(database, view) if each in tables]


def _list_read(database: sqlite3.Connection, view: Table) -> list[str]:
    # SQLite itself tells which tables a statement reads, while it compiles the statement.
    seen: list[str] = []

    def note(action: int, table: str | None, *_: object) -> int:
        if action == sqlite3.SQLITE_READ and table:
            seen.append(table)
        return sqlite3.SQLITE_OK

    database.set_authorizer(note)
    database.execute(f"EXPLAIN SELECT * FROM {quote_name(view.name)}").close()
    database.set_authorizer(None)
    return list(dict.fromkeys(seen))


def _to_table(view: Table, rows: Sequence[tuple[Any, ...]]) -> pa.Table:
    schema = to_arrow(view)
    columns = zip(*rows, strict=True) if rows else [() for _ in view.columns]
    return pa.table(
        [
            pa.array(map(_restorer(field), column), field_type)
            for field, field_type, column in zip(view.fields, schema.types, columns, strict=True)
        ],
        schema=schema,
    )


def _restorer(field: Field) -> Callable[[Any], Any]:
    kinds: dict[str, Callable[[Any], Any]] = {
        "boolean": bool,
        "date": datetime.date.fromisoformat,
        "number": float,
    }
    restore = kinds.get(field.type, lambda value: value)
    return lambda value: None if value is None else restore(value)
