"""Check that the tables hold no text that a document's text_release keeps back."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.checks.violation import Row, RowsByTable, Violation
from onrecord.tables.text_release import is_short

_KEPT_BACK = {"passages": ("text",), "evidence": ("prefix", "suffix")}
_SHORT = {"evidence": ("exact",), "quotes": ("quoted",)}


def check_release(rows: RowsByTable) -> Iterator[Violation]:
    """Yield every cell with words of a document that may not be passed on."""
    release = {row["document_id"]: row["text_release"] for row in rows["documents"]}
    for table in ("passages", "evidence", "quotes"):
        for index, row in enumerate(rows[table]):
            kind = release.get(row["document_id"], "full")
            for column in _forbidden(table, row, kind):
                message = f"{table}.{column} holds words that text_release {kind!r} keeps back"
                yield Violation(table, index, column, "text_release", message)


def _forbidden(table: str, row: Row, kind: str) -> Iterator[str]:
    if kind == "full":
        return
    for column in _KEPT_BACK.get(table, ()):
        if row[column] is not None:
            yield column
    if kind == "hashes":
        if table == "quotes" and row["content"] is not None:
            yield "content"
        for column in _SHORT.get(table, ()):
            if row[column] is not None and not is_short(row[column]):
                yield column
