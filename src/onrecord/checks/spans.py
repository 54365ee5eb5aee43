"""Check that spans lie inside their documents, and that words fit their hashes."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.checks.rule import Forbidden
from onrecord.schema.sql import quote_name

# Tables with a span of characters of a document.
SPANS = ("evidence", "passages", "mentions", "quote_fragments", "quotes")
# The codings that a difference is between; each has a span, or lacks the unit.
_SIDES = ("first", "second")


def forbid_spans() -> Iterator[Forbidden]:
    """Yield what no span may be, as far as can be seen without the texts."""
    for table in SPANS:
        yield _forbid_outside(table, "start", "end")
    yield Forbidden(
        "evidence",
        "exact",
        "hash",
        f"sha256(r.exact) <> r.exact_sha256 AND {_inside('start', 'end')}",
        lambda words: f"the hash of {words!r} differs",
        ("r.exact",),
    )
    for side in _SIDES:
        yield _forbid_outside("disagreements", f"{side}_start", f"{side}_end")
        yield _forbid_half(side)


def _inside(start: str, end: str) -> str:
    first, last = _cell(start), _cell(end)
    return f"{first} >= 0 AND {first} < {last} AND {last} <= d.character_count"


def _cell(column: str) -> str:
    return f"r.{quote_name(column)}"


def _forbid_outside(table: str, start: str, end: str) -> Forbidden:
    return Forbidden(
        table,
        start,
        "span",
        f"NOT ({_inside(start, end)})",
        lambda first, last, document_id, length: (
            f"span {first} to {last} is not in {document_id!r} of {length}"
        ),
        (_cell(start), _cell(end), "d.document_id", "d.character_count"),
    )


def _forbid_half(side: str) -> Forbidden:
    columns = [f"{side}_{each}" for each in ("row", "start", "end")]
    given = " + ".join(f"({_cell(each)} IS NOT NULL)::INT" for each in columns)
    return Forbidden(
        "disagreements",
        f"{side}_start",
        "span",
        f"{given} IN (1, 2)",
        lambda *cells: (
            f"{', '.join(columns)} are {', '.join(map(_or_empty, cells))}; all are there, or none"
        ),
        tuple(map(_cell, columns)),
    )


def _or_empty(cell: str | int | None) -> str:
    return "empty" if cell is None else repr(cell)
