"""What records of PLOVER take from the tables, by key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from onrecord.analysis.events import ACT, DATE, TOLD
from onrecord.analysis.take import records, take
from onrecord.forms.frames import frames
from onrecord.forms.publication import Publication

Row = dict[str, Any]
_EVENT = (
    "event_id",
    "summary",
    *ACT,
    *TOLD,
    *DATE,
    "same_act_as",
    "place_name",
    "country_id",
    "document_id",
    "record_id",
    "annotator_id",
)
_SPAN = ("row_id", "table_name", "field", "position", "part", "kind", "start", "end", "exact")
_DOCUMENT = ("document_id", "title", "publisher", "url", "language", "rights")


class PloverTables:
    """The tables beside events, read once and looked up by key."""

    def __init__(self, publication: Publication) -> None:
        """Read the tables; raises OnRecordError for a table that lacks a column."""
        load = frames(publication)

        def rows(table: str, *columns: str) -> list[Row]:
            return records(take(load, table, *columns))

        self.events = rows("events", *_EVENT)
        self._description = publication.description
        self._types = _by_key(
            rows("event_types", "event_type", "quad_class", "intensity", "is_recipient_required")
        )
        sectors = _by_key(rows("sectors", "sector_code", "kind"))
        actors = rows("actors", "actor_id", "country_id", "sector_code", "wikidata_id", "name")
        self._actors = {each["actor_id"]: _entity(each, sectors) for each in actors}
        self._offices = _by_key(rows("offices", "office_id", "name"))
        self._countries = _by_key(rows("countries", "country_id", "name"))
        self._documents = _by_key(rows("documents", *_DOCUMENT))
        self._records = _by_key(rows("records", "record_id", "body", "what", "url"))
        contexts = rows("event_contexts", "event_id", "context")
        self._contexts = _group(contexts, lambda row: row["event_id"])
        taking_part = rows("participants", "event_id", "role", "position", "actor_id", "office_id")
        taking_part.sort(key=lambda row: row["position"])
        self._participants = _group(taking_part, lambda row: (row["event_id"], row["role"]))
        spans = [each for each in rows("evidence", *_SPAN) if each["table_name"] == "events"]
        spans.sort(key=lambda row: row["part"])
        self._evidence = _group(spans, lambda row: (row["row_id"], row["field"], row["position"]))

    def type(self, name: str) -> Row:
        """The row of an event type; empty for one that the vocabulary lacks."""
        return self._types.get(name, {})

    def participants(self, event_id: str, role: str) -> list[Row]:
        """Those who have a role in an event, in order."""
        return self._participants.get((event_id, role), [])

    def evidence(self, event_id: str, field: str | None, position: int) -> list[Row]:
        """The spans of a field of an event, or of the event itself, piece by piece."""
        return self._evidence.get((event_id, field, position), [])

    def actor(self, actor_id: str) -> Row:
        """An actor as PLOVER's object for entities has it."""
        return self._actors.get(actor_id, {})

    def office(self, office_id: str | None) -> str | None:
        """The name of an office."""
        return self._offices.get(office_id, {}).get("name")

    def country(self, country_id: str | None) -> str | None:
        """The name of a country."""
        return self._countries.get(country_id, {}).get("name")

    def contexts(self, event_id: str) -> list[str]:
        """The contexts of an event."""
        return [row["context"] for row in self._contexts.get(event_id, [])]

    def citation(self, event: Row) -> Row:
        """The document or official record of an event, as PLOVER's object for citations has it."""
        document = self._documents.get(event["document_id"], {})
        record = self._records.get(event["record_id"], {})
        known = {
            "corpus": self._description.title,
            "url": document.get("url") or record.get("url"),
            "title": document.get("title") or record.get("what"),
            "language": document.get("language"),
            "publication": document.get("publisher") or record.get("body"),
            "copyright": document.get("rights"),
            "version": self._description.version,
        }
        return {name: value for name, value in known.items() if value is not None}


def _entity(actor: Row, sectors: dict[Any, Row]) -> Row:
    sector = actor["sector_code"]
    # PLOVER writes actors that belong to no country by what they are: IGO, NGO and others.
    is_international = sectors.get(sector, {}).get("kind") == "international"
    return {
        "code": actor["country_id"] or (sector if is_international else None),
        "sector": None if is_international else sector,
        "identifier_id": actor["wikidata_id"],
        "identifier_text": actor["name"],
    }


def _by_key(rows: Iterable[Row]) -> dict[Any, Row]:
    return {next(iter(row.values())): row for row in rows}


def _group(rows: Iterable[Row], key: Callable[[Row], Any]) -> dict[Any, list[Row]]:
    groups: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return dict(groups)
