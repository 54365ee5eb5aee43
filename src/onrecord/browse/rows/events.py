"""Cards of events."""

from __future__ import annotations

import sqlite3

from onrecord.browse.dates import date_in_words
from onrecord.browse.links import Link, row_path
from onrecord.browse.rows.card import Card, Fact, Rows, fact, grouped, standing
from onrecord.browse.rows.proof import add_proof, provenance

_EVENTS = """
SELECT events.*, event_types.label AS type_label, event_modes.label AS mode_label,
  countries.name AS country, embeddings.label AS embedding_label,
  outer_event.summary AS outer_summary, same.summary AS same_summary,
  realized.summary AS realized_summary, speaker.name AS speaker,
  annotators.name AS annotator_name, annotators.kind AS annotator_kind, records.what AS record_what
FROM events
LEFT JOIN event_types USING (event_type)
LEFT JOIN event_modes
  ON event_modes.event_type = events.event_type AND event_modes.event_mode = events.event_mode
LEFT JOIN countries ON countries.country_id = events.country_id
LEFT JOIN embeddings USING (embedding)
LEFT JOIN events AS outer_event ON outer_event.event_id = events.embedded_in
LEFT JOIN events AS same ON same.event_id = events.same_act_as
LEFT JOIN events AS realized ON realized.event_id = events.realized_by
LEFT JOIN quotes ON quotes.quote_id = events.attributed_to
LEFT JOIN actors AS speaker ON speaker.actor_id = quotes.speaker_id
LEFT JOIN annotators ON annotators.annotator_id = events.annotator_id
LEFT JOIN records ON records.record_id = events.record_id
WHERE events.event_id IN ({ids}) ORDER BY events.event_id
"""
_PARTICIPANTS = """
SELECT event_id, role, basis, actor_id, actors.name, offices.name AS office
FROM participants JOIN actors USING (actor_id) LEFT JOIN offices USING (office_id)
WHERE event_id IN ({ids}) ORDER BY event_id, role, position
"""
_CONTEXTS = """
SELECT event_id, label FROM event_contexts JOIN contexts USING (context)
WHERE event_id IN ({ids}) ORDER BY event_id, label
"""
# What points at the events: by the event, with how it does so.
_POINTING = """
SELECT embedded_in AS at, coalesce(label, 'Holds') AS how, event_id, summary
FROM events LEFT JOIN embeddings USING (embedding) WHERE embedded_in IN ({ids})
UNION ALL
SELECT same_act_as, 'Told again as', event_id, summary FROM events WHERE same_act_as IN ({ids})
UNION ALL
SELECT realized_by, 'Carries out', event_id, summary FROM events WHERE realized_by IN ({ids})
ORDER BY event_id
"""
_TIED = """
SELECT event_id, 'quotes' AS table_name, quote_id AS row_id, coalesce(content, quote_id) AS label
FROM quotes WHERE event_id IN ({ids})
UNION ALL
SELECT event_id, 'appointments', appointment_id, offices.name || ': ' || appointment_actions.label
FROM appointments JOIN offices USING (office_id) JOIN appointment_actions USING (action)
WHERE event_id IN ({ids})
"""
_ROLES = {
    "actor": ("Who", "actors"),
    "recipient": ("Whom", "recipients"),
    "mediator": ("Mediated by", "mediators"),
    "host": ("Hosted by", "hosts"),
    "beneficiary": ("For", "beneficiaries"),
    "target": ("Against", "targets"),
    "topic": ("About", "topics"),
}


def load_events(connection: sqlite3.Connection, ids: str, values: dict[str, object]) -> list[Card]:
    """Load cards of events; ``ids`` is SQL that selects their keys, with the named ``values``."""

    def rows(sql: str) -> sqlite3.Cursor:
        return connection.execute(sql.format(ids=ids), values)

    people = grouped(rows(_PARTICIPANTS), "event_id")
    contexts = grouped(rows(_CONTEXTS), "event_id")
    pointing = grouped(rows(_POINTING), "at")
    tied = grouped(rows(_TIED), "event_id")
    cards = [
        Card(
            table="events",
            row_id=row["event_id"],
            title=row["summary"],
            kind=": ".join(filter(None, (row["type_label"], row["mode_label"]))),
            standing=standing(row["modality"], row["polarity"], row["event_type"]),
            facts=[
                *_participants(people.get(row["event_id"], [])),
                *fact("When", date_in_words(row["date_edtf"], row["date_basis"]), fields=["date"]),
                *fact("Where", ", ".join(filter(None, _place(row))), fields=["place"]),
                *_relations(row, _of(pointing, row), tied),
                *fact("Context", ", ".join(each["label"] for each in _of(contexts, row))),
            ],
            **provenance(row),  # type: ignore[arg-type]
        )
        for row in rows(_EVENTS)
    ]
    add_proof(connection, cards, ids, values)
    return cards


def _participants(people: list[sqlite3.Row]) -> list[Fact]:
    by_role = grouped(people, "role")
    return [
        Fact(label, tuple(map(_person, by_role[role])), (field,))
        for role, (label, field) in _ROLES.items()
        if role in by_role
    ]


def _person(row: sqlite3.Row) -> Link:
    remarks = [row["office"], "inferred" if row["basis"] == "inferred" else None]
    said = ", ".join(filter(None, remarks))
    return Link(
        f"{row['name']} ({said})" if said else row["name"], row_path("actors", row["actor_id"])
    )


def _place(row: sqlite3.Row) -> tuple[str | None, str | None]:
    return row["place_name"], row["country"]


def _relations(row: sqlite3.Row, pointing: list[sqlite3.Row], tied: Rows) -> list[Fact]:
    by_kind = grouped(pointing, "how")
    return [
        *fact(
            f"{row['embedding_label'] or 'Part'} in",
            _event(row["embedded_in"], row["outer_summary"]),
        ),
        *(
            each
            for how, events in by_kind.items()
            for each in fact(how, *(_event(it["event_id"], it["summary"]) for it in events))
        ),
        *fact("Tells again", _event(row["same_act_as"], row["same_summary"])),
        *fact("Came about as", _event(row["realized_by"], row["realized_summary"])),
        *fact("Said by", _saying(row)),
        *fact(
            "Goes with",
            *(
                Link(each["label"], row_path(each["table_name"], each["row_id"]))
                for each in _of(tied, row)
            ),
        ),
    ]


def _event(event_id: str | None, summary: str | None) -> Link | None:
    return Link(summary or event_id, row_path("events", event_id)) if event_id else None


def _saying(row: sqlite3.Row) -> Link | None:
    if not row["attributed_to"]:
        return None
    return Link(row["speaker"] or "a speaker not named", row_path("quotes", row["attributed_to"]))


def _of(groups: Rows, row: sqlite3.Row) -> list[sqlite3.Row]:
    return groups.get(row["event_id"], [])
