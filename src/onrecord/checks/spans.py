"""Check that the words of the tables stand where the tables say, as far as can be seen."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from onrecord.checks.violation import RowsByTable, Violation

# Tables with a span, and the column that has its words.
_SPANS = {
    "evidence": "exact",
    "passages": "text",
    "mentions": "text",
    "quote_fragments": "text",
    "quotes": None,
}


def check_spans(rows: RowsByTable, texts: Mapping[str, str] | None = None) -> Iterator[Violation]:
    """Yield every span that cannot be right.

    Without texts: spans outside of the document and words that do not fit their hash. With the
    texts by document id: also words that do not stand at their span.
    """
    lengths = {row["document_id"]: row["character_count"] for row in rows["documents"]}
    documents = {row["quote_id"]: row["document_id"] for row in rows["quotes"]}
    for table, column in _SPANS.items():
        for index, row in enumerate(rows[table]):
            document = row.get("document_id") or documents.get(row.get("quote_id"), "")
            start, end = row["start"], row["end"]
            if start is None or end is None or document not in lengths:
                continue  # said by the checks of columns and keys
            if not 0 <= start < end <= lengths[document]:
                message = f"span {start} to {end} is not in {document!r} of {lengths[document]}"
                yield Violation(table, index, "start", "span", message)
                continue
            words = row[column] if column else None
            if table == "evidence" and words is not None and _hash(words) != row["exact_sha256"]:
                yield Violation(table, index, "exact", "hash", f"the hash of {words!r} differs")
            if texts is not None and document in texts:
                found = texts[document][start:end]
                if words is not None and words != found:
                    message = f"expected {words!r} at {start} of {document!r}, found {found!r}"
                    yield Violation(table, index, "start", "words", message)
                elif table == "evidence" and _hash(found) != row["exact_sha256"]:
                    message = f"other words than the annotated ones at {start} of {document!r}"
                    yield Violation(table, index, "start", "words", message)


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
