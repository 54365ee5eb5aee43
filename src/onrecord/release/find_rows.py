"""Find rows by the value of a column, and say what an unknown key may have meant."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any, Protocol, TypedDict

import pyarrow as pa

from onrecord.errors import UsageError, nearest
from onrecord.schema.model import Table

# No more rows are taken to look for a key like one that does not exist.
_MOST_NEIGHBORS = 1_000
# A row as its cells by the names of the columns.
Row = Mapping[str, Any]


class Selection(TypedDict, total=False):
    """What is read of a table: some columns, and the rows that filters let through."""

    columns: Sequence[str] | None
    filters: Any


class Read(Protocol):
    """Gives the rows of a table by its name."""

    def __call__(
        self, name: str, columns: Sequence[str] | None = None, filters: Any = None
    ) -> pa.Table:
        """Read all rows and columns, or those that are asked for (see ``read_rows``)."""
        ...


def where(read: Read, table: str, column: str, value: str) -> list[Row]:
    """Find the rows of a table that have a value in a column of texts."""
    rows: list[Row] = read(table, filters=[(column, "==", value)]).to_pylist()
    return rows


def find_neighbors(keys: pa.ChunkedArray, word: str) -> list[str]:
    """Find the keys that come right before and right after a word, which may be meant by it.

    >>> find_neighbors(pa.chunked_array([["c", "a", "b"]]), "bb")
    ['b', 'a', 'c']
    """
    import pyarrow.compute as pc

    found: list[str] = []
    for side, order in ((pc.less(keys, word), "descending"), (pc.greater(keys, word), "ascending")):
        rows = pa.table({"key": keys.filter(side)})
        places = pc.select_k_unstable(rows, _MOST_NEIGHBORS, [("key", order)])
        found += rows["key"].take(places).to_pylist()
    return found


def is_proved(table: Table) -> bool:
    """Whether the words of a document, or an official record, prove each row of a table."""
    return table.kind == "dataset" and "evidence_id" in table.columns


def find_removed(column: str, value: str, tables: Container[str], read: Read) -> list[Row]:
    """Find the rows that say what was removed, by ``row_id`` or ``table_name``.

    None for a dataset that has no table of removed rows.
    """
    if "removed_rows" not in tables:
        return []
    return where(read, "removed_rows", column, value)


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
