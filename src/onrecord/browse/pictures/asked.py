"""What the address of a timeline asks for, checked."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from onrecord.browse.pictures.scale import Scale, fit_scale
from onrecord.corpus.edtf import EdtfError, bounds

PATH = "/-/timeline"
PAGE_SIZE = 500
_KEYS = ("from", "to", "document", "actor", "by", "toward", "happened", "page")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_PAGE = re.compile(r"[1-9][0-9]{0,5}")
_TAKES_PART = "events.event_id IN (SELECT event_id FROM participants WHERE actor_id = :{key}{role})"
_CONDITIONS = {
    "document": "events.document_id = :document",
    "actor": _TAKES_PART.format(key="actor", role=""),
    "by": _TAKES_PART.format(key="by", role=" AND role = 'actor'"),
    "toward": _TAKES_PART.format(key="toward", role=" AND role IN ('recipient', 'target')"),
    "happened": "events.event_id IN (SELECT event_id FROM events_that_happened)",
}
_IN_RANGE = (
    "coalesce(date_earliest, date_latest) IS NOT NULL "
    "AND coalesce(date_earliest, '0001-01-01') <= :to "
    "AND coalesce(date_latest, '9999-12-31') >= :from"
)
# What each key must be a key of: the table, its key and what it is called.
_POINTS_AT = {
    "document": ("documents", "document_id", "title"),
    "actor": ("actors", "actor_id", "name"),
    "by": ("actors", "actor_id", "name"),
    "toward": ("actors", "actor_id", "name"),
}


@dataclass
class Asked:
    """The values of an address as they came, what they mean, and what is wrong with them."""

    values: dict[str, str]
    first: date | None = None
    last: date | None = None
    page: int = 1
    names: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    @property
    def has_range(self) -> bool:
        """Whether a range of days was chosen."""
        return self.first is not None or self.last is not None

    def path(self, **changes: object) -> str:
        """The address of the same with some values changed; None takes one away."""
        values = {key: value for key, value in {**self.values, **changes}.items() if value}
        return f"{PATH}?{urlencode(values)}" if values else PATH

    def condition(self, *, any_day: bool = False) -> str:
        """The SQL that selects the events; ``any_day`` forgets the range of days."""
        parts = [sql for key, sql in _CONDITIONS.items() if key in self.values]
        if self.has_range and not any_day:
            parts.append(_IN_RANGE)
        return " AND ".join(parts) or "TRUE"

    @property
    def parameters(self) -> dict[str, object]:
        """The values for the SQL."""
        keys: dict[str, object] = {
            key: value for key, value in self.values.items() if key in _POINTS_AT
        }
        return keys | {
            "from": (self.first or date.min).isoformat(),
            "to": (self.last or date.max).isoformat(),
        }

    def scale(self, earliest: date, latest: date) -> Scale:
        """The days that were chosen; an end that was not is that of the events, or room for all."""
        if not self.has_range:
            return fit_scale(earliest, latest)
        first = self.first or min(earliest, self.last or earliest)
        return Scale(first, self.last or max(latest, first))


def read_asked(arguments: Mapping[str, str]) -> Asked:
    """Read the arguments of an address; what cannot be understood becomes a problem in words."""
    values = {key: arguments[key].strip() for key in _KEYS if key in arguments}
    asked = Asked({key: value for key, value in values.items() if value})
    asked.first = _read_day(asked, "from", 0)
    asked.last = _read_day(asked, "to", 1)
    if asked.first and asked.last and asked.first > asked.last:
        asked.problems.append(
            f"The range begins ({asked.first}) after it ends ({asked.last}). Exchange the two."
        )
    page = asked.values.get("page", "1")
    if _PAGE.fullmatch(page):
        asked.page = int(page)
    else:
        asked.problems.append(f"The page should be a number from 1, not “{_short(page)}”.")
    if asked.values.get("happened", "1") != "1":
        asked.problems.append("“happened” can only be 1, or be left out.")
    return asked


def find_names(asked: Asked, connection: sqlite3.Connection) -> None:
    """Look up what the chosen document and actors are called; a key of nothing is a problem."""
    for key, (table, column, name) in _POINTS_AT.items():
        if key in asked.values:
            found = connection.execute(
                f"SELECT {name} FROM {table} WHERE {column} = ?", [asked.values[key]]
            ).fetchone()
            if found is None:
                wanted = _short(asked.values[key])
                asked.problems.append(f"None of the {table} has the key “{wanted}”.")
            else:
                asked.names[key] = found[0]


def _read_day(asked: Asked, key: str, side: int) -> date | None:
    if key not in asked.values:
        return None
    try:
        if _DATE.fullmatch(asked.values[key]):
            return bounds(asked.values[key])[side]
    except EdtfError:
        pass
    asked.problems.append(
        f"“{key}” should be a year, month or day that exists, such as 2024, 2024-11 or "
        f"2024-11-13, not “{_short(asked.values[key])}”."
    )
    return None


def _short(value: str) -> str:
    return value if len(value) <= 60 else f"{value[:60]}…"
