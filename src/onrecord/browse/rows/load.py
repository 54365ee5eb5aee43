"""Load the cards of any of the three tables whose rows documents prove."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from onrecord.browse.rows.appointments import load_appointments
from onrecord.browse.rows.card import Card
from onrecord.browse.rows.events import load_events
from onrecord.browse.rows.quotes import load_quotes
from onrecord.schema.model import Table

LOADERS = {"events": load_events, "quotes": load_quotes, "appointments": load_appointments}
# How many cards are shown of the rows that point at another.
MOST = 10
KEYS = {"events": "event_id", "quotes": "quote_id", "appointments": "appointment_id"}


def load_card(connection: sqlite3.Connection, table: str, row_id: str) -> Card | None:
    """Load the card of one row, or None where there is no such row."""
    cards = LOADERS[table](connection, "SELECT :row_id", {"row_id": row_id})
    return cards[0] if cards else None


def load_document_cards(connection: sqlite3.Connection, document_id: str) -> list[Card]:
    """Load the cards of all rows that a document proves, in the order of its text."""
    cards = []
    for table, load in LOADERS.items():
        ids = f"SELECT {KEYS[table]} FROM {table} WHERE document_id = :document"
        cards += load(connection, ids, {"document": document_id})
    return sorted(cards, key=lambda card: card.place)


def load_pointing_cards(
    connection: sqlite3.Connection, tables: Mapping[str, Table], table: Table, key: str
) -> list[Card]:
    """Load the first cards that point at a row of another table, as the appointments to an office.

    A document is read on its own page, so it has none here.
    """
    cards: dict[str, Card] = {}
    # Of an office people first want to know who had it.
    for name in ("appointments", "events", "quotes") if table.name != "documents" else ():
        columns = [
            each.fields[0]
            for each in tables[name].foreign_keys
            if each.table == table.name and len(each.fields) == 1
        ]
        for column in columns:
            first = (
                f'SELECT {KEYS[name]} FROM {name} WHERE "{column}" = :key ORDER BY 1 LIMIT {MOST}'
            )
            cards |= {
                each.row_id: each
                for each in LOADERS[name](connection, f"SELECT * FROM ({first})", {"key": key})
            }
    return list(cards.values())
