"""What proves rows and what they were compared with, for many rows at once."""

from __future__ import annotations

import sqlite3

from onrecord.browse.links import Link, row_path
from onrecord.browse.rows.card import Card, Comparison, Span, grouped

_SPANS = """
SELECT row_id, field, kind, start, "end", exact, evidence_id FROM evidence
WHERE row_id IN ({ids}) AND document_id IS NOT NULL ORDER BY row_id, field, position, part
"""
_COMPARISONS = """
SELECT row_id, finding, body, what, corroborations.note, record_id, status
FROM corroborations JOIN records USING (record_id)
WHERE row_id IN ({ids}) ORDER BY corroboration_id
"""


def add_proof(
    connection: sqlite3.Connection, cards: list[Card], ids: str, values: dict[str, object]
) -> None:
    """Give cards their spans, comparisons and notes; ``ids`` is SQL that selects their keys."""
    spans = grouped(connection.execute(_SPANS.format(ids=ids), values), "row_id")
    comparisons = grouped(connection.execute(_COMPARISONS.format(ids=ids), values), "row_id")
    notes = dict(
        connection.execute(f"SELECT row_id, note FROM notes WHERE row_id IN ({ids})", values)
    )
    for card in cards:
        card.spans = [Span(*row[1:]) for row in spans.get(card.row_id, ())]
        card.comparisons = [Comparison(*row[1:]) for row in comparisons.get(card.row_id, ())]
        card.note = notes.get(card.row_id)


def provenance(row: sqlite3.Row) -> dict[str, object]:
    """The part of a card that every table has: document, status, coder, official record."""
    record = row["record_id"]
    return {
        "document_id": row["document_id"],
        "status": row["status"],
        "coder": _coder(row),
        "record": Link(row["record_what"] or record, row_path("records", record))
        if record
        else None,
    }


def _coder(row: sqlite3.Row) -> Link:
    # A coder is told as what it is: the agreement of models is not that of people.
    kind = f" ({row['annotator_kind']})" if row["annotator_kind"] else ""
    name = row["annotator_name"] or row["annotator_id"]
    return Link(f"{name}{kind}", row_path("annotators", row["annotator_id"]))
