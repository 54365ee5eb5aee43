"""Take out of a document's rows the text that may not be passed on."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.corpus.origin import Keys
from onrecord.evidence.text import Span
from onrecord.tables.rows import Row, RowSet

_MOST_WORDS = 5
# Some scripts write no spaces; five words of the others have fewer characters than this.
_MOST_CHARACTERS = 100
_LEAK = 30

# With ``hashes``, columns that hold words of the document stay only while they are short.
_SHORT_ONLY = {
    "evidence": ("exact",),
    "quotes": ("quoted", "cue"),
    "quote_fragments": ("text",),
    "events": ("date_text",),
    "appointments": ("date_text",),
}
# Columns in the curator's own words, where the document's own may have slipped in.
_OWN_WORDS: dict[str, dict[str, Keys]] = {
    "events": {"summary": ("summary",), "place_name": ("place", "name")},
    "notes": {"note": ()},
}


def mask(release: str, content: str, title: str, out: RowSet) -> None:
    """Set to null what ``text_release`` keeps back in the rows of one document.

    ``full`` keeps everything. ``evidence`` keeps the words of evidence; ``hashes`` only those of
    at most five words. The share of characters that stay is written into the document's row, and
    a summary or note that repeats thirty characters of the rest is a problem.
    """
    rows = out.rows
    if release == "full":
        released = [Span(0, len(content))]
    else:
        if release == "hashes":
            _keep_short(out)
        for row in rows["passages"].values:
            row["text"] = None
        for row in rows["evidence"].values:
            row["prefix"] = row["suffix"] = None
        kept = [row for row in rows["evidence"].values if row["exact"] is not None]
        kept += [row for row in rows["quote_fragments"].values if row["text"] is not None]
        released = merge(Span(row["start"], row["end"]) for row in kept)
        for row in rows["mentions"].values:
            if not _inside(Span(row["start"], row["end"]), released):
                row["text"] = None
        _find_leaks(content, title, released, out)
    for row in rows["documents"].values:
        share = sum(end - start for start, end in released) / len(content) if content else 0.0
        row["released_share"] = round(share, 4)


def merge(spans: Iterable[Span]) -> list[Span]:
    """The union of spans, in order and disjoint."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def leaks(words: str, content: str, released: list[Span]) -> str | None:
    """The first thirty characters of a string that the document has only in unreleased places."""
    for start in range(len(words) - _LEAK + 1):
        window = words[start : start + _LEAK]
        at = content.find(window)
        if at >= 0 and not _released_somewhere(window, at, content, released):
            return window
    return None


def _released_somewhere(window: str, at: int, content: str, released: list[Span]) -> bool:
    while at >= 0:
        if _inside(Span(at, at + len(window)), released):
            return True
        at = content.find(window, at + 1)
    return False


def _keep_short(out: RowSet) -> None:
    for table, columns in _SHORT_ONLY.items():
        for row in out.rows[table].values:
            for column in columns:
                if row[column] and not is_short(row[column]):
                    row[column] = None
    for row in out.rows["quotes"].values:
        row["content"] = None


def is_short(words: str) -> bool:
    """Whether ``hashes`` lets words pass: five at most."""
    return len(words) <= _MOST_CHARACTERS and len(words.split()) <= _MOST_WORDS


def _inside(span: Span, released: list[Span]) -> bool:
    return any(each.start <= span.start and span.end <= each.end for each in released)


def _find_leaks(content: str, title: str, released: list[Span], out: RowSet) -> None:
    """The title is a fact about the document, so it may be repeated."""
    at = content.find(title) if title else -1
    allowed = merge([*released, Span(at, at + len(title))]) if at >= 0 else released
    for table, columns in _OWN_WORDS.items():
        rows = out.rows[table]
        for row, origin in zip(rows.values, rows.origins, strict=True):
            for column, path in columns.items():
                leak = leaks(_text(row, column), content, allowed)
                if leak:
                    fault = (
                        f"{column} repeats {leak!r}, which the document's text_release keeps back; "
                        "say it in your own words"
                    )
                    out.problems.append(origin.at(*path).problem(fault))


def _text(row: Row, column: str) -> str:
    return row[column] or ""
