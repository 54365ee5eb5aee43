"""Check that spans lie inside their documents, and that words fit their hashes."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.checks.rule import Forbidden

# Tables with a span of characters of a document.
SPANS = ("evidence", "passages", "mentions", "quote_fragments", "quotes")
_INSIDE = 'r.start >= 0 AND r.start < r."end" AND r."end" <= d.character_count'


def forbid_spans() -> Iterator[Forbidden]:
    """Yield what no span may be, as far as can be seen without the texts."""
    for table in SPANS:
        yield Forbidden(
            table,
            "start",
            "span",
            f"NOT ({_INSIDE})",
            lambda start, end, document_id, length: (
                f"span {start} to {end} is not in {document_id!r} of {length}"
            ),
            ("r.start", 'r."end"', "d.document_id", "d.character_count"),
        )
    yield Forbidden(
        "evidence",
        "exact",
        "hash",
        f"sha256(r.exact) <> r.exact_sha256 AND {_INSIDE}",
        lambda words: f"the hash of {words!r} differs",
        ("r.exact",),
    )
