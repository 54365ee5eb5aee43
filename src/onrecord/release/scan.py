"""Hand a table over without reading its rows, to be read as far as a question needs them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from onrecord.errors import OnRecordError, need, unknown
from onrecord.release.ask_duckdb import blaming_duckdb, name_files
from onrecord.release.convert import convert
from onrecord.release.read_rows import are_local, find_dataset


def scan_files(paths: Sequence[Path], as_: str) -> Any:
    """Make the lazy form of a table in Parquet files; no row is read.

    ``as_`` is ``arrow`` for a pyarrow dataset, ``polars`` for a LazyFrame, or ``duckdb`` for a
    relation of the default connection. Raises UsageError for another word, and for a library that
    is not installed, OnRecordError for files that are missing or damaged.
    """
    return _find_form(as_, {"arrow": find_dataset, "polars": _polars, "duckdb": _duckdb})(paths)


def scan_rows(rows: pa.Table, as_: str) -> Any:
    """Make the same form of rows that are in memory, such as those of a view."""
    import pyarrow.dataset as ds

    forms = {
        "arrow": ds.dataset,
        "polars": lambda table: convert(table, "polars").lazy(),
        "duckdb": lambda table: convert(table, "duckdb"),
    }
    return _find_form(as_, forms)(rows)


def read_batches(
    dataset: Any, columns: Sequence[str] | None = None, filters: Any = None
) -> tuple[list[str], Iterator[pa.RecordBatch]]:
    """Give the names of the columns, and the rows of a pyarrow dataset as they are read, in order.

    ``columns`` and ``filters`` are those of ``read_rows``. Raises UsageError for such as the
    dataset cannot have, and while rows are read OnRecordError for files that are damaged.
    """
    from onrecord.release.filters import find_columns, find_expression

    names = find_columns(columns, dataset.schema)
    condition = None if filters is None else find_expression(filters, dataset.schema)
    return names, _read(dataset, names, condition)


def _read(dataset: Any, names: list[str], condition: Any) -> Iterator[pa.RecordBatch]:
    # Whoever prints is slower than whoever reads: little is kept waiting.
    few = {"batch_size": 10_000, "batch_readahead": 2, "fragment_readahead": 1}
    try:
        yield from dataset.to_batches(columns=names, filter=condition, **few)
    except (OSError, pa.ArrowException) as error:
        raise OnRecordError(
            f"the table cannot be read; build or install the dataset again ({error})"
        ) from error


def _find_form(as_: str, forms: dict[str, Callable[[Any], Any]]) -> Callable[[Any], Any]:
    if as_ not in forms:
        raise unknown("form", as_, forms)
    return forms[as_]


def _polars(paths: Sequence[Path]) -> Any:
    need("polars", "all")
    import polars

    if not are_local(paths):
        return polars.scan_pyarrow_dataset(find_dataset(paths))
    return polars.scan_parquet([str(each) for each in paths], glob=False, hive_partitioning=False)


def _duckdb(paths: Sequence[Path]) -> Any:
    need("duckdb", "export")
    import duckdb

    if not are_local(paths):
        return duckdb.from_arrow(find_dataset(paths))
    with blaming_duckdb(paths[0]):
        return duckdb.read_parquet(name_files(paths), hive_partitioning=False)
