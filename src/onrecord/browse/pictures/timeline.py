"""The timeline: every event on a line of days, as long as its date is uncertain."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from datasette import Response

from onrecord.browse.dates import date_in_words
from onrecord.browse.links import row_path
from onrecord.browse.pictures.asked import PAGE_SIZE, Asked, find_names, read_asked
from onrecord.browse.pictures.choices import Choices, find_choices
from onrecord.browse.pictures.marks import QUADS, Mark, place, quad
from onrecord.browse.pictures.scale import Scale, Tick, make_ticks
from onrecord.browse.room import read
from onrecord.browse.rows.card import standing

_EVENTS = """
SELECT event_id, event_type, summary, quad_class, modality, polarity,
  date_text, date_edtf, date_earliest, date_latest, date_basis
FROM events WHERE {condition}
ORDER BY coalesce(date_earliest, date_latest) IS NULL, coalesce(date_earliest, date_latest),
  coalesce(date_latest, '9999-12-31'), event_id
LIMIT :size OFFSET :offset
"""
_COUNTS = """
SELECT count(coalesce(date_earliest, date_latest)) AS dated, count(*) AS total,
  min(coalesce(date_earliest, date_latest)) AS earliest,
  max(coalesce(date_latest, date_earliest)) AS latest
FROM events WHERE {condition}
"""


@dataclass(frozen=True)
class Entry:
    """An event of the timeline in words, with its mark if it has a date."""

    event_id: str
    summary: str
    when: str
    standing: str
    modality: str
    is_negative: bool
    quad: str
    mark: Mark | None

    @property
    def path(self) -> str:
        """Where its row is shown."""
        return row_path("events", self.event_id)

    @property
    def kind(self) -> str:
        """Its quadrant in words."""
        return QUADS[self.quad]


class Timeline(NamedTuple):
    """What a page of the timeline shows."""

    dated: list[Entry]
    undated: list[Entry]
    scale: Scale | None
    ticks: list[Tick]
    dated_count: int
    total: int
    # Events without a date that a chosen range leaves out.
    left_out: int

    def has(self, *traits: str) -> bool:
        """Whether a mark has one of these traits, and the legend has to explain it."""
        return any(getattr(each.mark, trait) for each in self.dated for trait in traits)


async def show_timeline(datasette: Any, request: Any) -> Any:
    """Show the timeline that the address asks for; what it cannot mean is said, with status 400."""
    asked = read_asked(request.args)

    def find(connection: sqlite3.Connection) -> tuple[Timeline | None, Choices]:
        find_names(asked, connection)
        timeline = None if asked.problems else find_timeline(connection, asked)
        return timeline, find_choices(connection, asked)

    timeline, choices = await read(datasette, find)
    context = {
        "asked": asked,
        "timeline": timeline,
        "choices": choices,
        "page_size": PAGE_SIZE,
        "quads": QUADS,
    }
    page = await datasette.render_template("timeline.html", context, request=request)
    return Response.html(page, status=400 if asked.problems else 200)


def find_timeline(connection: sqlite3.Connection, asked: Asked) -> Timeline | None:
    """Find the events of a page of the timeline; a page after the last becomes a problem."""
    counts = connection.execute(
        _COUNTS.format(condition=asked.condition()), asked.parameters
    ).fetchone()
    offset = (asked.page - 1) * PAGE_SIZE
    if asked.page > 1 and offset >= counts["total"]:
        asked.problems.append(f"There is no page {asked.page}; these events fill fewer pages.")
        return None
    scale = None
    if counts["dated"]:
        scale = asked.scale(_day(counts["earliest"]), _day(counts["latest"]))
    rows = connection.execute(
        _EVENTS.format(condition=asked.condition()),
        asked.parameters | {"size": PAGE_SIZE, "offset": offset},
    )
    entries = [_entry(row, scale) for row in rows]
    return Timeline(
        dated=[each for each in entries if each.mark],
        undated=[each for each in entries if not each.mark],
        scale=scale,
        ticks=make_ticks(scale) if scale else [],
        dated_count=counts["dated"],
        total=counts["total"],
        left_out=_count_left_out(connection, asked) if asked.has_range else 0,
    )


def _count_left_out(connection: sqlite3.Connection, asked: Asked) -> int:
    everything = asked.condition(any_day=True)
    counts = connection.execute(_COUNTS.format(condition=everything), asked.parameters).fetchone()
    return int(counts["total"] - counts["dated"])


def _entry(row: sqlite3.Row, scale: Scale | None) -> Entry:
    earliest, latest = _day_or_none(row["date_earliest"]), _day_or_none(row["date_latest"])
    is_dated = scale is not None and (earliest is not None or latest is not None)
    return Entry(
        event_id=row["event_id"],
        summary=row["summary"],
        when=date_in_words(row["date_edtf"], row["date_basis"]),
        standing=standing(row["modality"], row["polarity"], row["event_type"]).words,
        modality=row["modality"],
        is_negative=row["polarity"] == "negative",
        quad=quad(row["quad_class"]),
        mark=place(scale, earliest, latest) if scale and is_dated else None,
    )


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _day_or_none(text: str | None) -> date | None:
    return _day(text) if text else None
