"""Rows of mentions: names of the authority file, and the words that evidence gives for actors."""

from __future__ import annotations

from onrecord.evidence.text import Span
from onrecord.tables.context import DocumentContext


def build_mentions(context: DocumentContext) -> None:
    """Add the mentions of a document in text order.

    Words inside longer words for the same actor are the same mention. A name that more than one
    actor has gives no row; the authority file is warned of once, elsewhere.
    """
    found = {
        (name.span, next(iter(name.ids))) for name in context.actor_names if len(name.ids) == 1
    }
    found |= context.proved
    document_id, content = context.document_id, context.document.text
    rows = context.out.rows["mentions"]
    cells = [
        rows.make(
            mention_id=f"{document_id}-m{start}-{end}-{actor_id}",
            document_id=document_id,
            actor_id=actor_id,
            start=start,
            end=end,
            text=content[start:end],
        )
        for (start, end), actor_id in _outermost(found)
    ]
    rows.add_all(cells, context.coding.origin)


def _outermost(found: set[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """Those that do not lie inside another of the same actor, in text order."""
    ends: dict[str, int] = {}
    kept = []
    for span, actor_id in sorted(found, key=lambda each: (each[0].start, -each[0].end)):
        if span.end > ends.get(actor_id, 0):
            ends[actor_id] = span.end
            kept.append((span, actor_id))
    return sorted(kept)
