"""DuckDB: one file with every table and view, keys, checks and meanings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import OnRecordError
from onrecord.forms.about import about
from onrecord.forms.publication import Publication
from onrecord.schema.model import Table
from onrecord.schema.sort_tables import sort_tables
from onrecord.schema.sql import quote_name, quote_names
from onrecord.schema.to_duckdb import explain
from onrecord.schema.to_duckdb import to_duckdb as create_tables
from onrecord.schema.to_sqlite import create_view

if TYPE_CHECKING:
    import pyarrow as pa

_SETTINGS = {
    # The SQL of a view may be anybody's: it reads no file, no address and no variable of ours.
    "enable_external_access": "false",
    "python_enable_replacements": "false",
    "lock_configuration": "true",
    # Several threads would cut the rows into groups as chance has it, and so would compression.
    "threads": "1",
    "force_compression": "uncompressed",
    # DuckDB 1.2 and newer can read it. Later formats begin with a random number.
    "storage_compatibility_version": "v1.2.0",
    # The smallest that there is: every column of every table takes at least one block.
    "default_block_size": "16384",
}


def to_duckdb(publication: Publication, folder: Path) -> None:
    """Write the database ``NAME.duckdb``, whose table ``about`` says which dataset it is.

    The same tables give the same bytes with the same DuckDB. Raises OnRecordError for a row that
    breaks its schema.
    """
    import duckdb

    tables = sort_tables(publication.tables)
    path = folder / f"{publication.description.name}.duckdb"
    try:
        with closing(duckdb.connect(path, config=_SETTINGS)) as database:
            database.execute(create_tables(tables))
            for name, table in tables.items():
                _fill(database, table, publication.load(name))
            for name, view in publication.views.items():
                _add_view(database, view, publication.load(name))
            _write_about(database, about(publication.description))
    except duckdb.Error as error:
        raise OnRecordError(f"no database can be made of these tables: {_reason(error)}") from error
    except RuntimeError as error:
        # So DuckDB reports Ctrl-C.
        if str(error) == "Query interrupted":
            raise KeyboardInterrupt from error
        raise


def _fill(database: Any, table: Table, rows: pa.Table) -> None:
    import duckdb

    names = quote_names(table.columns)
    try:
        with _lent(database, table.name, rows) as lent:
            target = f"{_main(database)}.{quote_name(table.name)}"
            database.execute(f"INSERT INTO {target} ({names}) SELECT {names} FROM {lent}")
    except duckdb.Error as error:
        raise OnRecordError(f"table {table.name!r} breaks its schema: {_reason(error)}") from error


def _add_view(database: Any, view: Table, rows: pa.Table) -> None:
    """Add a view, or a table of its rows where DuckDB does not read SQLite's SQL to the same."""
    made, names = f"{_main(database)}.{quote_name(view.name)}", quote_names(view.columns)
    with _lent(database, view.name, rows) as lent:
        is_view = _reads_as(database, create_view(view), f"SELECT {names} FROM {made}", lent)
        if not is_view:
            database.execute(f"DROP VIEW IF EXISTS {made}")
            database.execute(f"CREATE TABLE {made} AS SELECT * FROM {lent}")
    note = "" if is_view else "Its rows were computed when this file was made."
    database.execute(explain("VIEW" if is_view else "TABLE", view, note))


def _reads_as(database: Any, create: str, select: str, rows: str) -> bool:
    import duckdb

    missing, extra = f"FROM {rows} EXCEPT ALL {select}", f"{select} EXCEPT ALL FROM {rows}"
    try:
        (statement,) = database.extract_statements(create)
        database.execute(statement)
        return not database.execute(f"({missing}) UNION ALL ({extra}) LIMIT 1").fetchall()
    except (duckdb.Error, ValueError):
        return False


@contextmanager
def _lent(database: Any, name: str, rows: pa.Table) -> Iterator[str]:
    """Let a database see an Arrow table, and give the name under which it does."""
    database.register(name, rows)
    try:
        yield f"temp.main.{quote_name(name)}"
    finally:
        database.unregister(name)


def _main(database: Any) -> str:
    """The schema of the file, as against that of what is lent under the same names."""
    ((name,),) = database.execute("SELECT current_database()").fetchall()
    return f"{quote_name(name)}.main"


def _write_about(database: Any, facts: Mapping[str, str]) -> None:
    database.execute("CREATE TABLE about (name VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)")
    database.executemany("INSERT INTO about VALUES (?, ?)", [*facts.items()])


def _reason(error: Exception) -> str:
    return str(error).partition("\n")[0]
