"""Look up the words that prove a row, with the sentences around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.release.find_rows import Read, Row, find_neighbors, is_proved, unknown_row, where
from onrecord.schema.model import Table


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


def find_evidence(row_id: str, tables: Mapping[str, Table], read: Read) -> list[Evidence]:
    """Find every stretch that proves a row, the main span first.

    ``read`` gives the rows of a table by name. A row made from an official record has none.
    Raises UsageError for an id that is no row of events, quotes or appointments.
    """
    found = where(read, "evidence", "row_id", row_id)
    if not found:
        _require(row_id, tables, read)
        return []
    passages = where(read, "passages", "document_id", found[0]["document_id"])
    sentences = sorted(passages, key=lambda passage: passage["start"])
    return [
        Evidence(
            **{name: each[name] for name in Evidence.__slots__ if name != "context"},
            context=_context(each["start"], each["end"], sentences),
        )
        for each in sorted(found, key=lambda each: each["field"] is not None)
    ]


def _context(start: int, end: int, sentences: list[Row]) -> str | None:
    # The sentences that hold the words, one before and one after.
    held = [n for n, each in enumerate(sentences) if each["start"] < end and start < each["end"]]
    if not held:
        return None
    around = sentences[max(0, held[0] - 1) : held[-1] + 2]
    texts = [each["text"] for each in around]
    return None if None in texts else " ".join(map(str, texts))


def _require(row_id: str, tables: Mapping[str, Table], read: Read) -> None:
    proved = list(filter(is_proved, tables.values()))
    if any(where(read, table.name, table.primary_key[0], row_id) for table in proved):
        return
    known = [
        key
        for table in proved
        for key in find_neighbors(
            read(table.name, columns=table.primary_key)[table.primary_key[0]], row_id
        )
    ]
    names = ", ".join(table.name for table in proved)
    raise unknown_row(row_id, f"row {row_id!r} in {names}", known, tables, read)
