"""A made-up world of states and their events, for tests of analyses and the forms made by them."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
from support import arrow_rows, real_tables, small_rows, write_package

from onrecord.access import Package

Row = dict[str, Any]
_COMMON = {"document_id": "memo", "status": "curated", "annotator_id": "tester"}
COUNTRIES: list[Row] = [
    {"country_id": "USA", "name": "United States", "cow_code": 2, "gw_code": 2},
    {"country_id": "DEU", "name": "Germany", "cow_code": 255, "gw_code": 260},
    {"country_id": "FRA", "name": "France", "cow_code": 220, "gw_code": 220},
    {"country_id": "PSE", "name": "Palestine"},
]
ACTORS: list[Row] = [
    {"actor_id": "ann", "name": "Ann", "actor_type": "person", "country_id": "USA"},
    {"actor_id": "bo", "name": "Bo", "actor_type": "person", "country_id": "USA"},
    {"actor_id": "germany", "name": "Germany", "actor_type": "state", "country_id": "DEU"},
    {"actor_id": "france", "name": "France", "actor_type": "state", "country_id": "FRA"},
    {"actor_id": "palestine", "name": "Palestine", "actor_type": "state", "country_id": "PSE"},
    {"actor_id": "un", "name": "United Nations", "actor_type": "organization"},
]
_TYPES = {
    "CONSULT": (1, 2.5, False),
    "AGREE": (1, 2.5, False),
    "AID": (2, 10.0, True),
    "ACCUSE": (3, -3.0, False),
    "ASSAULT": (4, -9.0, False),
}
_EXTENSIONS = ("STATEMENT", "STANCE")


def make_event(number: int, kind: str, date: str | None = None, **more: Any) -> Row:
    """Make an event that took place, with quadrant and intensity of its type.

    ``date`` is a day, or the first and the last that it can be with a slash between; either may be
    left out.
    """
    quad, intensity, _ = _TYPES.get(kind, (None, None, None))
    return {
        "event_id": f"memo-e{number:02}",
        "summary": f"Event {number}.",
        "event_type": kind,
        "plover_type": kind if kind in _TYPES else None,
        "quad_class": quad,
        "intensity": intensity,
        "modality": "actual",
        "polarity": "positive",
        **dated(date),
        **_COMMON,
        **more,
    }


def make_appointment(number: int, action: str, date: str | None = None, **more: Any) -> Row:
    """Make an appointment of Ann as chair."""
    return {
        "appointment_id": f"memo-a{number:02}",
        "appointee_id": "ann",
        "office_id": "chair",
        "action": action,
        **dated(date),
        **_COMMON,
        **more,
    }


def dated(date: str | None) -> Row:
    """Make the columns of a date that is one day between two, or one day."""
    if date is None:
        return {"date_basis": "none"}
    first, _, last = date.partition("/")
    last = last if "/" in date else first
    return {
        "date_edtf": date if first == last else f"[{first}..{last}]",
        "date_earliest": datetime.date.fromisoformat(first) if first else None,
        "date_latest": datetime.date.fromisoformat(last) if last else None,
        "date_basis": "stated",
    }


def make_parts(event: str, actors: str = "", recipients: str = "", targets: str = "") -> list[Row]:
    """Make the rows of those who take part in an event, named with blanks between."""
    roles = {"actor": actors, "recipient": recipients, "target": targets}
    return [
        {
            "event_id": event,
            "role": role,
            "position": position,
            "actor_id": actor_id,
            "basis": "stated",
        }
        for role, names in roles.items()
        for position, actor_id in enumerate(names.split(), start=1)
    ]


def make_package(root: Path, **tables: list[Row]) -> Package:
    """Write a package with these rows of tables, the actors and countries of this world, and codes.

    Other tables are those of the small package, without its rows of people's doings.
    """
    rows = small_rows()
    emptied = ("events", "participants", "appointments", "evidence", "removed_rows", "event_modes")
    given: dict[str, list[Row]] = {name: [] for name in emptied}
    given |= {"countries": COUNTRIES, "actors": ACTORS}
    given |= {"event_types": [_event_type(kind) for kind in (*_TYPES, *_EXTENSIONS)]}
    schemas = real_tables()
    for name, each in {**given, **tables}.items():
        rows[name] = arrow_rows(schemas[name], each)
    return Package(write_package(root, rows).parent)


def make_empty(root: Path) -> Package:
    """Write a package with every table and no row."""
    rows: dict[str, pa.Table] = {
        name: arrow_rows(table, []) for name, table in real_tables().items()
    }
    return Package(write_package(root, rows).parent)


def _event_type(kind: str) -> Row:
    quad, intensity, required = _TYPES.get(kind, (None, None, False))
    return {
        "event_type": kind,
        "scheme": "plover" if kind in _TYPES else "onrecord",
        "label": kind.capitalize(),
        "definition": "An act.",
        "quad_class": quad,
        "intensity": intensity,
        "is_recipient_required": required,
        "origin": "PLOVER",
    }
