"""Everything about one actor."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from onrecord.browse.dates import date_in_words
from onrecord.browse.links import Link, reading_path, row_path, table_path
from onrecord.browse.rows.card import Card
from onrecord.browse.rows.load import LOADERS

# What is shown of each kind; the tables have the rest.
MOST = 50


@dataclass(frozen=True)
class Section:
    """Rows that an actor takes one part in; ``more`` leads to all where there are too many."""

    title: str
    cards: list[Card]
    more: str | None


@dataclass(frozen=True)
class Mentioned:
    """A document that mentions an actor: how often, and where first."""

    document: Link
    count: int


@dataclass(frozen=True)
class Actor:
    """An actor, with names, memberships, and all rows that it has a part in."""

    row: sqlite3.Row
    names: list[sqlite3.Row]
    memberships: list[tuple[Link, str]]
    offices: list[Link]
    sections: list[Section]
    mentioned: list[Mentioned]
    more_mentions: str | None


# Each part: its title, the table, the SQL that selects the keys, and the table and filters that
# give all of them.
_PARTS = (
    (
        "Offices: named, held, left",
        "appointments",
        "SELECT appointment_id FROM appointments WHERE appointee_id = :actor",
        ("appointments", {"appointee_id": "{}"}),
    ),
    (
        "Appointments made",
        "appointments",
        "SELECT appointment_id FROM appointments WHERE appointing_authority_id = :actor",
        ("appointments", {"appointing_authority_id": "{}"}),
    ),
    (
        "Events as actor",
        "events",
        "SELECT event_id FROM participants WHERE actor_id = :actor AND role = 'actor'",
        ("participants", {"actor_id": "{}", "role": "actor"}),
    ),
    (
        "Events as recipient",
        "events",
        "SELECT event_id FROM participants WHERE actor_id = :actor AND role = 'recipient'",
        ("participants", {"actor_id": "{}", "role": "recipient"}),
    ),
    (
        "Events in another part",
        "events",
        "SELECT event_id FROM participants"
        " WHERE actor_id = :actor AND role NOT IN ('actor', 'recipient')",
        ("participants", {"actor_id": "{}", "role__notin": "actor,recipient"}),
    ),
    (
        "Quotes",
        "quotes",
        "SELECT quote_id FROM quote_speakers WHERE actor_id = :actor",
        ("quote_speakers", {"actor_id": "{}"}),
    ),
    (
        "Quotes addressed to this actor",
        "quotes",
        "SELECT quote_id FROM quotes WHERE addressee_id = :actor",
        ("quotes", {"addressee_id": "{}"}),
    ),
)
_MEMBERSHIPS = """
SELECT organization_id, name, date_edtf, date_basis FROM memberships
JOIN actors ON actors.actor_id = organization_id WHERE memberships.actor_id = ? ORDER BY name
"""
_OFFICES = """
SELECT DISTINCT office_id, offices.name FROM participants JOIN offices USING (office_id)
WHERE actor_id = ? ORDER BY offices.name
"""
_MENTIONED = f"""
SELECT counted.*, title,
  (SELECT passage_id FROM passages
   WHERE passages.document_id = counted.document_id AND passages.start <= first
   ORDER BY passages.start DESC LIMIT 1) AS passage_id
FROM (
  SELECT document_id, count(*) AS mentions, min(start) AS first FROM mentions
  WHERE actor_id = ? GROUP BY document_id ORDER BY mentions DESC, document_id LIMIT {MOST + 1}
) AS counted
JOIN documents USING (document_id) ORDER BY mentions DESC, document_id
"""


def load_actor(connection: sqlite3.Connection, row: sqlite3.Row) -> Actor:
    """Load everything about an actor, given its row of the table actors."""
    actor_id = row["actor_id"]
    names = "SELECT name, kind FROM actor_names WHERE actor_id = ? ORDER BY position"
    mentioned = connection.execute(_MENTIONED, [actor_id]).fetchall()
    return Actor(
        row=row,
        names=connection.execute(names, [actor_id]).fetchall(),
        memberships=[
            (Link(each["name"], row_path("actors", each["organization_id"])), _when(each))
            for each in connection.execute(_MEMBERSHIPS, [actor_id])
        ],
        offices=[
            Link(each["name"], row_path("offices", each["office_id"]))
            for each in connection.execute(_OFFICES, [actor_id])
        ],
        sections=[
            section for part in _PARTS if (section := _section(connection, actor_id, *part)).cards
        ],
        mentioned=[
            Mentioned(
                Link(each["title"], reading_path(each["document_id"], each["passage_id"])),
                each["mentions"],
            )
            for each in mentioned[:MOST]
        ],
        more_mentions=table_path("mentions", actor_id=actor_id) if len(mentioned) > MOST else None,
    )


def _section(
    connection: sqlite3.Connection, actor_id: str, title: str, table: str, ids: str, all_rows: Any
) -> Section:
    limited = f"SELECT * FROM ({ids} ORDER BY 1 LIMIT {MOST + 1})"
    cards = LOADERS[table](connection, limited, {"actor": actor_id})
    name, filters = all_rows
    asked = {column: value.format(actor_id) for column, value in filters.items()}
    more = table_path(name, **asked) if len(cards) > MOST else None
    return Section(title, cards[:MOST], more)


def _when(row: sqlite3.Row) -> str:
    return date_in_words(row["date_edtf"], row["date_basis"]) if row["date_edtf"] else ""
