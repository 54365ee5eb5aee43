"""Read a CSV table cell by cell, whatever is wrong with it, by the rules of Frictionless.

Slower than read_csv, which gives up at the first fault: this is to name every one of them.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.checks.violation import Violation
from onrecord.errors import OnRecordError
from onrecord.schema.model import Field, Table
from onrecord.schema.to_arrow import to_arrow

# The row of a violation that is one of the header.
HEADER = -1

_BATCH = 10_000
_LONGEST_CELL = 2**31 - 1
_LARGEST_INTEGER = 2**63 - 1

_EXPECTED = {
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "date": "a day, as in 2024-11-13",
}


def convert_cells(path: Path, table: Table, out: Path) -> Iterator[Violation]:
    """Write the rows of a CSV file into a Parquet file, and yield every cell that does not fit.

    Such a cell is null there, and so is one that is missing; what is beyond the last column is left
    out. Cells are read by their place, under whatever name. Raises OnRecordError for a file that
    is no CSV in UTF-8.
    """
    csv.field_size_limit(_LONGEST_CELL)
    schema = pa.schema([each.with_nullable(True) for each in to_arrow(table)])
    try:
        with path.open(encoding="utf-8", newline="") as file, pq.ParquetWriter(out, schema) as to:
            rows = csv.reader(file)
            header = next(rows, [])
            yield from _check_header(header, table)
            first = 0
            while batch := list(islice(rows, _BATCH)):
                columns: list[list[object]] = [[] for _ in table.fields]
                for row, cells in enumerate(batch, start=first):
                    yield from _read_row(row, cells, len(header), table, columns)
                to.write_batch(pa.record_batch(columns, schema=schema))
                first += len(batch)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise OnRecordError(f"{path}: cannot be read as CSV in UTF-8: {error}") from error


def _check_header(header: Sequence[str], table: Table) -> Iterator[Violation]:
    if tuple(header) != table.columns:
        message = f"has columns {', '.join(header)}; expected {', '.join(table.columns)}"
        yield Violation(table.name, HEADER, None, "columns", message)
    for name in table.columns[len(header) :]:
        yield Violation(table.name, HEADER, name, "columns", f"has no column {name}; add it")


def _read_row(
    row: int, cells: Sequence[str], expected: int, table: Table, columns: Sequence[list[object]]
) -> Iterator[Violation]:
    if not any(cells[:expected]):
        yield Violation(table.name, row, None, "blank_row", "is an empty row; leave it out")
    elif len(cells) != expected:
        message = f"has {len(cells)} cells; expected {expected}"
        yield Violation(table.name, row, None, "cells", message)
    for number, (field, column) in enumerate(zip(table.fields, columns, strict=True)):
        cell = cells[number] if number < len(cells) else ""
        value = _READERS[field.type](cell) if cell else None
        column.append(value)
        if cell and value is None:
            yield Violation(table.name, row, field.name, "type", _message(field, cell))


def _message(field: Field, cell: str) -> str:
    return f"malformed {field.name} {cell!r}; expected {_EXPECTED[field.type]}"


def _read_integer(cell: str) -> int | None:
    try:
        value = int(cell.strip())
    except ValueError:
        return None
    return value if abs(value) <= _LARGEST_INTEGER else None


def _read_number(cell: str) -> float | None:
    try:
        return float(Decimal(cell.strip()))
    except (InvalidOperation, ValueError, OverflowError):
        return None


def _read_boolean(cell: str) -> bool | None:
    if cell in ("true", "True", "TRUE", "1"):
        return True
    return False if cell in ("false", "False", "FALSE", "0") else None


def _read_date(cell: str) -> date | None:
    try:
        return datetime.strptime(cell, "%Y-%m-%d").date()
    except ValueError:
        return None


_READERS: dict[str, Callable[[str], object]] = {
    "string": str,
    "integer": _read_integer,
    "number": _read_number,
    "boolean": _read_boolean,
    "date": _read_date,
}
