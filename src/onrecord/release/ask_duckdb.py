"""Ask DuckDB, the fastest reader of Parquet, where it is installed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa

from onrecord.errors import OnRecordError


def has_duckdb() -> bool:
    """Whether DuckDB is installed."""
    try:
        import duckdb  # noqa: F401
    except ImportError:
        return False
    return True


def ask_duckdb(
    query: str, parameters: Sequence[Any], what: object, database: Any = None
) -> pa.Table:
    """Ask a database, or else a new session of the default one, and give the rows in their order.

    Raises OnRecordError, naming ``what`` was read, where that fails.
    """
    import duckdb

    with blaming_duckdb(what):
        session = database or duckdb.cursor()
        return session.sql(query, params=list(parameters)).to_arrow_table()


@contextmanager
def blaming_duckdb(what: object) -> Iterator[None]:
    """Turn errors of DuckDB into one that names what was read, and let Ctrl-C through."""
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        reason = str(error).partition("\n")[0]
        raise OnRecordError(f"{what} cannot be read; build it again ({reason})") from error
    except RuntimeError as error:
        # So DuckDB reports Ctrl-C.
        if str(error) == "Query interrupted":
            raise KeyboardInterrupt from error
        raise


def name_files(paths: Sequence[Path]) -> list[str]:
    """Name files so that DuckDB takes no character of theirs for a placeholder.

    >>> name_files([Path("a[1].parquet")])
    ['a[[]1].parquet']
    """
    return [re.sub(r"[*?[]", r"[\g<0>]", str(path)) for path in paths]
