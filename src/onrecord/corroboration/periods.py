"""Days and periods that are known only in part, and how one lies to the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Generic, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last day that a date may be, None where open.

    ``lasts`` tells a time that goes on through all its days from some one day among them.
    """

    earliest: date | None = None
    latest: date | None = None
    lasts: bool = False

    @property
    def is_known(self) -> bool:
        """Whether anything is known of it."""
        return self.earliest is not None or self.latest is not None

    @property
    def is_day(self) -> bool:
        """Whether it is one certain day."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def first(self) -> date:
        """The first day that it may be; the first of all days where it is open."""
        return self.earliest or date.min

    @property
    def last(self) -> date:
        """The last day that it may be; the last of all days where it is open."""
        return self.latest or date.max

    def meets(self, other: Period) -> bool:
        """Whether the two may have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def holds(self, other: Period, margin: int = 0) -> bool:
        """Whether every day of the other lies within, ``margin`` days from both ends."""
        return shift(self.first, margin) <= other.first and other.last <= shift(self.last, -margin)

    def widen(self, before: int, after: int) -> Period:
        """The same with so many days more on either side."""
        return Period(shift(self.first, -before), shift(self.last, after))

    def gap(self, other: Period) -> int:
        """How many days lie from the end of one to the beginning of the other; 0 if they meet."""
        return max(0, (other.first - self.last).days, (self.first - other.last).days)

    def __str__(self) -> str:
        """Say it in words."""
        if self.is_day or not self.is_known:
            return str(self.earliest or "no date")
        if self.earliest is None:
            return f"up to {self.latest}"
        if self.latest is None:
            return f"from {self.earliest} on"
        return f"{'' if self.lasts else 'a day from '}{self.earliest} to {self.latest}"


def read_period(row: dict[str, object], lasts: bool | None = None) -> Period:
    """Read the date of a row; an interval in EDTF lasts, and whatever ``lasts`` says, if it does.

    >>> import datetime
    >>> day = datetime.date(2024, 11, 13)
    >>> str(read_period({"date_edtf": "2024-11-13", "date_earliest": day, "date_latest": day}))
    '2024-11-13'
    """
    earliest, latest = row.get("date_earliest"), row.get("date_latest")
    edtf = row.get("date_edtf")
    return Period(
        earliest if isinstance(earliest, date) else None,
        latest if isinstance(latest, date) else None,
        lasts if lasts is not None else isinstance(edtf, str) and "/" in edtf,
    )


def shift(day: date, days: int) -> date:
    """Some days later, or earlier; never before the first or after the last of all days."""
    if day in (date.min, date.max):
        return day
    try:
        return day + timedelta(days)
    except OverflowError:
        return date.max if days > 0 else date.min


class Calendar(Generic[Item]):
    """Things by their periods, so that those of some days are found without looking at all."""

    def __init__(self, dated: Iterable[tuple[Period, Item]]) -> None:
        self._items = sorted(dated, key=lambda each: (each[0].first, each[0].last))
        self._first = [period.first for period, _ in self._items]
        # The last day of any up to each: once it is past, nothing earlier can reach.
        self._reach = list(accumulate((period.last for period, _ in self._items), max))

    def find(self, days: Period) -> Iterator[Item]:
        """Find what may have a day in common with a period, the latest first."""
        for index in range(bisect_right(self._first, days.last) - 1, -1, -1):
            if self._reach[index] < days.first:
                return
            period, item = self._items[index]
            if period.meets(days):
                yield item
