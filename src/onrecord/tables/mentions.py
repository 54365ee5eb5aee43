"""Rows of mentions: names of the authority file, and the words that evidence gives for actors."""

from __future__ import annotations

from onrecord.corpus.origin import Origin
from onrecord.evidence.text import Span
from onrecord.tables.context import DocumentContext
from onrecord.tables.events import ROLES

_ACTOR_COLUMNS = {
    "addressee": ("quotes", "quote_id", "addressee_id"),
    "appointee": ("appointments", "appointment_id", "appointee_id"),
    "appointing_authority": ("appointments", "appointment_id", "appointing_authority_id"),
    "predecessor": ("appointments", "appointment_id", "predecessor_id"),
}


def build_mentions(context: DocumentContext) -> None:
    """Add the mentions of a document in text order.

    Words inside longer words for the same actor are the same mention. A name that more than one
    actor has gives no row; the authority file is warned of once, elsewhere.
    """
    named = {
        (name.span, next(iter(name.ids))) for name in context.actor_names if len(name.ids) == 1
    }
    for span, actor_id in _outermost(named | _actor_evidence(context)):
        row = {
            "mention_id": f"{context.document_id}-m{span.start}-{span.end}-{actor_id}",
            "document_id": context.document_id,
            "actor_id": actor_id,
            "start": span.start,
            "end": span.end,
            "text": context.text[span],
        }
        context.out.add("mentions", _origin(context), row)


def _outermost(found: set[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """Those that do not lie inside another of the same actor, in text order."""
    ends: dict[str, int] = {}
    kept = []
    for span, actor_id in sorted(found, key=lambda each: (each[0].start, -each[0].end, each[1])):
        if span.end > ends.get(actor_id, 0):
            ends[actor_id] = span.end
            kept.append((span, actor_id))
    return sorted(kept)


def _origin(context: DocumentContext) -> Origin:
    return context.coding.origin


def _actor_evidence(context: DocumentContext) -> set[tuple[Span, str]]:
    """The spans of evidence for actors, with the actor that each stands for."""
    rows = context.out.rows
    actors = {
        (row["event_id"], ROLES[row["role"]], row["position"]): row["actor_id"]
        for row in rows["participants"].values
    }
    actors |= {
        (row["quote_id"], "speakers", row["position"]): row["actor_id"]
        for row in rows["quote_speakers"].values
    }
    for field, (table, key, column) in _ACTOR_COLUMNS.items():
        actors |= {(row[key], field, 1): row[column] for row in rows[table].values}
    proved = set()
    for row in rows["evidence"].values:
        actor_id = actors.get((row["row_id"], row["field"], row["position"]))
        if actor_id:
            proved.add((Span(row["start"], row["end"]), actor_id))
    return proved
