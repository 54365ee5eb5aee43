"""Hold rows against their schemas in a moment, with nothing but SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing

import pyarrow as pa

from onrecord.errors import OnRecordError
from onrecord.release.write_sqlite import create, fill
from onrecord.schema.model import Table


def check_rows(tables: Mapping[str, Table], load: Callable[[str], pa.Table]) -> None:
    """Raise OnRecordError at the first table that breaks its schema.

    Types, required values, codes, ranges and keys are held, so that no form is made of rows that
    are not valid. Patterns and all that the schemas do not say is left to ``onrecord check``, which
    lists every problem, but needs more libraries and more time.
    """
    rows = {name: load(name) for name in tables}
    try:
        # Without a name, the database is a temporary file that is gone at the end.
        with closing(sqlite3.connect("", isolation_level=None)) as database:
            database.execute("PRAGMA foreign_keys = ON")
            create(database, tables, {})
            fill(database, rows, tables)
    except (OnRecordError, sqlite3.Error) as error:
        raise OnRecordError(
            f"this dataset is not valid: {error}; run 'onrecord check' in its folder"
        ) from error
