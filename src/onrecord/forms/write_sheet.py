"""A sheet of an Excel workbook: a header, and rows whose texts are never taken for formulas."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from xml.sax.saxutils import escape

import pyarrow as pa
import pyarrow.compute as pc

from onrecord.errors import OnRecordError
from onrecord.release.write_csv import spell_number

# Excel's own limits: https://support.microsoft.com/office/excel-specifications-and-limits
_MOST_ROWS, _MOST_COLUMNS, _MOST_CHARACTERS = 1_048_576, 16_384, 32_767
_WIDEST = 60
_BATCH = 10_000
# Excel takes 1900 for a leap year, so earlier days have other numbers than they should.
_FIRST_DAY = datetime.date(1900, 3, 1)
# It keeps this many digits of a number.
_EXACT = 10**15

Put = Callable[[int, int, Any], int]


def write_sheet(workbook: Any, sheet_name: str, name: str, rows: pa.Table) -> None:
    """Add a sheet with a table: a frozen bold header with filters, and a row for each row.

    Texts stay texts, also those that look like a formula, an address or a number. Days before
    1900-03-01, which Excel cannot hold, are text in ISO form, and so are whole numbers of more than
    15 digits and what is no number (NaN, INF); a missing value is an empty cell. Raises
    OnRecordError for a table that is too large for a sheet, or a text that is too long for a cell.
    ``name`` is that of the table, ``sheet_name`` what Excel calls its sheet.
    """
    if rows.num_rows >= _MOST_ROWS or rows.num_columns > _MOST_COLUMNS:
        raise OnRecordError(
            f"table {name!r} has {rows.num_rows:,} rows and {rows.num_columns:,} columns, more "
            f"than a sheet of Excel holds ({_MOST_ROWS - 1:,} and {_MOST_COLUMNS:,}); "
            "use the form sqlite or duckdb"
        )
    sheet = workbook.add_worksheet(sheet_name)
    bold = workbook.add_format({"bold": True})
    day = workbook.add_format({"num_format": "yyyy-mm-dd"})
    for place, column in enumerate(rows.column_names):
        sheet.set_column(place, place, _width(column, rows.column(column)))
        _put_text(sheet, 0, place, column, bold)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, rows.num_rows, rows.num_columns - 1)
    writers = [_writer(each, sheet, day) for each in rows.schema.types]
    for number, row in enumerate(_read(rows), start=1):
        for place, (put, value) in enumerate(zip(writers, row, strict=True)):
            if value is not None and put(number, place, value) < 0:
                column = rows.column_names[place]
                raise OnRecordError(
                    f"table {name!r}, row {number}, column {column!r}: the text is longer than the "
                    f"{_MOST_CHARACTERS:,} characters that a cell of Excel holds; "
                    "use the form sqlite or duckdb"
                )


def _read(rows: pa.Table) -> Iterator[tuple[Any, ...]]:
    for batch in rows.to_batches(max_chunksize=_BATCH):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _writer(kind: pa.DataType, sheet: Any, day: Any) -> Put:
    if pa.types.is_boolean(kind):
        return partial(_put_boolean, sheet)
    if pa.types.is_date(kind):
        return partial(_put_date, sheet, day)
    if pa.types.is_string(kind):
        return partial(_put_text, sheet)
    return partial(_put_number, sheet)


def _put_text(sheet: Any, row: int, column: int, text: str, style: Any = None) -> int:
    if text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter would take this for XML of its own, so it is given some that means the text.
        text = f'<r><t xml:space="preserve">{escape(text)}</t></r>'
    return int(sheet.write_string(row, column, text, style))


def _put_boolean(sheet: Any, row: int, column: int, value: bool) -> int:
    return int(sheet.write_boolean(row, column, value))


def _put_number(sheet: Any, row: int, column: int, number: float) -> int:
    if not math.isfinite(number):
        return _put_text(sheet, row, column, spell_number(number))
    if isinstance(number, int) and abs(number) >= _EXACT:
        return _put_text(sheet, row, column, str(number))
    return int(sheet.write_number(row, column, number))


def _put_date(sheet: Any, style: Any, row: int, column: int, day: datetime.date) -> int:
    if day < _FIRST_DAY:
        return _put_text(sheet, row, column, day.isoformat())
    return int(sheet.write_datetime(row, column, day, style))


def _width(name: str, column: pa.ChunkedArray) -> int:
    """The width of a column in characters: that of its longest text, within limits."""
    is_text = pa.types.is_string(column.type)
    longest = pc.max(pc.utf8_length(column)).as_py() if is_text else None
    return int(min(max(len(name) + 4, longest or 12), _WIDEST))
