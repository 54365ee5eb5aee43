"""Compute a view of tables that memory would not hold, with DuckDB instead of SQLite."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from typing import Any

import pyarrow as pa

from onrecord.errors import need
from onrecord.release.ask_duckdb import ask_duckdb, blaming_duckdb
from onrecord.release.compute_view import blaming_view
from onrecord.schema.model import Table
from onrecord.schema.sql import quote_name, quote_names
from onrecord.schema.to_arrow import to_arrow
from onrecord.schema.to_sqlite import create_view

_SETTINGS = {
    # The SQL of a view may be anybody's: it reads no file, no address and no variable of ours.
    "enable_external_access": "false",
    "python_enable_replacements": "false",
    "lock_configuration": "true",
    # SQLite joins texts in the order of a subquery; several threads would not keep to it.
    "threads": "1",
}


def compute_large_view(
    view: Table, tables: Mapping[str, Table], datasets: Mapping[str, Any]
) -> pa.Table:
    """Compute the rows of a view, in its Arrow schema, sorted by its first column.

    ``tables`` are those that the view reads, and ``datasets`` their rows as pyarrow datasets, of
    which no more is in memory than is needed. Raises UsageError without DuckDB, OnRecordError for
    a query that fails or gives what its schema does not allow.
    """
    need("duckdb", "export")
    import duckdb

    what = f"the view {view.name!r}"
    with closing(duckdb.connect(config=_SETTINGS)) as database:
        for name, table in tables.items():
            database.register(f"files of {name}", datasets[name])
            columns = f"SELECT {quote_names(table.columns)} FROM {quote_name(f'files of {name}')}"
            with blaming_duckdb(f"the table {name!r}"):
                database.execute(f"CREATE TEMP VIEW {quote_name(name)} AS {columns}")
        with blaming_duckdb(what):
            database.execute(create_view(view).replace("CREATE VIEW", "CREATE TEMP VIEW", 1))
        query = f"SELECT {quote_names(view.columns)} FROM {quote_name(view.name)} ORDER BY 1"
        rows = ask_duckdb(query, [], what, database)
    with blaming_view(view):
        return rows.cast(to_arrow(view))
