"""Write a proposed event as curators write it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from onrecord.corpus.edtf import EdtfError, bounds
from onrecord.corpus.model import DRAFT, Event, EventEvidence, Place, Words
from onrecord.draft.appointments.appointing_verbs import read_appointing_verbs
from onrecord.draft.coding.anchors import one_line
from onrecord.draft.coding.clause import Clause, find_clause
from onrecord.draft.coding.known import Known
from onrecord.draft.coding.names import Names
from onrecord.draft.coding.summaries import summarize
from onrecord.draft.coding.word_index import QuotedText
from onrecord.draft.proposals import FoundDate, FoundPlace, Mention, ProposedEvent

# A longer name of a place may be text that is kept back.
_LONGEST_PLACE = 29


def code_event(
    text: QuotedText,
    proposed: ProposedEvent,
    names: Names,
    known: Known,
    *,
    kept_back: str = "",
    until: date | None = None,
) -> Event | None:
    """Write an event, still without an id; None where its words cannot be quoted.

    ``kept_back`` is the text if it may not be passed on; ``until`` the last day on which it can
    have appeared.
    """
    clause = find_clause(text, proposed.main)
    if clause is None or proposed.type not in known.types:
        return None
    evidence = EventEvidence(**clause.exact)
    evidence.actors = find_participants(clause, proposed.actors, names)
    towards = find_participants(clause, proposed.recipients, names)
    # Who acts is not who is acted upon; a pronoun was taken for the wrong one.
    evidence.recipients = {who: towards[who] for who in towards if who not in evidence.actors}
    mode = proposed.mode if (proposed.type, proposed.mode) in known.modes else None
    event = Event(
        id="",
        summary=summarize(
            proposed.type,
            mode or _action(text[proposed.trigger], proposed.type),
            _find_first(proposed.actors, evidence.actors, names),
            _find_first(proposed.recipients, evidence.recipients, names),
            modality=proposed.modality,
            polarity=proposed.polarity,
            trigger=text[proposed.trigger],
            kept_back=kept_back,
        ),
        type=proposed.type,
        mode=mode,
        modality=proposed.modality,
        polarity=proposed.polarity,
        actors=[*evidence.actors],
        recipients=[*evidence.recipients],
        evidence=evidence,
        status=DRAFT,
        score=round(proposed.score, 2),
        because=proposed.because,
    )
    add_date(event, proposed.date, clause, until)
    if proposed.place:
        _add_place(event, proposed.place, clause, known, is_kept_back=bool(kept_back))
    return event


def find_participants(
    clause: Clause, mentions: Iterable[Mention], names: Names
) -> dict[str, Words]:
    """The words of those who take part, by their ids; who is not named is left out."""
    found: dict[str, Words] = {}
    for each in mentions:
        actor = names.actor(each)
        if actor and actor not in found:
            words = clause.words_of(each)
            if words is not None:
                found[actor] = words
    return found


def add_date(item: Any, found: FoundDate | None, clause: Clause, until: date | None) -> None:
    """Add a date to an event or appointment, if it is one and its words can be quoted.

    What is actual has no date that begins after the day ``until`` which a document appeared; such
    a date was taken for that of the act by mistake.
    """
    words = clause.words(found.span) if found else None
    if found is None or words is None or found.basis not in ("stated", "inferred"):
        return
    try:
        earliest, _ = bounds(found.edtf)
    except EdtfError:
        return
    is_actual = getattr(item, "modality", "actual") == "actual"
    if is_actual and earliest and until and earliest > until:
        return
    item.date, item.date_basis, item.evidence.date = found.edtf, found.basis, words


def _add_place(
    event: Event, place: FoundPlace, clause: Clause, known: Known, *, is_kept_back: bool
) -> None:
    words = clause.words(place.span)
    country = place.country_id if place.country_id in known.countries else None
    name: str | None = one_line(place.name)
    if is_kept_back and len(place.name) > _LONGEST_PLACE:
        name = None
    if words is not None and (name or country):
        event.place = Place(name=name or None, country=country)
        event.evidence.place = words


def _find_first(
    mentions: Iterable[Mention], evidence: dict[str, Words], names: Names
) -> Mention | None:
    """The first who takes part, or else the first words for somebody who is not named."""
    listed = list(mentions)
    first = next(iter(evidence), None)
    named = (each for each in listed if first and names.actor(each) == first)
    return next(named, None) or next((each for each in listed if each.kind == "unnamed"), None)


def _action(trigger: str, type_: str) -> str | None:
    """What is done to the holder of an office, by the verb of an act of appointing."""
    verbs = read_appointing_verbs() if type_ == "APPOINT" else {}
    found = (verbs[word] for word in trigger.lower().split() if word in verbs)
    return next((each.action for each in found), None)
