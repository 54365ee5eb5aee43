"""Rows as those of a machine-coded corpus, made without its texts: the same for the same size.

Some 120 rows a document: passages, events with participants and contexts, quotes, evidence and
mentions, all with the keys and codes of the schemas, so that every writer and reader takes them.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

import onrecord
from onrecord.schema.model import Table
from onrecord.schema.to_arrow import to_arrow

Rows = dict[str, list[dict[str, Any]]]
_VOCABULARIES = ("event_types", "event_modes", "contexts", "embeddings", "sectors", "countries")
_ACTORS = 5_000
_DAY = datetime.date(2015, 1, 1)
_COMMON = {"status": "curated", "annotator_id": "generator"}


def build_rows(tables: Mapping[str, Table], documents: int, first: int = 0) -> dict[str, pa.Table]:
    """Make the tables of some documents, numbered from ``first``, with actors and vocabularies."""
    rows: Rows = {name: [] for name in tables}
    for number in range(first, first + documents):
        _add_document(rows, number)
    made = {
        name: pa.Table.from_pylist(
            [{**dict.fromkeys(table.columns), **row} for row in rows[name]], to_arrow(table)
        )
        for name, table in tables.items()
    }
    return {**made, **_build_shared(tables)}


def _build_shared(tables: Mapping[str, Table]) -> dict[str, pa.Table]:
    shared: Rows = {
        "actors": [
            {"actor_id": f"actor-{n}", "name": f"Person {n}", "actor_type": "person"}
            for n in range(_ACTORS)
        ],
        "annotators": [
            {
                "annotator_id": "generator",
                "kind": "rule",
                "name": "Generator",
                "description": "Makes rows for measurements.",
            }
        ],
    }
    built = {
        name: pa.Table.from_pylist(
            [{**dict.fromkeys(tables[name].columns), **row} for row in each],
            to_arrow(tables[name]),
        )
        for name, each in shared.items()
    }
    kept = {*_VOCABULARIES, "appointment_actions"}
    return {**built, **{name: onrecord.load(name, as_="arrow") for name in kept}}


def _add_document(rows: Rows, number: int) -> None:
    chance, name = random.Random(number), f"doc-{number:08}"
    rows["documents"].append(
        {
            "document_id": name,
            "title": f"Document {number}",
            "published_basis": "none",
            "language": "en",
            "text_release": "full",
            "text_sha256": f"{number:064x}",
            "character_count": 1500,
            "coding": "complete",
            "released_share": 1.0,
        }
    )
    for place in range(12):
        rows["passages"].append(
            {
                "passage_id": f"{name}-p01-s{place + 1:02}",
                "document_id": name,
                "paragraph": 1,
                "sentence": place + 1,
                "start": 120 * place,
                "end": 120 * place + 119,
                "text": _sentence(chance),
            }
        )
    for place in range(14):
        _add_event(rows, name, f"{name}-e{place + 1:02}", 100 * place, chance)
    for place in range(4):
        _add_quote(rows, name, f"{name}-q{place + 1:02}", 300 * place, chance)
    for place in range(16):
        rows["mentions"].append(
            {
                "mention_id": f"{name}-m{place + 1:03}",
                "document_id": name,
                "actor_id": _actor(chance),
                "start": 90 * place,
                "end": 90 * place + 9,
                "text": "Person 00",
            }
        )


def _add_event(rows: Rows, document: str, event: str, start: int, chance: random.Random) -> None:
    actor, recipient = _actor(chance), _actor(chance)
    day = _DAY + datetime.timedelta(days=chance.randrange(4000))
    rows["events"].append(
        {
            "event_id": event,
            "summary": _sentence(chance)[:60],
            "event_type": chance.choice(("CONSULT", "AGREE", "REJECT", "THREATEN")),
            "quad_class": 1,
            "intensity": chance.randrange(-100, 100) / 10,
            "actor_id": actor,
            "recipient_id": recipient,
            "modality": chance.choice(("actual", "planned", "possible")),
            "polarity": "positive",
            "date_text": "that day",
            "date_edtf": day.isoformat(),
            "date_earliest": day,
            "date_latest": day,
            "date_basis": "stated",
            "country_id": chance.choice(("BEL", "USA", "FRA", "DEU", "CHN")),
            "document_id": document,
            "evidence_id": f"{event}.main.1.1",
            **_COMMON,
        }
    )
    for role, each in (("actor", actor), ("recipient", recipient)):
        rows["participants"].append(
            {"event_id": event, "role": role, "position": 1, "actor_id": each, "basis": "stated"}
        )
    for field in (None, "actors", "date"):
        rows["evidence"].append(_evidence("events", event, document, field, start, chance))


def _add_quote(rows: Rows, document: str, quote: str, start: int, chance: random.Random) -> None:
    speaker = _actor(chance)
    rows["quotes"].append(
        {
            "quote_id": quote,
            "quote_type": "mixed",
            "speaker_id": speaker,
            "speaker_basis": "stated",
            "content": _sentence(chance),
            "quoted": _sentence(chance)[:50],
            "cue": "said",
            "start": start,
            "end": start + 100,
            "document_id": document,
            "evidence_id": f"{quote}.main.1.1",
            **_COMMON,
        }
    )
    rows["quote_speakers"].append({"quote_id": quote, "position": 1, "actor_id": speaker})
    rows["evidence"].append(_evidence("quotes", quote, document, None, start, chance))


def _evidence(
    table: str, row: str, document: str, field: str | None, start: int, chance: random.Random
) -> dict[str, Any]:
    words = _sentence(chance)[:70]
    return {
        "evidence_id": f"{row}.{field or 'main'}.1.1",
        "table_name": table,
        "row_id": row,
        "field": field,
        "position": 1,
        "part": 1,
        "kind": "words",
        "document_id": document,
        "start": start,
        "end": start + len(words),
        "exact": words,
        "exact_sha256": f"{chance.getrandbits(256):064x}",
        "prefix": "before that, ",
        "suffix": ", after that",
    }


def _actor(chance: random.Random) -> str:
    return f"actor-{chance.randrange(_ACTORS)}"


def _sentence(chance: random.Random) -> str:
    return " ".join(f"w{int(chance.paretovariate(0.6)) % 20_000}" for _ in range(18))
