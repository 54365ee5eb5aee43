"""Look up the words that prove a row, with the sentences around them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from onrecord.errors import UsageError, nearest
from onrecord.release.citation import CitedRow
from onrecord.schema.model import Table

_Read = Callable[[str], pa.Table]
# Comparing a wrong id with more than this many takes seconds; its neighbors are likely enough.
_MOST_COMPARED = 2_000


@dataclass(frozen=True, slots=True)
class Evidence:
    """One stretch of a document that proves a row or one of its fields.

    ``field`` is None for the main span; ``start`` and ``end`` count Unicode code points from 0, the
    end excluded; ``exact`` is the words and ``context`` the sentences around them, each None where
    the text may not be passed on. ``kind`` is ``words`` or, for what an anaphor stands for,
    ``antecedent``; ``position`` is the list item and ``part`` the piece of interrupted words.
    """

    field: str | None
    document_id: str
    start: int
    end: int
    exact: str | None
    context: str | None
    kind: str
    position: int
    part: int


def find_evidence(row_id: str, tables: Mapping[str, Table], read: _Read) -> list[Evidence]:
    """Find every stretch that proves a row, the main span first.

    ``read`` gives the rows of a table by name. A row made from an official record has none.
    Raises UsageError for an id that is no row of events, quotes or appointments.
    """
    found = _where(read("evidence"), "row_id", row_id).to_pylist()
    if not found:
        _require(row_id, tables, read)
        return []
    passages = _where(read("passages"), "document_id", found[0]["document_id"])
    sentences = sorted(passages.to_pylist(), key=lambda passage: passage["start"])
    return [
        Evidence(
            **{name: each[name] for name in Evidence.__slots__ if name != "context"},
            context=_context(each["start"], each["end"], sentences),
        )
        for each in sorted(found, key=lambda each: each["field"] is not None)
    ]


def find_cited(row_id: str, tables: Mapping[str, Table], read: _Read) -> CitedRow:
    """Find what a citation of a row says: its words and their document, or its official record.

    Raises UsageError for an id that is no row of events, quotes or appointments.
    """
    main = [each for each in find_evidence(row_id, tables, read) if each.field is None]
    table, row = _find_row(row_id, tables, read)
    if row["document_id"]:
        origins = _where(read("documents"), "document_id", row["document_id"])["title"]
    else:
        origins = _where(read("records"), "record_id", row["record_id"])["what"]
    words = tuple(each.exact for each in main if each.exact is not None)
    return CitedRow(row_id, table, words, next(iter(origins.to_pylist()), None))


def _find_row(row_id: str, tables: Mapping[str, Table], read: _Read) -> tuple[str, dict[str, Any]]:
    for table in _proved(tables):
        for row in _where(read(table.name), table.primary_key[0], row_id).to_pylist():
            return table.name, row
    raise UsageError(f"row {row_id!r} has evidence but stands in no table; build again")


def _context(start: int, end: int, sentences: list[dict[str, Any]]) -> str | None:
    # The sentences that hold the words, one before and one after.
    held = [n for n, each in enumerate(sentences) if each["start"] < end and start < each["end"]]
    if not held:
        return None
    around = sentences[max(0, held[0] - 1) : held[-1] + 2]
    texts = [each["text"] for each in around]
    return None if None in texts else " ".join(map(str, texts))


def _require(row_id: str, tables: Mapping[str, Table], read: _Read) -> None:
    proved = _proved(tables)
    known = [id_ for table in proved for id_ in read(table.name)[table.primary_key[0]].to_pylist()]
    if row_id in known:
        return
    for removed in _where(read("removed_rows"), "row_id", row_id).to_pylist():
        raise UsageError(
            f"row {row_id!r} was removed in {removed['removed_in']}: {removed['reason']}"
        )
    names = ", ".join(table.name for table in proved)
    close = nearest(row_id, _neighbors(row_id, known))
    raise UsageError(f"unknown row {row_id!r} in {names}{close}")


def _proved(tables: Mapping[str, Table]) -> list[Table]:
    return [
        each for each in tables.values() if each.kind == "dataset" and "evidence_id" in each.columns
    ]


def _neighbors(word: str, known: Iterable[str]) -> list[str]:
    listed = sorted(known)
    here = bisect_left(listed, word)
    return listed[max(0, here - _MOST_COMPARED // 2) : here + _MOST_COMPARED // 2]


def _where(rows: pa.Table, column: str, value: str) -> pa.Table:
    return rows.filter(pc.equal(rows[column], value))
