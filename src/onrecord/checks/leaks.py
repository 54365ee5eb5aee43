"""Check that no cell in somebody's own words repeats text that its document keeps back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.checks.release import released_spans
from onrecord.checks.violation import Row, RowsByTable, Violation
from onrecord.evidence.text import Span
from onrecord.schema.model import Field, Table
from onrecord.tables.text_release import HOLDS_WORDS, merge

LEAST = 30

# The official name of a body may be long, and is nobody's text.
_NAMES = ("actors", "actor_names", "offices")
_LONGEST_NAME = 10


def check_leaks(
    rows: RowsByTable, tables: Mapping[str, Table], texts: Mapping[str, str]
) -> Iterator[Violation]:
    """Yield every cell with thirty characters of a text that stand in no released words.

    Columns that hold words of documents are masked when they are built. The title of a document
    is a fact about it, so it may be repeated where the text begins with it.
    """
    kept_back = withheld(rows, texts)
    if not kept_back:
        return
    for name, table in tables.items():
        columns = [each.name for each in table.fields if _is_own_words(name, each)]
        for index, row in enumerate(rows[name]):
            for column in columns:
                words = row[column] or ""
                if name in _NAMES and column == "name" and len(words.split()) <= _LONGEST_NAME:
                    continue
                leak = first_leak(words, kept_back)
                if leak:
                    message = (
                        f"{column} repeats {leak!r}, which the document's text_release keeps back; "
                        "say it in your own words"
                    )
                    yield Violation(name, index, column, "leak", message)


def withheld(rows: RowsByTable, texts: Mapping[str, str]) -> set[str]:
    """All runs of thirty characters that no document passes on."""
    found: set[str] = set()
    released = released_spans(rows)
    for document in rows["documents"]:
        if document["text_release"] != "full" and document["document_id"] in texts:
            text, spans = texts[document["document_id"]], released.get(document["document_id"], [])
            found |= _windows(document, text, spans)
    return found


def _windows(document: Row, content: str, released: list[Span]) -> set[str]:
    """All runs of thirty characters of a text that stand only where it is kept back."""
    title = document["title"]
    free = merge([*released, *([Span(0, len(title))] if content.startswith(title) else [])])
    inside = {at for start, end in free for at in range(start, end - LEAST + 1)}
    windows = {at: content[at : at + LEAST] for at in range(len(content) - LEAST + 1)}
    allowed = {windows[at] for at in inside}
    return {window for window in windows.values() if window not in allowed}


def first_leak(words: str, kept_back: set[str]) -> str | None:
    """The first thirty characters of a text that are kept back, or None."""
    windows = (words[at : at + LEAST] for at in range(len(words) - LEAST + 1))
    return next((window for window in windows if window in kept_back), None)


def _is_own_words(table: str, field: Field) -> bool:
    is_text = field.type == "string" and field.pattern is None and field.enum is None
    return is_text and field.name not in HOLDS_WORDS.get(table, ())
