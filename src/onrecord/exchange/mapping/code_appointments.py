"""Code an appointment of a layer, and the event that it is."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from onrecord.corpus.model import Appointment, Event
from onrecord.draft.coding.code_appointments import code_appointment as write_appointment
from onrecord.draft.coding.code_appointments import make_event
from onrecord.draft.proposals import Mention, ProposedAppointment
from onrecord.evidence.text import Span
from onrecord.exchange.mapping.code_events import LATER, find_date, main_words
from onrecord.exchange.mapping.coder import Coder
from onrecord.exchange.mapping.graph import Unit


class CodedAppointment(NamedTuple):
    """An appointment without an id, where it stands, and its event if it is an act."""

    spans: list[Span]
    appointment: Appointment
    event: Event | None


def code_appointment(
    coder: Coder, unit: Unit, *, kept_back: str = "", until: date | None = None
) -> CodedAppointment | None:
    """Code an appointment; None where appointee or office are not marked, or cannot be quoted.

    Whether something is noted as left out is for the caller, since the label may be an event too.
    """
    arguments = coder.arguments("appointments", unit)
    listed = [each for field in arguments.values() for each in field]
    people: dict[str, Mention] = {}
    for field in ("appointee", "appointing_authority", "predecessor"):
        for each in arguments.get(field, [])[:1]:
            found = coder.people.of(each.mark) if each.mark else ""
            if isinstance(found, str):
                coder.tally.leave_argument(unit.item, unit.label, f"the {field}: {found}")
            else:
                people[field] = found.mention
    offices = coder.spans(arguments.get("office", [])[:1])
    trigger = coder.text.pieces(unit.trigger) if unit.trigger else []
    clause = coder.text.clause(main_words(coder, trigger, listed))
    if "appointee" not in people or not offices or clause is None:
        return None
    proposed = ProposedAppointment(
        main=tuple(clause.main),
        appointee=people["appointee"],
        office=offices[0],
        office_name=coder.text.words(offices),
        action=coder.rules.rule("appointments", unit.label).action,
        score=1.0,
        because="",
        appointing_authority=people.get("appointing_authority"),
        predecessor=people.get("predecessor"),
        date=find_date(coder, unit, arguments.get("date", [])),
    )
    names = coder.people.names
    coded = write_appointment(coder.text, proposed, names, coder.known, until)
    if coded is None:
        return None
    appointment, clause = coded
    if proposed.date and appointment.date is None:
        coder.tally.leave_argument(unit.item, unit.label, LATER)
    event = None
    if proposed.action in coder.known.acts:
        event = make_event(appointment, clause, proposed, kept_back)
        _confirm(event)
    _confirm(appointment)
    coder.note(unit, listed)
    return CodedAppointment(trigger or clause.main, appointment, event)


def _confirm(item: Appointment | Event) -> None:
    """Make of what rules would have drafted what its coder has coded."""
    item.status, item.score, item.because = "curated", None, None
