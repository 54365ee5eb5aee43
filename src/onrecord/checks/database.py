"""Tables as DuckDB sees them: Arrow tables that change from batch to batch, or Parquet files."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.checks.rule import ROW, Ask, Row, every, subject
from onrecord.errors import OnRecordError
from onrecord.layout import bundled
from onrecord.schema.model import Table
from onrecord.schema.read import read_schemas
from onrecord.schema.sql import quote_name, quote_names, quote_text
from onrecord.schema.to_arrow import to_arrow

_FETCHED = 10_000
_INDEX = ROW.strip('"')
_SQL_TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
}


class Feed:
    """A place for an Arrow table that DuckDB reads anew at every query, prepared ones included."""

    def __init__(self, schema: pa.Schema) -> None:
        self.schema = schema.append(pa.field(_INDEX, pa.int64()))
        self.put(None)

    def put(self, rows: pa.Table | None) -> None:
        """Put in the rows that are read from now on; None for no rows."""
        if rows is None:
            self.rows = self.schema.empty_table()
        else:
            index = pa.array(range(rows.num_rows), pa.int64())
            self.rows = pa.Table.from_arrays([*rows.columns, index], schema=self.schema)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Give the rows to another library, by the PyCapsule interface of Arrow."""
        return self.rows.__arrow_c_stream__(requested_schema)


def connect(threads: int | None = None, **settings: object) -> Any:
    """Open a database in memory, which reads nothing but what it is given."""
    config: dict[str, Any] = {"autoinstall_known_extensions": False, **settings}
    if threads:
        config["threads"] = threads
    return duckdb.connect(config=config)


def refuse(error: duckdb.Error) -> BaseException:
    """Make the error for tables or schemas that DuckDB cannot read, with its first sentence.

    A Ctrl-C that came while it asked for rows of ours is its error, too, and becomes one again.
    """
    if "KeyboardInterrupt" in str(error):
        return KeyboardInterrupt()
    reason = str(error).splitlines()[0]
    return OnRecordError(f"the tables cannot be checked: {reason}; mend or build them again")


def asker(connection: Any) -> Ask:
    """Make the function that asks a query and yields its rows, a few at a time."""

    def ask(query: str, parameters: Sequence[object] = ()) -> Iterator[Row]:
        try:
            result = connection.execute(query, *([parameters] if parameters else []))
            while rows := result.fetchmany(_FETCHED):
                yield from rows
        except RuntimeError as error:
            # So DuckDB reports Ctrl-C.
            if str(error) == "Query interrupted":
                raise KeyboardInterrupt from error
            raise

    return ask


def feed_tables(
    connection: Any,
    tables: Mapping[str, Table],
    shared: Mapping[str, pa.Table],
    own: Collection[str],
) -> dict[str, Feed]:
    """Make a feed for the rows of each table in ``own``, and keep those that are shared."""
    feeds = {}
    for name, table in tables.items():
        sources = []
        if name in own:
            feed = feeds[name] = Feed(to_arrow(table))
            connection.register(f"feed of {name}", feed)
            view(connection, subject(name), table, f"SELECT * FROM {quote_name(f'feed of {name}')}")
            sources.append(subject(name))
        if name in shared and (shared[name].num_rows or name not in own):
            feed = Feed(to_arrow(table))
            feed.put(shared[name])
            connection.register("shared", feed)
            kept = quote_name(f"shared {name}")
            connection.execute(f"CREATE TABLE {kept} AS SELECT * FROM shared")
            connection.unregister("shared")
            sources.append(kept)
        rows = " UNION ALL ".join(f"SELECT * FROM {each}" for each in sources)
        view(connection, every(name), table, rows)
    fill_in(connection, tables)
    return feeds


def open_files(
    connection: Any, tables: Mapping[str, Table], files: Mapping[str, Sequence[Path]]
) -> None:
    """Let the tables be read from Parquet files: one after the other are the rows of a table."""
    for name, table in tables.items():
        paths = [str(path) for path in files.get(name, ())]
        if not paths:
            columns = ", ".join(_nothing(each, table) for each in table.columns)
            rows = f"SELECT {columns}, NULL::BIGINT AS {ROW} LIMIT 0"
        else:
            listed = ", ".join(quote_text(_literal(path)) for path in paths)
            rows = (
                f"SELECT {quote_names(table.columns)}, "
                f"file_row_number{_offset(paths)} AS {ROW} FROM read_parquet([{listed}], "
                "filename = true, file_row_number = true, hive_partitioning = false)"
            )
        view(connection, subject(name), table, rows)
        view(connection, every(name), table, f"SELECT * FROM {subject(name)}")
    fill_in(connection, tables)


def view(connection: Any, name: str, table: Table, rows: str) -> None:
    """Make a view of rows; columns that rules speak of and the table lacks are null in it."""
    expected = _expected().get(table.name, table)
    lacking = [_nothing(each, expected) for each in expected.columns if each not in table.columns]
    connection.execute(
        f"CREATE OR REPLACE TEMP VIEW {name} AS SELECT {', '.join(['*', *lacking])} FROM ({rows})"
    )


def fill_in(connection: Any, tables: Collection[str]) -> None:
    """Make empty views of the tables that rules speak of and a package lacks."""
    for name, table in _expected().items():
        if name not in tables:
            columns = ", ".join(_nothing(each, table) for each in table.columns)
            for each in (subject(name), every(name)):
                connection.execute(
                    f"CREATE OR REPLACE TEMP VIEW {each} AS "
                    f"SELECT {columns}, NULL::BIGINT AS {ROW} LIMIT 0"
                )


def _nothing(column: str, table: Table) -> str:
    return f"NULL::{_SQL_TYPES[table.field(column).type]} AS {quote_name(column)}"


def _literal(path: str) -> str:
    """Write a path so that DuckDB takes no sign in it for a pattern."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in path)


def _offset(paths: Sequence[str]) -> str:
    """What to add to the index of a row in its file: the rows of all files before it."""
    if len(paths) == 1:
        return ""
    offsets, rows = [], 0
    for path in paths:
        offsets.append(f"{quote_text(path)}: {rows}")
        rows += pq.ParquetFile(path).metadata.num_rows
    return f" + MAP {{{', '.join(offsets)}}}[filename]"


@cache
def _expected() -> dict[str, Table]:
    return read_schemas(bundled().schemas)
