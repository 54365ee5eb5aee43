"""A made-up corpus and its official records, in memory, for tests of what is proposed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

import pyarrow as pa
from support import arrow_rows, real_tables
from world import Row, dated, make_parts

from onrecord.corroboration.proposal import Proposal
from onrecord.corroboration.propose import propose
from onrecord.release.filters import find_columns, find_expression
from onrecord.release.find_rows import Read

SCHEMAS = real_tables()
# Of a document, of a record that things were imported from.
_COMMON = {"document_id": "memo", "status": "curated", "annotator_id": "tester"}
_IMPORTED = {"status": "imported", "annotator_id": "archive"}
ACTORS: list[Row] = [
    {"actor_id": "ann", "name": "Ann Lee", "actor_type": "person", "country_id": "USA"},
    {"actor_id": "bo", "name": "Bo Rast", "actor_type": "person", "country_id": "DEU"},
    {"actor_id": "envoy", "name": "Envoy to Bree", "actor_type": "unnamed"},
    {"actor_id": "germany", "name": "Germany", "actor_type": "state", "country_id": "DEU"},
    {"actor_id": "league", "name": "League of Nations", "actor_type": "organization"},
    {"actor_id": "lee-ann-m", "name": "Ann M. Lee", "actor_type": "person", "country_id": "USA"},
    {"actor_id": "lee-anna", "name": "Ann N. Lee", "actor_type": "person", "country_id": "USA"},
    {"actor_id": "roper-bob", "name": "Bob Roper", "actor_type": "person"},
]
OFFICES: list[Row] = [
    {"office_id": "us-chair", "name": "United States Chair", "country_id": "USA"},
    {"office_id": "chair-record", "name": "Chair", "country_id": "USA"},
    {"office_id": "envoy-bree", "name": "Envoy to Bree", "country_id": "USA"},
]


def make_case(**tables: list[Row]) -> Read:
    """Give the tables of a corpus: the rows given, and actors, offices, countries, a document."""
    given: dict[str, list[Row]] = {
        "actors": ACTORS,
        "offices": OFFICES,
        "countries": [
            {"country_id": "DEU", "name": "Germany"},
            {"country_id": "FRA", "name": "France"},
            {"country_id": "USA", "name": "United States"},
        ],
        "documents": [
            {
                "document_id": "memo",
                "published_earliest": datetime.date(2024, 11, 14),
                "published_latest": datetime.date(2024, 11, 14),
            }
        ],
        **tables,
    }

    def read(name: str, columns: Sequence[str] | None = None, filters: Any = None) -> pa.Table:
        rows = arrow_rows(SCHEMAS[name], given.get(name, []))
        if filters is not None:
            rows = rows.filter(find_expression(filters, rows.schema))
        return rows.select(find_columns(columns, rows.schema))

    return read


def meeting(date: str | None, **more: Any) -> Row:
    """Make an event of a document: a visit of Germany that took place."""
    return {
        "event_id": "memo-e01",
        "event_type": "CONSULT",
        "event_mode": "visit",
        "modality": "actual",
        "polarity": "positive",
        "country_id": "DEU",
        **dated(date),
        **_COMMON,
        **more,
    }


def trip(date: str, record_id: str = "trip-1", **more: Any) -> Row:
    """Make an event that was imported with a record: a stay in Germany, from a day to a day."""
    return {
        **meeting(date),
        "event_id": f"{record_id}-e1",
        "date_edtf": date,
        "document_id": None,
        "record_id": record_id,
        **_IMPORTED,
        **more,
    }


def stays(*trips: Row, who: str = "lee-ann-m", what: str = "Trip to Berlin.") -> dict[str, Any]:
    """Give trips with the records and the one participant that belong to them."""
    return {
        "trips": list(trips),
        "parts": [part for each in trips for part in make_parts(each["event_id"], who)],
        "records": [record(each["record_id"], what=what) for each in trips],
    }


def record(record_id: str, date: str | None = None, **more: Any) -> Row:
    """Make an official record."""
    first_last = {each: dated(date).get(each) for each in ("date_earliest", "date_latest")}
    return {"record_id": record_id, "body": "Archive", "what": "Trip.", **first_last, **more}


def compare(
    event: Row, found: dict[str, Any], who: str = "ann", recipients: str = "germany", **more: Any
) -> list[Proposal]:
    """Propose everything, however low, of one event and some stays."""
    read = make_case(
        events=[event, *found["trips"]],
        participants=[*make_parts("memo-e01", who, recipients), *found["parts"]],
        records=found["records"],
        **more,
    )
    return propose(read, least=0).kept


def appointment(action: str, date: str | None = None, **more: Any) -> Row:
    """Make an appointment of a document: Ann as chair."""
    return {
        "appointment_id": "memo-a01",
        "appointee_id": "ann",
        "office_id": "us-chair",
        "action": action,
        **dated(date),
        **_COMMON,
        **more,
    }


def step(action: str, date: str, record_id: str = "term-1", who: str = "lee-ann-m") -> Row:
    """Make an appointment that was imported with a record, on a day or through a time."""
    return {
        **appointment(action, date),
        "appointment_id": f"{record_id}-a1",
        "appointee_id": who,
        "office_id": "chair-record",
        "date_edtf": date,
        "document_id": None,
        "record_id": record_id,
        **_IMPORTED,
    }


def appoint(row: Row, *steps: Row) -> list[Proposal]:
    """Propose everything, however low, of one appointment and the steps of some terms."""
    records = [record(each) for each in sorted({each["record_id"] for each in steps})]
    return propose(make_case(appointments=[row, *steps], records=records), least=0).kept


def said(proposals: list[Proposal]) -> list[tuple[str, str]]:
    """Give the record and the finding of each proposal."""
    return [(each.record_id, each.finding) for each in proposals]
