"""Full-text search over what the tables release: sentences, rows and actors."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

# The words of a text that may not be passed on are null in the tables, so they are not found here.
SEARCH_SQL = """
CREATE VIRTUAL TABLE search USING fts5(
  heading, body, names, table_name UNINDEXED, row_id UNINDEXED, document_id UNINDEXED,
  tokenize = 'porter unicode61 remove_diacritics 2'
);

INSERT INTO search
SELECT NULL, text, NULL, 'passages', passage_id, document_id
FROM passages WHERE text IS NOT NULL ORDER BY rowid;

INSERT INTO search
SELECT summary,
  (SELECT group_concat(exact, ' … ') FROM (SELECT exact FROM evidence
   WHERE row_id = event_id AND field IS NULL ORDER BY part)),
  (SELECT group_concat(actors.name, ', ') FROM participants JOIN actors USING (actor_id)
   WHERE participants.event_id = events.event_id),
  'events', event_id, document_id
FROM events ORDER BY rowid;

INSERT INTO search
SELECT coalesce(content, quoted), cue,
  (SELECT group_concat(actors.name, ', ') FROM quote_speakers JOIN actors USING (actor_id)
   WHERE quote_speakers.quote_id = quotes.quote_id),
  'quotes', quote_id, document_id
FROM quotes ORDER BY rowid;

INSERT INTO search
SELECT offices.name || ': ' || appointment_actions.label,
  (SELECT group_concat(exact, ' … ') FROM (SELECT exact FROM evidence
   WHERE row_id = appointment_id AND field IS NULL ORDER BY part)),
  trim(coalesce(appointee.name, '') || ', ' || coalesce(authority.name, ''), ', '),
  'appointments', appointment_id, document_id
FROM appointments
JOIN offices USING (office_id)
JOIN appointment_actions USING (action)
LEFT JOIN actors AS appointee ON appointee.actor_id = appointee_id
LEFT JOIN actors AS authority ON authority.actor_id = appointing_authority_id
ORDER BY appointments.rowid;

INSERT INTO search
SELECT name, description,
  (SELECT group_concat(actor_names.name, ', ') FROM actor_names
   WHERE actor_names.actor_id = actors.actor_id),
  'actors', actor_id, NULL
FROM actors ORDER BY rowid;

INSERT INTO search (search) VALUES ('optimize');

-- The index holds one kind of rows behind the other; here is where each begins and ends.
CREATE TABLE search_ranges (
  table_name TEXT PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL
) STRICT;

INSERT INTO search_ranges
SELECT table_name, min(rowid), max(rowid) FROM search GROUP BY table_name ORDER BY 2;
"""
_SEARCHED = {
    "actors",
    "actor_names",
    "appointment_actions",
    "appointments",
    "events",
    "evidence",
    "offices",
    "participants",
    "passages",
    "quote_speakers",
    "quotes",
}


def write_search(database: sqlite3.Connection, tables: Collection[str]) -> None:
    """Fill the table ``search`` of a database from its other tables.

    Words are stemmed (porter) and compared without case and diacritics. A database that lacks one
    of the tables that are searched gets no index.
    """
    if set(tables) >= _SEARCHED:
        database.executescript(SEARCH_SQL)
