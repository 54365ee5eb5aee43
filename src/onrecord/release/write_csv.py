"""CSV, the form of the tables that everybody can read, and back to the same Arrow table."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
from pyarrow import csv

from onrecord.errors import OnRecordError
from onrecord.schema.model import Table
from onrecord.schema.to_arrow import to_arrow

_BATCH = 10_000
_LARGEST_BLOCK = 2**30
_BLOCK = 2**26


def write_csv(rows: pa.Table, path: Path) -> None:
    r"""Write a table as UTF-8 CSV with one header line, commas, and "\n" at every end of line.

    Null is an empty cell, a date is ISO 8601, a truth value is true or false, a float is the
    shortest text that reads back the same. Texts are kept as they are, also those that begin
    with ``=``, ``+``, ``-`` or ``@``. Raises OnRecordError for an empty text, which no reader
    could tell from null.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(_line(map(_quoted, rows.column_names), 0))
        for batch in rows.to_batches(max_chunksize=_BATCH):
            columns = [column.to_pylist() for column in batch.columns]
            file.writelines(_line(map(_cell, row), len(row)) for row in zip(*columns, strict=True))


def read_csv(path: Path, table: Table) -> pa.Table:
    """Read what write_csv wrote: the same rows, in the Arrow schema of the table.

    Raises OnRecordError for a file that is missing, has other columns, a cell of another type, or
    no value where one is required.
    """
    schema = to_arrow(table)
    try:
        rows = csv.read_csv(path, *_options(schema, path.stat().st_size))
    except (OSError, pa.ArrowException) as error:
        raise OnRecordError(f"{path}: cannot be read as CSV: {error}") from error
    if rows.column_names != schema.names:
        raise OnRecordError(f"{path}: has columns {rows.column_names}; expected {schema.names}")
    for field, column in zip(schema, rows.columns, strict=True):
        if column.null_count and not field.nullable:
            raise OnRecordError(f"{path}: column {field.name!r} is required but has empty cells")
    return pa.Table.from_arrays(rows.columns, schema=schema)


def stream_texts(path: Path, table: Table) -> Iterator[pa.RecordBatch]:
    """Read the cells of a CSV file as they are spelled, a few megabytes at a time; empty is null.

    Raises OnRecordError for a file that is missing, has other columns, or rows of other lengths.
    """
    schema = pa.schema([(name, pa.string()) for name in table.columns])
    try:
        size = min(path.stat().st_size, _BLOCK)
        with csv.open_csv(path, *_options(schema, size)) as batches:
            if batches.schema.names != schema.names:
                raise OnRecordError(f"{path}: has columns {batches.schema.names}")
            yield from batches
    except (OSError, pa.ArrowException) as error:
        raise OnRecordError(f"{path}: cannot be read as CSV: {error}") from error


def _options(
    schema: pa.Schema, size: int
) -> tuple[csv.ReadOptions, csv.ParseOptions, csv.ConvertOptions]:
    return (
        # A block must hold the longest row, so where possible it holds the whole file.
        csv.ReadOptions(use_threads=False, block_size=max(1, min(size, _LARGEST_BLOCK))),
        csv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False),
        csv.ConvertOptions(
            column_types={field.name: field.type for field in schema},
            null_values=[""],
            strings_can_be_null=True,
            true_values=["true"],
            false_values=["false"],
        ),
    )


def _line(cells: Iterator[str], columns: int) -> str:
    line = ",".join(cells)
    # A row of one empty cell would be an empty line, which readers skip.
    return f"{line}\n" if line or columns != 1 else '""\n'


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return spell_number(value) if isinstance(value, float) else str(value)


def _quoted(text: str) -> str:
    # By hand: csv.writer leaves a lone carriage return bare before Python 3.13, then quotes it.
    if text == "":
        raise OnRecordError("an empty text cannot be written to CSV; use null for a missing value")
    if any(mark in text for mark in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def spell_number(value: float) -> str:
    """Write a float as Data Package does: NaN, INF and -INF, any other as Python shows it."""
    return {"nan": "NaN", "inf": "INF", "-inf": "-INF"}.get(repr(value), repr(value))
