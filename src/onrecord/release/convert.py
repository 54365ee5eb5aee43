"""Hand an Arrow table over as what the user works with."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from onrecord.errors import need, unknown


def convert(rows: pa.Table, as_: str) -> Any:
    """Turn an Arrow table into ``pandas``, ``polars`` or ``duckdb``, or leave it ``arrow``.

    The pandas frame has Arrow-backed columns, so whole numbers stay whole beside nulls; the DuckDB
    relation is of the default connection, so that it can be joined with others. Raises UsageError
    for another word, and for a library that is not installed.
    """
    forms = {"pandas": _pandas, "polars": _polars, "arrow": lambda rows: rows, "duckdb": _duckdb}
    if as_ not in forms:
        raise unknown("form", as_, forms)
    return forms[as_](rows)


def _pandas(rows: pa.Table) -> Any:
    import pandas as pd

    return rows.to_pandas(types_mapper=pd.ArrowDtype)


def _polars(rows: pa.Table) -> Any:
    need("polars", "all")
    import polars

    return polars.from_arrow(rows)


def _duckdb(rows: pa.Table) -> Any:
    need("duckdb", "export")
    import duckdb

    return duckdb.from_arrow(rows)
