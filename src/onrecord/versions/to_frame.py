"""A comparison as a pandas frame, to be filtered and counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyarrow as pa

from onrecord.release.convert import convert
from onrecord.versions.diff import Diff, TableChange
from onrecord.versions.words import name_row

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = ("table", "row", "change", "column", "old", "new")
_Line = tuple[str, str, str, str | None, str | None, str | None]


def to_frame(diff: Diff) -> pd.DataFrame:
    """Give a frame of texts with a line for each row added or removed, and each field changed.

    Columns: table, row (its key, or its cells where it has none), change (added, removed, changed),
    and for a field column, old and new.
    """
    lines = [line for table in diff.tables for line in _lines(table)]
    columns = list(zip(*lines, strict=True)) or [()] * len(_COLUMNS)
    arrays = [pa.array(column, pa.string()) for column in columns]
    frame: pd.DataFrame = convert(pa.table(arrays, names=_COLUMNS), "pandas")
    return frame


def _lines(table: TableChange) -> Iterator[_Line]:
    for change, rows in (("added", table.added), ("removed", table.removed)):
        for row in rows.to_pylist():
            yield table.name, table.name_of(row), change, None, None, None
    for each in table.changed:
        for column, (old, new) in each.fields.items():
            yield table.name, name_row(each.key), "changed", column, _text(old), _text(new)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
