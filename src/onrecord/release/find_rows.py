"""Find rows by the value of a column, and say what an unknown key may have meant."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from onrecord.errors import UsageError, nearest
from onrecord.schema.model import Table

# Gives the rows of a table by its name.
Read = Callable[[str], pa.Table]
# A row as its cells by the names of the columns.
Row = Mapping[str, Any]


def where(rows: pa.Table, column: str, value: str) -> pa.Table:
    """Take the rows that have a value in a column of texts."""
    return rows.filter(pc.equal(rows[column], value))


def is_proved(table: Table) -> bool:
    """Whether the words of a document, or an official record, prove each row of a table."""
    return table.kind == "dataset" and "evidence_id" in table.columns


def find_removed(column: str, value: str, tables: Container[str], read: Read) -> list[Row]:
    """Find the rows that say what was removed, by ``row_id`` or ``table_name``.

    None for a dataset that has no table of removed rows.
    """
    if "removed_rows" not in tables:
        return []
    return list(where(read("removed_rows"), column, value).to_pylist())


def unknown_row(
    row_id: str, kind: str, known: Iterable[str], tables: Container[str], read: Read
) -> UsageError:
    """Make the error for a key of no row: that it was removed and why, or the nearest known key.

    ``kind`` says what was looked for.
    """
    for removed in find_removed("row_id", row_id, tables, read):
        return UsageError(
            f"row {row_id!r} was removed in {removed['removed_in']}: {removed['reason']}"
        )
    return UsageError(f"unknown {kind}{nearest(row_id, known)}")
