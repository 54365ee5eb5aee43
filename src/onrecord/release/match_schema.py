"""Hold the rows of a package, which may be anybody's, against the schema that describes them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from onrecord.errors import OnRecordError
from onrecord.schema.model import Table
from onrecord.schema.to_arrow import to_arrow

_DAYS = pa.array([datetime.date.min, datetime.date.max], pa.date32()).cast(pa.int32()).to_pylist()


def match_schema(rows: pa.Table, table: Table, columns: Sequence[str] | None = None) -> pa.Table:
    """Give the rows with the columns of their schema, in its order, or with some of them.

    Raises OnRecordError for columns of other names or types, for text that is not UTF-8, and for
    a date that has no ISO form, since its year is not 1 to 9999.
    """
    names = table.columns if columns is None else columns
    expected = [(each.name, each.type) for each in map(to_arrow(table).field, names)]
    found = list(zip(rows.schema.names, rows.schema.types, strict=True))
    if sorted(found, key=str) != sorted(expected, key=str):
        odd = [name for name, _ in {*found} ^ {*expected}] or rows.schema.names
        raise _damaged(table, f"differs from its schema in column {min(odd)!r}")
    try:
        rows.validate(full=True)
    except pa.ArrowInvalid as error:
        raise _damaged(table, f"is damaged ({error})") from error
    for name, kind in expected:
        if pa.types.is_date32(kind) and not _has_iso_dates(rows.column(name)):
            raise _damaged(table, f"has a date in column {name!r} that is not in years 1 to 9999")
    return rows.select([name for name, _ in expected])


def _has_iso_dates(dates: pa.ChunkedArray) -> bool:
    limits = pc.min_max(dates.cast(pa.int32())).as_py()
    first, last = _DAYS
    return limits["min"] is None or (first <= limits["min"] and limits["max"] <= last)


def _damaged(table: Table, fault: str) -> OnRecordError:
    return OnRecordError(
        f"the file of table {table.name!r} {fault}; build or install the dataset again"
    )
