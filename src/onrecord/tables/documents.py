"""Rows of documents and passages."""

from __future__ import annotations

from onrecord.tables.context import DocumentContext


def build_document(context: DocumentContext) -> None:
    """Add the row of a document; its released share is written anew if its text is masked."""
    document, out = context.document, context.out
    facts, origin = document.facts, document.origin
    rows = out.rows["documents"]
    cells = rows.make(
        document_id=document.document_id,
        title=facts.title,
        author=facts.author,
        publisher=facts.publisher,
        url=facts.url,
        **out.uncertain_date(
            "published", facts.published, facts.published_basis, facts.published_text, origin
        ),
        language=facts.language,
        rights=facts.rights,
        text_release=facts.text_release,
        text_sha256=document.sha256,
        character_count=len(document.text),
        coding=facts.coding,
        # All of it, if there is any.
        released_share=1.0 if document.text else 0.0,
    )
    rows.add(cells, origin)
    if facts.note:
        row = {"row_id": document.document_id, "table_name": "documents", "note": facts.note}
        out.add("notes", origin.at("note"), row)


def build_passages(context: DocumentContext) -> None:
    """Add a row for every sentence of a document."""
    document_id, content = context.document_id, context.document.text
    rows = context.out.rows["passages"]
    cells = [
        rows.make(
            passage_id=f"{document_id}-p{paragraph:02}-s{number:02}",
            document_id=document_id,
            paragraph=paragraph,
            sentence=number,
            start=start,
            end=end,
            text=content[start:end],
        )
        for paragraph, number, (start, end) in context.sentences
    ]
    rows.add_all(cells, context.document.origin)
