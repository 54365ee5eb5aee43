"""Rows of records, and of the events and appointments that are made from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from onrecord.corpus.facts import Record, RecordAppointment, RecordEvent
from onrecord.corpus.origin import Origin
from onrecord.corpus.rows import ROLES
from onrecord.tables.appointments import add_appointment
from onrecord.tables.context import RowContext
from onrecord.tables.events import (
    EventCodes,
    add_event,
    add_participant,
    list_participants,
)
from onrecord.tables.rows import Row, RowSet

Made = TypeVar("Made", RecordEvent, RecordAppointment)


@dataclass
class RecordContext(RowContext):
    """A record, which stands in place of a document and its words, and where its rows go."""

    record: Record
    out: RowSet

    @property
    def prefix(self) -> str:
        """The key of the record, with which those of its rows begin."""
        return self.record.id

    def common(self, row_id: str, status: str) -> Row:
        """The record as provenance, the status and who answers for the row."""
        return {
            "document_id": None,
            "evidence_id": None,
            "record_id": self.record.id,
            "status": status,
            "annotator_id": self.record.annotator,
        }


def build_records(records: Iterable[tuple[Record, Origin]], codes: EventCodes, out: RowSet) -> None:
    """Add the rows of official records, and of what is made from them."""
    for record, origin in records:
        context = RecordContext(record, out)
        _add_record(record, origin, out)
        for event, place in _numbered(record.events, "e", origin.at("events"), out):
            _add_event(context, codes, event, place)
        for appointment, place in _numbered(
            record.appointments, "a", origin.at("appointments"), out
        ):
            add_appointment(context, appointment, None, place)


def _add_record(record: Record, origin: Origin, out: RowSet) -> None:
    date = out.uncertain_date("date", record.date, None, None, origin)
    row = {
        "record_id": record.id,
        "body": record.body,
        "what": record.what,
        "who": record.who,
        "place": record.place,
        "country_id": record.country,
        "date_earliest": date["date_earliest"],
        "date_latest": date["date_latest"],
        "url": record.url,
        "locator": record.locator,
    }
    out.add("records", origin, row)


def _add_event(
    context: RecordContext, codes: EventCodes, event: RecordEvent, origin: Origin
) -> None:
    event_id = f"{context.prefix}-{event.id}"
    first: dict[str, str | None] = dict.fromkeys(ROLES)
    for role, key in ROLES.items():
        for position, participant in enumerate(list_participants(event, role), start=1):
            first[role] = first[role] or participant.actor
            place = origin.at(key, position - 1)
            add_participant(context.out, event_id, role, position, participant, "stated", place)
    add_event(context, codes, event, first, None, origin)


def _numbered(
    items: Iterable[Made], letter: str, origin: Origin, out: RowSet
) -> Iterator[tuple[Made, Origin]]:
    """Yield the items whose ids can be part of a key, and where each stands."""
    for index, item in enumerate(items):
        place = origin.at(index)
        if re.fullmatch(rf"{letter}[0-9]+", item.id):
            yield item, place
        else:
            fault = f"malformed id {item.id!r}; expected {letter} and digits, as in {letter}1"
            out.problems.append(place.at("id").problem(fault))
