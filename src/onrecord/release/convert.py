"""Hand an Arrow table over as what the user works with."""

from __future__ import annotations

import importlib
from typing import Any

import pyarrow as pa

from onrecord.errors import OnRecordError, unknown


def convert(rows: pa.Table, as_: str) -> Any:
    """Turn an Arrow table into ``pandas``, ``polars`` or ``duckdb``, or leave it ``arrow``.

    The pandas frame has Arrow-backed columns, so whole numbers stay whole beside nulls; the DuckDB
    relation is of the default connection, so that it can be joined with others. Raises UsageError
    for another word and OnRecordError for a library that is not installed.
    """
    forms = {"pandas": _pandas, "polars": _polars, "arrow": lambda rows: rows, "duckdb": _duckdb}
    if as_ not in forms:
        raise unknown("form", as_, forms)
    return forms[as_](rows)


def _pandas(rows: pa.Table) -> Any:
    return rows.to_pandas(types_mapper=_library("pandas").ArrowDtype)


def _polars(rows: pa.Table) -> Any:
    return _library("polars").from_arrow(rows)


def _duckdb(rows: pa.Table) -> Any:
    return _library("duckdb").from_arrow(rows)


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        raise OnRecordError(f"{name} is not installed; run: pip install {name}") from error
