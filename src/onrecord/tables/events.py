"""Rows of events, participants and event_contexts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord.corpus.model import Event, EventFacts, Participant
from onrecord.corpus.origin import Keys, Origin
from onrecord.corpus.rows import ROLES
from onrecord.tables.context import DocumentContext, RowContext
from onrecord.tables.evidence import RowProof, warn_unused
from onrecord.tables.rows import Row, RowSet


class EventCodes:
    """What the vocabularies derive from a type and a mode."""

    def __init__(self, types: list[Row], modes: list[Row]) -> None:
        self._types = {row["event_type"]: row for row in types}
        self._modes = {(row["event_type"], row["event_mode"]): row for row in modes}

    def derive(self, event: EventFacts) -> Row:
        """The derived columns: those of the act named, whether or not it takes place."""
        kind: Mapping[str, Any] = self._types.get(event.type, {})
        mode = self._modes.get((event.type, event.mode or ""), {})
        score = mode.get("intensity")
        return {
            "plover_type": derive_plover_type(kind, event.modality),
            "quad_class": kind.get("quad_class"),
            "intensity": kind.get("intensity") if score is None else score,
            "cameo_root_code": kind.get("cameo_root_code"),
        }


def derive_plover_type(kind: Mapping[str, Any], modality: str) -> str | None:
    """The type of PLOVER for a row of the vocabulary of event types; None for our extensions.

    PLOVER rewrites an act that is planned into the type of its announcement.

    >>> aid = {"event_type": "AID", "scheme": "plover", "future_type": "AGREE"}
    >>> derive_plover_type(aid, "actual"), derive_plover_type(aid, "planned")
    ('AID', 'AGREE')
    """
    if kind.get("scheme") != "plover":
        return None
    planned: str | None = kind["future_type"] if modality == "planned" else None
    return planned or str(kind["event_type"])


def build_events(context: DocumentContext, codes: EventCodes) -> None:
    """Add the rows of every event of a document."""
    for event, origin in context.coding.events:
        _add_event(context, codes, event, origin)


def _add_event(context: DocumentContext, codes: EventCodes, event: Event, origin: Origin) -> None:
    event_id = f"{context.document_id}-{event.id}"
    proof = RowProof(context, "events", event_id, origin)
    proof.prove_main(event.evidence)
    first = {
        role: _add_participants(context, event, role, key, origin, proof)
        for role, key in ROLES.items()
    }
    for field in ("date", "place"):
        words = getattr(event.evidence, field)
        if words is not None:
            proof.prove(field, 1, words, ("evidence", field))
        elif getattr(event, field) is not None:
            proof.warn_missing(field, f"the {field}", (field,))
    add_event(context, codes, event, first, proof.words("date"), origin)


def add_event(
    context: RowContext,
    codes: EventCodes,
    event: EventFacts,
    first: Mapping[str, str | None],
    date_words: str | None,
    origin: Origin,
) -> None:
    """Add the row of an event with its themes and note; ``first`` has the first of each role."""
    event_id = f"{context.prefix}-{event.id}"
    themes = context.out.rows["event_contexts"]
    for index, code in enumerate(event.contexts):
        themes.add(themes.make(event_id=event_id, context=code), origin, ("contexts", index))
    rows = context.out.rows["events"]
    cells = rows.make(
        event_id=event_id,
        summary=event.summary,
        event_type=event.type,
        event_mode=event.mode,
        **codes.derive(event),
        actor_id=first["actor"],
        recipient_id=first["recipient"],
        modality=event.modality,
        polarity=event.polarity,
        embedded_in=context.key(event.embedded_in),
        embedding=event.embedding,
        same_act_as=context.key(event.same_act_as),
        realized_by=context.key(event.realized_by),
        attributed_to=context.key(event.attributed_to),
        **context.out.uncertain_date("date", event.date, event.date_basis, date_words, origin),
        place_name=event.place.name if event.place else None,
        country_id=event.place.country if event.place else None,
        **context.common(event_id, event.status),
    )
    rows.add(cells, origin)
    context.note(event_id, "events", event.note, origin)


def _add_participants(
    context: DocumentContext, event: Event, role: str, key: str, origin: Origin, proof: RowProof
) -> str | None:
    """Add the participants of one role, listed under ``key``; gives the first."""
    words = getattr(event.evidence, key)
    if not words and not getattr(event, key):
        return None
    participants = list_participants(event, role)
    for position, participant in enumerate(participants, start=1):
        actor, keys = participant.actor, (key, position - 1)
        given = words.get(actor)
        if given is None:
            proof.prove_actor_by_name(key, position, actor, keys)
        else:
            proof.prove(key, position, given, ("evidence", key, actor), actor)
        basis = getattr(given, "basis", None) or "stated"
        add_participant(context.out, proof.row_id, role, position, participant, basis, origin, keys)
    used = {participant.actor for participant in participants}
    warn_unused(words, used, key, origin, context.out)
    return participants[0].actor if participants else None


def list_participants(event: EventFacts, role: str) -> list[Participant]:
    """Those who play a role in an event, in order."""
    listed: list[str | Participant] = getattr(event, ROLES[role])
    return [Participant(actor=each) if isinstance(each, str) else each for each in listed]


def add_participant(
    out: RowSet,
    event_id: str,
    role: str,
    position: int,
    participant: Participant,
    basis: str,
    origin: Origin,
    keys: Keys = (),
) -> None:
    """Add the row of one who takes part in an event."""
    rows = out.rows["participants"]
    cells = rows.make(
        event_id=event_id,
        role=role,
        position=position,
        actor_id=participant.actor,
        office_id=participant.office,
        basis=basis,
    )
    rows.add(cells, origin, keys)
