"""What people can choose from on the timeline: documents, actors, and stretches of time."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from onrecord.browse.dates import date_in_words
from onrecord.browse.links import Link
from onrecord.browse.pictures.asked import Asked

# More than this cannot be chosen from a list.
MOST_CHOICES = 200
_MOST_STRETCHES = 24

_DOCUMENTS = """
SELECT document_id AS key, title AS name FROM documents JOIN events USING (document_id)
GROUP BY document_id ORDER BY count(*) DESC, document_id LIMIT :size
"""
_ACTORS = """
SELECT actor_id AS key, name FROM actors JOIN participants USING (actor_id)
GROUP BY actor_id ORDER BY count(*) DESC, actor_id LIMIT :size
"""
_YEARS = """
SELECT substr(date_earliest, 1, 4) FROM events WHERE {condition} AND date_earliest IS NOT NULL
UNION
SELECT substr(date_latest, 1, 4) FROM events WHERE {condition} AND date_latest IS NOT NULL
ORDER BY 1
"""
_BUSIEST = """
SELECT substr(date_earliest, 1, 7) AS month FROM events
WHERE {condition} AND substr(date_earliest, 1, 7) = substr(date_latest, 1, 7)
GROUP BY month HAVING count(*) > 1 ORDER BY count(*) DESC, month LIMIT 3
"""


class Option(NamedTuple):
    """A value of a list, and what it is called."""

    value: str
    name: str


class Stretch(NamedTuple):
    """A link to a stretch of time; one is current if it is the one that is shown."""

    link: Link
    is_current: bool


class Choices(NamedTuple):
    """What can be chosen."""

    documents: list[Option]
    actors: list[Option]
    everything: Stretch
    years: list[Stretch]
    busiest: list[Stretch]


def find_choices(connection: sqlite3.Connection, asked: Asked) -> Choices:
    """Find the documents and actors with the most events, and where in time events lie."""
    condition = "TRUE" if asked.problems else asked.condition(any_day=True)

    def column(sql: str) -> list[str]:
        rows = connection.execute(sql.format(condition=condition), asked.parameters)
        return [row[0] for row in rows]

    return Choices(
        documents=_options(connection, _DOCUMENTS, asked, "document"),
        actors=_options(connection, _ACTORS, asked, "actor"),
        everything=Stretch(
            Link("all", asked.path(**{"from": None, "to": None, "page": None})),
            not asked.has_range,
        ),
        years=[_years(asked, *each) for each in _group(column(_YEARS))],
        busiest=[_stretch(asked, month, month, date_in_words(month)) for month in column(_BUSIEST)],
    )


def _options(connection: sqlite3.Connection, sql: str, asked: Asked, key: str) -> list[Option]:
    rows = connection.execute(sql, {"size": MOST_CHOICES})
    found = {row["key"]: row["name"] for row in rows}
    if key in asked.names:
        found[asked.values[key]] = asked.names[key]
    return sorted((Option(*each) for each in found.items()), key=lambda each: each.name.casefold())


def _group(years: list[str]) -> list[tuple[str, str]]:
    """The years, or the decades, centuries or millennia that have any, if they are too many."""
    found = [(year, year) for year in years]
    for digits in (1, 2, 3):
        if len(found) <= _MOST_STRETCHES:
            break
        starts = dict.fromkeys(year[:-digits] for year in years)
        # There is no year 0000.
        found = [(max(start + "0" * digits, "0001"), start + "9" * digits) for start in starts]
    return found


def _years(asked: Asked, first: str, last: str) -> Stretch:
    shown = f"{int(first)}"
    return _stretch(asked, first, last, shown if first == last else f"{shown} to {int(last)}")


def _stretch(asked: Asked, first: str, last: str, name: str) -> Stretch:
    is_current = (asked.values.get("from"), asked.values.get("to")) == (first, last)
    path = asked.path(**{"from": first, "to": last, "page": None})
    return Stretch(Link(name, path), is_current)
