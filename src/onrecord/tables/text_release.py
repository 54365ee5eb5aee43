"""Take out of a document's rows the text that may not be passed on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from onrecord.evidence.text import Span
from onrecord.tables.rows import Row, RowSet

_MOST_WORDS = 5
# Some scripts write no spaces; five words of the others have fewer characters than this.
_MOST_CHARACTERS = 100

# With ``hashes``, columns that hold words of the document stay only while they are short.
SHORT_ONLY = {
    "evidence": ("exact",),
    "quotes": ("quoted", "cue"),
    "quote_fragments": ("text",),
    "events": ("date_text",),
    "appointments": ("date_text",),
}
# Columns that hold words of documents; all other texts are in somebody's own words.
HOLDS_WORDS = {
    **SHORT_ONLY,
    "evidence": ("exact", "prefix", "suffix"),
    "quotes": ("content", "quoted", "cue"),
    "passages": ("text",),
    "mentions": ("text",),
}


def mask(release: str, content: str, out: RowSet, before: Mapping[str, int]) -> None:
    """Set to null what ``text_release`` keeps back in the rows of one document.

    ``before`` says how many rows of each table stood there before those of the document.
    ``evidence`` keeps the words of evidence; ``hashes`` only those of at most five words. The
    share of characters that stay is written into the document's row.
    """
    rows = {name: out.rows[name].named(before[name]) for name in ("documents", *HOLDS_WORDS)}
    if release == "hashes":
        _keep_short(rows)
    for row in rows["passages"]:
        row["text"] = None
    for row in rows["evidence"]:
        row["prefix"] = row["suffix"] = None
    kept = [row for row in rows["evidence"] if row["exact"] is not None]
    kept += [row for row in rows["quote_fragments"] if row["text"] is not None]
    released = merge(Span(row["start"], row["end"]) for row in kept)
    for row in rows["mentions"]:
        if not is_inside(Span(row["start"], row["end"]), released):
            row["text"] = None
    for row in rows["documents"]:
        share = sum(end - start for start, end in released) / len(content) if content else 0.0
        row["released_share"] = round(share, 4)
    for name, masked in rows.items():
        out.rows[name].replace(before[name], masked)


def merge(spans: Iterable[Span]) -> list[Span]:
    """The union of spans, in order and disjoint."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _keep_short(rows: Mapping[str, list[Row]]) -> None:
    for table, columns in SHORT_ONLY.items():
        for row in rows[table]:
            for column in columns:
                if row[column] and not is_short(row[column]):
                    row[column] = None
    for row in rows["quotes"]:
        row["content"] = None


def is_short(words: str) -> bool:
    """Whether ``hashes`` lets words pass: five at most."""
    return len(words) <= _MOST_CHARACTERS and len(words.split()) <= _MOST_WORDS


def is_inside(span: Span, released: list[Span]) -> bool:
    """Whether a span lies inside one of ordered, disjoint spans."""
    index = bisect_right(released, span.start, key=lambda each: each.start) - 1
    return index >= 0 and span.end <= released[index].end
