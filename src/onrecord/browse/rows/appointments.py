"""Cards of appointments."""

from __future__ import annotations

import sqlite3

from onrecord.browse.dates import date_in_words
from onrecord.browse.links import Link, row_path
from onrecord.browse.rows.card import Card, fact
from onrecord.browse.rows.proof import add_proof, provenance

_APPOINTMENTS = """
SELECT appointments.*, appointee.name AS appointee, authority.name AS authority,
  predecessor.name AS predecessor, offices.name AS office, events.summary AS event,
  appointment_actions.label AS action_label, appointment_actions.is_state,
  annotators.name AS annotator_name, annotators.kind AS annotator_kind, records.what AS record_what
FROM appointments
LEFT JOIN actors AS appointee ON appointee.actor_id = appointments.appointee_id
LEFT JOIN actors AS authority ON authority.actor_id = appointments.appointing_authority_id
LEFT JOIN actors AS predecessor ON predecessor.actor_id = appointments.predecessor_id
LEFT JOIN offices ON offices.office_id = appointments.office_id
LEFT JOIN events ON events.event_id = appointments.event_id
LEFT JOIN appointment_actions ON appointment_actions.action = appointments.action
LEFT JOIN annotators ON annotators.annotator_id = appointments.annotator_id
LEFT JOIN records ON records.record_id = appointments.record_id
WHERE appointments.appointment_id IN ({ids}) ORDER BY appointments.appointment_id
"""


def load_appointments(
    connection: sqlite3.Connection, ids: str, values: dict[str, object]
) -> list[Card]:
    """Load cards of appointments; ``ids`` is SQL that selects their keys, with ``values``."""
    cards = [
        Card(
            table="appointments",
            row_id=row["appointment_id"],
            title=f"{row['appointee'] or 'Somebody not named'}: {row['office']}",
            kind=row["action_label"] or row["action"],
            facts=[
                *fact("Who", _actor(row, "appointee"), fields=["appointee"]),
                *fact(
                    "Office",
                    Link(row["office"], row_path("offices", row["office_id"])),
                    fields=["office"],
                ),
                *fact("Named by", _actor(row, "authority"), fields=["appointing_authority"]),
                *fact("After", _actor(row, "predecessor"), fields=["predecessor"]),
                *fact("When", date_in_words(row["date_edtf"], row["date_basis"]), fields=["date"]),
                *fact("Event", _event(row)),
            ],
            **provenance(row),  # type: ignore[arg-type]
        )
        for row in connection.execute(_APPOINTMENTS.format(ids=ids), values)
    ]
    add_proof(connection, cards, ids, values)
    return cards


_KEYS = {
    "appointee": "appointee_id",
    "authority": "appointing_authority_id",
    "predecessor": "predecessor_id",
}


def _actor(row: sqlite3.Row, part: str) -> Link | None:
    return Link(row[part], row_path("actors", row[_KEYS[part]])) if row[part] else None


def _event(row: sqlite3.Row) -> Link | None:
    return Link(row["event"], row_path("events", row["event_id"])) if row["event"] else None
