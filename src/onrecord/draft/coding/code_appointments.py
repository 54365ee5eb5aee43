"""Write a proposed appointment as curators write it, and the event of its act."""

from __future__ import annotations

from datetime import date

from onrecord.corpus.model import DRAFT, Appointment, AppointmentEvidence, Event, EventEvidence
from onrecord.draft.coding.clause import Clause, find_clause
from onrecord.draft.coding.code_events import add_date
from onrecord.draft.coding.known import Known
from onrecord.draft.coding.names import Names
from onrecord.draft.coding.summaries import summarize
from onrecord.draft.coding.word_index import QuotedText
from onrecord.draft.proposals import Mention, ProposedAppointment

# The types and modes of the events of acts, by the definitions of the actions; APPOINT if unsaid.
_EVENTS = {
    "elected": ("ELECT", None),
    "defeated": ("ELECT", None),
    "resigned": ("RETREAT", "resign"),
}


def event_type(action: str) -> str:
    """The type of the event that an act of appointing is."""
    return _EVENTS.get(action, ("APPOINT", None))[0]


def code_appointment(
    text: QuotedText,
    proposed: ProposedAppointment,
    names: Names,
    known: Known,
    until: date | None = None,
) -> tuple[Appointment, Clause] | None:
    """Write an appointment, still without an id; None where its words cannot be quoted.

    Somebody who is not named is no appointee, and no row says that nobody was appointed. ``until``
    is the last day on which the text can have appeared.
    """
    clause = find_clause(text, proposed.main)
    office = names.office(proposed.office_name)
    appointee = names.actor(proposed.appointee)
    if clause is None or not office or not appointee or proposed.action not in known.actions:
        return None
    office_words = clause.words(proposed.office)
    appointee_words = clause.words_of(proposed.appointee)
    if office_words is None or appointee_words is None:
        return None
    evidence = AppointmentEvidence(**clause.exact, appointee=appointee_words, office=office_words)
    appointment = Appointment(
        id="",
        appointee=appointee,
        office=office,
        action=proposed.action,
        evidence=evidence,
        status=DRAFT,
        score=round(proposed.score, 2),
        because=proposed.because,
    )
    for field, mention in (
        ("appointing_authority", proposed.appointing_authority),
        ("predecessor", proposed.predecessor),
    ):
        _add_actor(appointment, field, mention, clause, names)
    add_date(appointment, proposed.date, clause, until)
    return appointment, clause


def make_event(
    appointment: Appointment, clause: Clause, proposed: ProposedAppointment, kept_back: str
) -> Event:
    """Make the event of an appointment that is an act, proved by the same words."""
    type_, mode = _EVENTS.get(appointment.action, ("APPOINT", None))
    appointer, appointee = appointment.appointing_authority, appointment.appointee or ""
    words = appointment.evidence
    evidence = EventEvidence(**clause.exact)
    actor: Mention | None = proposed.appointee
    recipient: Mention | None = None
    # Whoever runs, wins or resigns acts; whoever is appointed is acted upon.
    if type_ != "APPOINT":
        evidence.actors = {appointee: words.appointee or []}
    else:
        evidence.recipients = {appointee: words.appointee or []}
        authority = proposed.appointing_authority
        actor, recipient = authority if appointer else None, proposed.appointee
        if appointer:
            evidence.actors = {appointer: words.appointing_authority or []}
    event = Event(
        id="",
        summary=summarize(
            type_,
            mode or appointment.action,
            actor,
            recipient,
            office=proposed.office_name,
            kept_back=kept_back,
        ),
        type=type_,
        mode=mode,
        modality="actual",
        polarity="positive",
        actors=[*evidence.actors],
        recipients=[*evidence.recipients],
        date=appointment.date,
        date_basis=appointment.date_basis,
        evidence=evidence,
        status=DRAFT,
        score=appointment.score,
        because=appointment.because,
    )
    evidence.date = words.date
    return event


def _add_actor(
    appointment: Appointment, field: str, mention: Mention | None, clause: Clause, names: Names
) -> None:
    actor = names.actor(mention) if mention else None
    words = clause.words_of(mention) if actor and mention else None
    if words is not None:
        setattr(appointment, field, actor)
        setattr(appointment.evidence, field, words)
