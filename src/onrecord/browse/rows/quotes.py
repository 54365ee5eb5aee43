"""Cards of quotes."""

from __future__ import annotations

import sqlite3

from onrecord.browse.links import Link, row_path
from onrecord.browse.rows.card import Card, fact, grouped
from onrecord.browse.rows.proof import add_proof, provenance

_QUOTES = """
SELECT quotes.*, addressee.name AS addressee, offices.name AS office, events.summary AS event,
  annotators.name AS annotator_name, annotators.kind AS annotator_kind, records.what AS record_what
FROM quotes
LEFT JOIN actors AS addressee ON addressee.actor_id = quotes.addressee_id
LEFT JOIN offices ON offices.office_id = quotes.speaker_office_id
LEFT JOIN events ON events.event_id = quotes.event_id
LEFT JOIN annotators ON annotators.annotator_id = quotes.annotator_id
LEFT JOIN records ON records.record_id = quotes.record_id
WHERE quotes.quote_id IN ({ids}) ORDER BY quotes.quote_id
"""
_SPEAKERS = """
SELECT quote_id, actor_id, name FROM quote_speakers JOIN actors USING (actor_id)
WHERE quote_id IN ({ids}) ORDER BY quote_id, position
"""
_NEGATED = """
SELECT quote_id, text FROM quote_fragments
WHERE quote_id IN ({ids}) AND is_negated AND text IS NOT NULL ORDER BY quote_id, position
"""
_KINDS = {
    "direct": "Direct quotation",
    "indirect": "Indirect quotation",
    "mixed": "Mixed quotation",
}


def load_quotes(connection: sqlite3.Connection, ids: str, values: dict[str, object]) -> list[Card]:
    """Load cards of quotes; ``ids`` is SQL that selects their keys, with the named ``values``."""

    def rows(sql: str) -> sqlite3.Cursor:
        return connection.execute(sql.format(ids=ids), values)

    speakers = grouped(rows(_SPEAKERS), "quote_id")
    negated = grouped(rows(_NEGATED), "quote_id")
    cards = [
        Card(
            table="quotes",
            row_id=row["quote_id"],
            title=row["content"] or row["quoted"] or "Words that may not be passed on",
            kind=_KINDS.get(row["quote_type"], row["quote_type"]),
            facts=[
                *fact("Who", *_speakers(row, speakers), fields=["speakers"]),
                *fact("Cue", row["cue"], fields=["cue"]),
                *fact("To whom", _addressee(row), fields=["addressee"]),
                *fact(
                    "Negated", *(f"“{each['text']}”" for each in negated.get(row["quote_id"], ()))
                ),
                *fact("Event", _event(row)),
            ],
            **provenance(row),  # type: ignore[arg-type]
        )
        for row in rows(_QUOTES)
    ]
    add_proof(connection, cards, ids, values)
    return cards


def _speakers(row: sqlite3.Row, speakers: dict[str, list[sqlite3.Row]]) -> list[Link]:
    named = speakers.get(row["quote_id"], [])
    if not named:
        return [Link("nobody is named")]
    inferred = ", inferred" if row["speaker_basis"] == "inferred" else ""
    office = f" ({row['office']})" if row["office"] else ""
    # The office is that of the first speaker.
    return [
        Link(f"{each['name']}{office if number == 0 else ''}{inferred}", _actor(each["actor_id"]))
        for number, each in enumerate(named)
    ]


def _addressee(row: sqlite3.Row) -> Link | None:
    return Link(row["addressee"], _actor(row["addressee_id"])) if row["addressee"] else None


def _event(row: sqlite3.Row) -> Link | None:
    return Link(row["event"], row_path("events", row["event_id"])) if row["event"] else None


def _actor(actor_id: str) -> str:
    return row_path("actors", actor_id)
