"""Rows of appointments."""

from __future__ import annotations

from onrecord.corpus.model import Appointment, AppointmentFacts
from onrecord.corpus.origin import Origin
from onrecord.tables.context import DocumentContext, RowContext
from onrecord.tables.evidence import RowProof

_FIELDS = ("appointee", "office", "appointing_authority", "predecessor")


def build_appointments(context: DocumentContext) -> None:
    """Add the rows of every appointment of a document."""
    for appointment, origin in context.coding.appointments:
        _add_appointment(context, appointment, origin)


def _add_appointment(context: DocumentContext, appointment: Appointment, origin: Origin) -> None:
    appointment_id = f"{context.document_id}-{appointment.id}"
    proof = RowProof(context, "appointments", appointment_id, origin)
    proof.prove_main(appointment.evidence)
    for field in _FIELDS:
        value, words = getattr(appointment, field), getattr(appointment.evidence, field)
        if words is not None:
            actor = None if field == "office" else value
            proof.prove(field, 1, words, ("evidence", field), actor)
        elif value and field == "office":
            proof.prove_office_by_name(field, 1, value, (field,))
        elif value:
            proof.prove_actor_by_name(field, 1, value, (field,))
    if appointment.evidence.date is not None:
        proof.prove("date", 1, appointment.evidence.date, ("evidence", "date"))
    elif appointment.date is not None:
        proof.warn_missing("date", "the date", ("date",))
    add_appointment(context, appointment, proof.words("date"), origin)


def add_appointment(
    context: RowContext, appointment: AppointmentFacts, date_words: str | None, origin: Origin
) -> None:
    """Add the row of an appointment with its note."""
    appointment_id = f"{context.prefix}-{appointment.id}"
    rows = context.out.rows["appointments"]
    cells = rows.make(
        appointment_id=appointment_id,
        appointee_id=appointment.appointee,
        office_id=appointment.office,
        appointing_authority_id=appointment.appointing_authority,
        action=appointment.action,
        **context.out.uncertain_date(
            "date",
            appointment.date,
            appointment.date_basis,
            date_words,
            origin,
        ),
        predecessor_id=appointment.predecessor,
        event_id=context.key(appointment.event),
        **context.common(appointment_id, appointment.status),
    )
    rows.add(cells, origin)
    context.note(appointment_id, "appointments", appointment.note, origin)
