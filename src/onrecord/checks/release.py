"""Check that the tables hold no text that a document's text_release keeps back."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.checks.violation import RowsByTable, Violation
from onrecord.evidence.text import Span
from onrecord.tables.text_release import SHORT_ONLY, is_inside, is_short, merge

_NEVER = {"passages": ("text",), "evidence": ("prefix", "suffix")}


def check_release(rows: RowsByTable) -> Iterator[Violation]:
    """Yield every cell with words of a document that may not be passed on."""
    kinds = {row["document_id"]: row["text_release"] for row in rows["documents"]}
    documents = {row["quote_id"]: row["document_id"] for row in rows["quotes"]}
    released = released_spans(rows)
    for table in {**_NEVER, **SHORT_ONLY, "mentions": ()}:
        for index, row in enumerate(rows[table]):
            document = row.get("document_id") or documents.get(row.get("quote_id"), "")
            kind = kinds.get(document, "full")
            if kind == "full":
                continue
            columns = [each for each in _NEVER.get(table, ()) if row[each] is not None]
            if kind == "hashes":
                columns += [
                    each
                    for each in SHORT_ONLY.get(table, ())
                    if row[each] is not None and not is_short(row[each])
                ]
                if table == "quotes" and row["content"] is not None:
                    columns.append("content")
            if table == "mentions" and row["text"] is not None:
                span = Span(row["start"], row["end"])
                columns += [] if is_inside(span, released.get(document, [])) else ["text"]
            for column in columns:
                message = f"{table}.{column} holds words that text_release {kind!r} keeps back"
                yield Violation(table, index, column, "text_release", message)


def released_spans(rows: RowsByTable) -> dict[str, list[Span]]:
    """The spans of each document whose words are passed on."""
    spans: dict[str, list[Span]] = {}
    for row in rows["evidence"]:
        if row["exact"] is not None:
            spans.setdefault(row["document_id"], []).append(Span(row["start"], row["end"]))
    documents = {row["quote_id"]: row["document_id"] for row in rows["quotes"]}
    for row in rows["quote_fragments"]:
        if row["text"] is not None and row["quote_id"] in documents:
            document = documents[row["quote_id"]]
            spans.setdefault(document, []).append(Span(row["start"], row["end"]))
    return {document: merge(found) for document, found in spans.items()}
