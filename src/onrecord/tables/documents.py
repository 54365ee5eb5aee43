"""Rows of documents and passages."""

from __future__ import annotations

from onrecord.corpus.read_documents import Document
from onrecord.evidence.text import Text
from onrecord.tables.rows import RowSet


def build_document(document: Document, text: Text, out: RowSet) -> None:
    """Add the row of a document; its released share is filled in when its text is masked."""
    facts, origin = document.facts, document.origin
    row = {
        "document_id": document.document_id,
        "title": facts.title,
        "author": facts.author,
        "publisher": facts.publisher,
        "url": facts.url,
        **out.uncertain_date(
            "published",
            facts.published,
            facts.published_basis,
            facts.published_text,
            origin.at("published"),
        ),
        "language": facts.language,
        "rights": facts.rights,
        "text_release": facts.text_release,
        "text_sha256": document.sha256,
        "character_count": len(text.content),
        "coding": facts.coding,
        # All of it, if there is any, unless something is taken out.
        "released_share": 1.0 if text.content else 0.0,
    }
    out.add("documents", origin, row)
    if facts.note:
        row = {"row_id": document.document_id, "table_name": "documents", "note": facts.note}
        out.add("notes", origin.at("note"), row)


def build_passages(document: Document, text: Text, out: RowSet) -> None:
    """Add a row for every sentence of a document."""
    rows, content = out.rows["passages"], text.content
    for paragraph, number, (start, end) in text.sentences:
        cells = rows.make(
            passage_id=f"{document.document_id}-p{paragraph:02}-s{number:02}",
            document_id=document.document_id,
            paragraph=paragraph,
            sentence=number,
            start=start,
            end=end,
            text=content[start:end],
        )
        rows.add(cells, document.origin)
