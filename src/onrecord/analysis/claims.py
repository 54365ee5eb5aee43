"""What each appointment claims about holding an office, and when."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Any

from onrecord.analysis.take import Load, records, take
from onrecord.corpus.edtf import EdtfError, bounds

# Actions of the vocabulary appointment_actions, by what they say about holding the office.
_HOLDS = ("incumbent", "acting")
_BEGINS = ("sworn_in", "appointed")
_ENDS = ("resigned", "dismissed", "defeated")
_ENDED = "former"
_COLUMNS = (
    "appointment_id",
    "appointee_id",
    "office_id",
    "predecessor_id",
    "action",
    "document_id",
    "event_id",
    "date_edtf",
)


@dataclass(frozen=True)
class Claim:
    """A person and an office, with the first and last day of what an appointment says.

    ``is_duration``: it holds on all of these days and not on one of them. ``surely`` are the days
    on which it must hold, or None.
    """

    row_id: str
    actor_id: str
    office_id: str
    action: str
    earliest: datetime.date
    latest: datetime.date
    is_duration: bool
    surely: tuple[datetime.date, datetime.date] | None

    @property
    def ends(self) -> bool:
        """Whether it says that the person no longer holds the office."""
        return self.action in _ENDS or (self.action == _ENDED and not self.is_duration)

    @property
    def begins(self) -> bool:
        """Whether it says that the person came into the office."""
        return self.action in _BEGINS

    @property
    def holds(self) -> bool:
        """Whether it says that the person holds or held the office at its date."""
        return self.action in _HOLDS or (self.action == _ENDED and self.is_duration)

    def must_hold(self, day: datetime.date) -> bool:
        """Whether it leaves no doubt that the person held the office on a day."""
        if not self.surely or not (self.holds or self.action == "sworn_in"):
            return False
        return self.surely[0] <= day <= self.surely[1]

    @property
    def is_open(self) -> bool:
        """Whether it goes on without a known end."""
        return self.begins or (self.holds and self.latest == datetime.date.max)

    def may_hold(self, day: datetime.date) -> bool:
        """Whether the person may have held the office on a day, if nothing ended it before."""
        if self.begins:
            return self.earliest <= day
        return self.holds and self.earliest <= day <= self.latest

    def of_predecessor(self, actor_id: str) -> Claim | None:
        """Give what it says of who held the office before, where this one must hold it."""
        if not self.surely or not self.must_hold(self.surely[0]) or actor_id == self.actor_id:
            return None
        return replace(
            self,
            actor_id=actor_id,
            action=_ENDED,
            latest=self.surely[0],
            is_duration=False,
            surely=None,
        )


def drop_ended(claims: list[Claim], day: datetime.date) -> list[Claim]:
    """Drop what goes on without a known end, but must have ended before a day.

    All claims are of one person and office. Nobody leaves an office without having come into it. So
    an end that may lie after a beginning lies after it, unless an earlier one of the same kind is
    there to be ended.
    """
    over = [claim for claim in claims if claim.ends and claim.latest < day]
    if not over:
        return claims
    # The last of them decides, and the first beginning, so that many claims take no longer each.
    last_begun = max(end.earliest for end in over)
    last_over = max(end.latest for end in over)
    first: dict[str, datetime.date] = {}
    for claim in claims:
        first[claim.action] = min(claim.latest, first.get(claim.action, claim.latest))

    def is_over(claim: Claim) -> bool:
        is_only = first[claim.action] >= claim.earliest
        return claim.earliest <= last_begun or (is_only and claim.earliest <= last_over)

    return [claim for claim in claims if not (claim.is_open and is_over(claim))]


def read_claims(load: Load) -> tuple[list[Claim], int]:
    """Read the appointments that say when somebody came into, held or left an office.

    Gives also the number of those that cannot be placed, since neither they nor their document
    have a date.
    """
    dates = ("date_earliest", "date_latest")
    appointments = take(load, "appointments", *_COLUMNS, *dates)
    documents = take(load, "documents", "document_id", "published_earliest", "published_latest")
    events = take(load, "events", "event_id", "modality", "polarity")
    telling = appointments["action"].isin([*_HOLDS, *_BEGINS, *_ENDS, _ENDED])
    rows = appointments[telling & appointments["appointee_id"].notna()]
    rows = rows.merge(documents, on="document_id", how="left")
    rows = rows.merge(events, on="event_id", how="left")
    # What is only planned, or did not take place, changes nothing.
    took_place = (rows["modality"] == "actual") & (rows["polarity"] == "positive")
    rows = rows[took_place.fillna(True)]
    claims = []
    undated = 0
    for row in records(rows):
        claim = _claim(row)
        if claim is None:
            undated += 1
            continue
        claims.append(claim)
        if row["predecessor_id"] and (end := claim.of_predecessor(row["predecessor_id"])):
            claims.append(end)
    return claims, undated


def _claim(row: dict[str, Any]) -> Claim | None:
    own = row["date_earliest"], row["date_latest"]
    days = own if any(own) else (row["published_earliest"], row["published_latest"])
    if not any(days):
        return None
    edtf = row["date_edtf"] or ""
    earliest, latest = days[0] or datetime.date.min, days[1] or datetime.date.max
    return Claim(
        row["appointment_id"],
        row["appointee_id"],
        row["office_id"],
        row["action"],
        earliest,
        latest,
        "/" in edtf,
        _sure_days(edtf, *own),
    )


def _sure_days(
    edtf: str, earliest: datetime.date | None, latest: datetime.date | None
) -> tuple[datetime.date, datetime.date] | None:
    """Give the days that a date must contain: an exact day, or what lies inside of a duration.

    A duration is sure from the last day on which it can begin to the first on which it can end; of
    one with an open end, only its known end is sure. A qualified date is sure of nothing.
    """
    if any(mark in edtf for mark in "?~%"):
        return None
    if "/" not in edtf:
        return (earliest, latest) if earliest and latest and earliest == latest else None
    first, _, last = edtf.partition("/")
    try:
        begin = None if first in ("", "..") else bounds(first)[1]
        end = None if last in ("", "..") else bounds(last)[0]
    except EdtfError:
        return None
    begin, end = begin or end, end or begin
    return (begin, end) if begin and end and begin <= end else None
