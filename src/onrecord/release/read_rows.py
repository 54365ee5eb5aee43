"""Read the rows of a table from its file or from the parts of a large one, or only some of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from onrecord.errors import OnRecordError, UsageError
from onrecord.release.ask_duckdb import ask_duckdb, has_duckdb, name_files
from onrecord.release.stores import is_local
from onrecord.release.write_parquet import blaming_file, open_parquet, read_parquet
from onrecord.schema.sql import quote_names

# Reading a smaller file is over before DuckDB is loaded.
_LARGE = 2**23


def read_rows(
    paths: Sequence[Path], columns: Sequence[str] | None = None, filters: Any = None
) -> pa.Table:
    """Read the rows of a table, in the order in which they were written.

    ``columns`` are the names of those to read; ``filters`` is what ``read_filters`` takes, or an
    expression of pyarrow. Files, row groups and columns that are not needed are not read.
    Raises UsageError for columns and filters that the table cannot have, OnRecordError for files
    that are missing or damaged, or of which one has other columns than the first.
    """
    if columns is None and filters is None:
        return _read_whole(paths)
    # What only a part needs is not imported to read the whole.
    import pyarrow.compute as pc

    from onrecord.release.filters import find_columns, read_filters, to_expression, to_sql

    schema = read_schema(paths)
    names = find_columns(columns, schema)
    if filters is None:
        return _read_whole(paths, names)
    if isinstance(filters, pc.Expression):
        return _filter_by_arrow(paths, names, filters)
    conditions = read_filters(filters, schema)
    if are_local(paths) and sum(each.stat().st_size for each in paths) > _LARGE and has_duckdb():
        return _filter_by_duckdb(paths, names, schema, *to_sql(conditions))
    return _filter_by_arrow(paths, names, to_expression(conditions))


def read_schema(paths: Sequence[Path]) -> pa.Schema:
    """Read the Arrow schema of a table, without its rows."""
    with open_parquet(paths[0]) as file:
        return file.schema_arrow


def find_dataset(paths: Sequence[Path]) -> Any:
    """Find the rows of a table as a pyarrow dataset; nothing but its schema is read.

    Raises OnRecordError for files that are missing or damaged, or do not have the same columns.
    """
    import pyarrow.dataset as ds

    found = paths[0] if are_local(paths) else paths[0].fs  # type: ignore[attr-defined]
    names = [str(each) if are_local(paths) else each.path for each in paths]  # type: ignore[attr-defined]
    with blaming_file(paths[0]):
        dataset = ds.dataset(
            names,
            schema=read_schema(paths),
            format="parquet",
            filesystem=None if are_local(paths) else found,
        )
        for path, fragment in zip(paths, dataset.get_fragments(), strict=True):
            _require_same(path, fragment.physical_schema, dataset.schema)
    return dataset


def are_local(paths: Sequence[Path]) -> bool:
    """Whether files are on this machine, where every library can read them by their path."""
    return is_local(paths[0])


def _read_whole(paths: Sequence[Path], columns: list[str] | None = None) -> pa.Table:
    if len(paths) == 1 and columns is None:
        return read_parquet(paths[0])
    parts: list[pa.Table] = []
    first = read_schema(paths)
    for path in paths:
        with open_parquet(path) as file:
            _require_same(path, file.schema_arrow, first)
            parts.append(file.read(columns))
    made = pa.concat_tables(parts)
    return made if columns is None else made.select(columns)


def _filter_by_arrow(paths: Sequence[Path], names: list[str], condition: Any) -> pa.Table:
    dataset = find_dataset(paths)
    try:
        scanner = dataset.scanner(columns=names, filter=condition)
    except (pa.ArrowException, TypeError) as error:
        raise UsageError(f"these filters do not fit the columns: {error}") from error
    with blaming_file(paths[0]):
        return scanner.to_table()


def _filter_by_duckdb(
    paths: Sequence[Path], names: list[str], schema: pa.Schema, condition: str, values: list[Any]
) -> pa.Table:
    # Where DuckDB looks values up in a long list, it forgets the order that it keeps otherwise.
    order = " ORDER BY file_index, file_row_number" if " IN (" in condition else ""
    query = (
        f"SELECT {quote_names(names)} FROM read_parquet(?, hive_partitioning = false) "
        f"WHERE {condition}{order}"
    )
    found = ask_duckdb(query, [name_files(paths), *values], paths[0])
    wanted = pa.schema([schema.field(name) for name in names], schema.metadata)
    return found.cast(wanted)


def _require_same(path: Path, schema: pa.Schema, first: pa.Schema) -> None:
    if not schema.equals(first):
        raise OnRecordError(
            f"{path} has other columns than the first file of its table; "
            "build or install the dataset again"
        )
