"""All that the reading page of one document shows, from the database and the curated text."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from onrecord.browse.compare.pairs import is_compared
from onrecord.browse.reading.known_text import KnownText
from onrecord.browse.rows.card import Card
from onrecord.browse.rows.load import load_document_cards

_DOCUMENT = "SELECT * FROM documents WHERE document_id = ?"
_PASSAGES = """
SELECT passage_id, paragraph, sentence, start, "end", text FROM passages
WHERE document_id = ? ORDER BY start
"""
_MENTIONS = """
SELECT mention_id, actor_id, actors.name, start, "end", text
FROM mentions JOIN actors USING (actor_id) WHERE document_id = ? ORDER BY start, "end"
"""
# Every column that holds words of a document together with their place.
_RELEASED = """
SELECT start, "end", text FROM passages WHERE document_id = :document AND text IS NOT NULL
UNION SELECT start, "end", exact FROM evidence WHERE document_id = :document AND exact IS NOT NULL
UNION SELECT start, "end", content FROM quotes WHERE document_id = :document AND content IS NOT NULL
UNION SELECT start, "end", text FROM mentions WHERE document_id = :document AND text IS NOT NULL
UNION SELECT quote_fragments.start, quote_fragments."end", text
  FROM quote_fragments JOIN quotes USING (quote_id)
  WHERE document_id = :document AND text IS NOT NULL
"""


@dataclass
class ReadDocument:
    """A document with its text as far as it is known, its sentences, cards and mentions.

    ``is_compared`` says that two codings of it are shown side by side.
    """

    facts: sqlite3.Row
    text: KnownText
    passages: list[sqlite3.Row]
    cards: list[Card]
    mentions: list[sqlite3.Row]
    is_compared: bool = False

    @cached_property
    def paragraphs(self) -> list[list[sqlite3.Row]]:
        """The sentences by paragraph, in the order of the text."""
        paragraphs: dict[int, list[sqlite3.Row]] = {}
        for passage in self.passages:
            paragraphs.setdefault(passage["paragraph"], []).append(passage)
        return list(paragraphs.values())

    @property
    def has_gaps(self) -> bool:
        """Whether any character of a sentence is not known."""
        return any(self.text.text(row["start"], row["end"]) is None for row in self.passages)

    @property
    def mentioned(self) -> list[tuple[str, str, int]]:
        """The actors that the text mentions, with their names and how often, most often first."""
        counts: dict[tuple[str, str], int] = {}
        for each in self.mentions:
            actor = (each["actor_id"], each["name"])
            counts[actor] = counts.get(actor, 0) + 1
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0][1]))
        return [(*actor, count) for actor, count in ordered]


def read_document(
    connection: sqlite3.Connection,
    document_id: str,
    whole_text: Callable[[str, str], str | None],
) -> ReadDocument | None:
    """Read a document, or None if there is none of that id.

    ``whole_text`` gives the text for an id and its SHA-256 where it may be shown; otherwise the
    text is what the tables release.
    """
    facts = connection.execute(_DOCUMENT, [document_id]).fetchone()
    if facts is None:
        return None
    return ReadDocument(
        facts,
        _text(connection, facts, whole_text),
        connection.execute(_PASSAGES, [document_id]).fetchall(),
        load_document_cards(connection, document_id),
        connection.execute(_MENTIONS, [document_id]).fetchall(),
        is_compared(connection, document_id),
    )


def known_text(
    connection: sqlite3.Connection,
    document_id: str,
    whole_text: Callable[[str, str], str | None],
) -> KnownText:
    """Read what is known of a document's text; nothing is known of a document that is not there."""
    facts = connection.execute(_DOCUMENT, [document_id]).fetchone()
    return _text(connection, facts, whole_text) if facts else KnownText(0, [])


def _text(
    connection: sqlite3.Connection,
    facts: sqlite3.Row,
    whole_text: Callable[[str, str], str | None],
) -> KnownText:
    document_id = facts["document_id"]
    whole = whole_text(document_id, facts["text_sha256"])
    if whole is not None:
        return KnownText(len(whole), [(0, len(whole), whole)])
    rows = connection.execute(_RELEASED, {"document": document_id})
    return KnownText(facts["character_count"], map(tuple, rows))
