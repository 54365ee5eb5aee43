"""The changes between two versions, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from onrecord.versions.level import Level

# How a table is shown and looked up, which changes nothing of what it says.
HINTS = ("browse", "indexes", "order", "order_of_columns")


@dataclass(frozen=True)
class Change:
    """One fact of the dataset, or of the schema of a table or column, before and after.

    ``name`` says which: ``title`` or ``licenses`` of the dataset, ``primary_key`` of a table,
    ``type`` of a column. A whole table or column that came or went has the name ``table`` or
    ``column`` and None on the side where it is not.
    """

    name: str
    old: Any
    new: Any
    level: Level
    column: str | None = None


@dataclass(frozen=True)
class RowChange:
    """A row that both versions have: the values of its key, and each field before and after."""

    key: tuple[Any, ...]
    label: str | None
    fields: Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True)
class TableChange:
    """What changed in one table or view.

    ``key`` names the columns by which rows were matched; without one, rows were compared as a whole
    and ``changed`` is empty. ``label`` is the column that names a row to people. ``counts`` are the
    rows before and after.
    """

    name: str
    key: tuple[str, ...]
    label: str | None
    counts: tuple[int, int]
    schema: tuple[Change, ...]
    added: pa.Table
    removed: pa.Table
    changed: tuple[RowChange, ...]
    level: Level

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.schema or self.changed or self.added.num_rows or self.removed.num_rows)
