"""CSV, the form of the tables that everybody can read, and back to the same Arrow table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from onrecord.errors import OnRecordError
from onrecord.schema.model import Table
from onrecord.schema.to_arrow import to_arrow

_BATCH = 10_000
_LARGEST_BLOCK = 2**30
_BLOCK = 2**26


def write_csv(rows: pa.Table | pa.RecordBatchReader, path: Path) -> None:
    r"""Write a table as UTF-8 CSV with one header line, commas, and "\n" at every end of line.

    Rows are taken at once or as they are read. Null is an empty cell, a date is ISO 8601, a truth
    value is true or false, a float is the shortest text that reads back the same. Texts are kept as
    they are, also those that begin with ``=``, ``+``, ``-`` or ``@``. Raises OnRecordError for an
    empty text, which no reader could tell from null.
    """
    names = rows.schema.names
    with path.open("wb") as file:
        file.write(_lines([pa.array([name], pa.string()) for name in names]))
        for batch in rows.to_batches() if isinstance(rows, pa.Table) else rows:
            for start in range(0, batch.num_rows, _BATCH):
                file.write(_lines(batch.slice(start, _BATCH).columns))


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


def _lines(columns: Sequence[pa.Array]) -> memoryview:
    """Write rows, given by their columns, as lines; by hand, since no writer has all our rules.

    csv.writer leaves a lone carriage return bare before Python 3.13, then quotes it, and that of
    Arrow quotes every text or none.
    """
    lines = pc.binary_join_element_wise(*map(_spell, columns), ",")
    if len(columns) == 1:
        # A row of one empty cell would be an empty line, which readers skip.
        lines = pc.if_else(pc.equal(lines, ""), '""', lines)
    lines = pc.binary_join_element_wise(lines, "", "\n")
    # The texts of an array stand one behind the other.
    _, offsets, texts = lines.buffers()
    ends = memoryview(offsets).cast("i")
    return memoryview(texts)[ends[lines.offset] : ends[lines.offset + len(lines)]]


def _spell(column: pa.Array) -> pa.Array:
    """Write the cells of a column as texts, quoted where they must be."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        return _spell(column.dictionary_decode())
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind):
        column = _quote(column.cast(pa.string()))
    elif pa.types.is_floating(kind):
        cells = (None if each is None else spell_number(each) for each in column.to_pylist())
        column = pa.array(cells, pa.string())
    return column.cast(pa.string()).fill_null("")


def _quote(texts: pa.Array) -> pa.Array:
    if pc.any(pc.equal(texts, "")).as_py():
        raise OnRecordError("an empty text cannot be written to CSV; use null for a missing value")
    doubled = pc.replace_substring(texts, '"', '""')
    quoted = pc.binary_join_element_wise('"', doubled, '"', "")
    return pc.if_else(pc.match_substring_regex(texts, '[,"\r\n]'), quoted, texts)


def spell_number(value: float) -> str:
    """Write a float as Data Package does: NaN, INF and -INF, any other as Python shows it."""
    return {"nan": "NaN", "inf": "INF", "-inf": "-INF"}.get(repr(value), repr(value))
