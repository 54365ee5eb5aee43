"""Days to positions on a timeline, and the marks of its axis."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from onrecord.browse.dates import MONTHS, date_in_words

_LAST_DAY = date.max.toordinal()
_MOST_TICKS = 11
# So many labels fit side by side on a phone.
_MOST_TICKS_IF_NARROW = 4
_YEARS, _MONTHS, _DAYS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000), (1, 3, 6), (1, 2, 7)


class Tick(NamedTuple):
    """A mark on the axis: where in percent, what it says, and whether a phone shows it."""

    at: float
    label: str
    if_narrow: bool


@dataclass(frozen=True)
class Scale:
    """The days from ``first`` to the end of ``last`` on a line of length 100.

    >>> year = Scale(date(2023, 1, 1), date(2023, 12, 31))
    >>> year.start(date(2023, 1, 1)), year.end(date(2023, 12, 31))
    (0.0, 100.0)
    """

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return self.last.toordinal() - self.first.toordinal() + 1

    @property
    def words(self) -> str:
        """From when to when it goes, in words."""
        return date_in_words(f"{self.first}/{self.last}")

    def start(self, day: date) -> float:
        """Where a day begins; outside 0 to 100 for days beyond."""
        return (day.toordinal() - self.first.toordinal()) / self.days * 100

    def end(self, day: date) -> float:
        """Where a day ends."""
        return (day.toordinal() + 1 - self.first.toordinal()) / self.days * 100


def fit_scale(first: date, last: date) -> Scale:
    """Make a scale that holds some days with room around them, in whole months or years if many."""
    days = (last - first).days
    if days > 3 * 365:
        return Scale(date(first.year, 1, 1), date(last.year, 12, 31))
    if days > 75:
        end = calendar.monthrange(last.year, last.month)[1]
        return Scale(first.replace(day=1), last.replace(day=end))
    margin = 2 + days // 10
    return Scale(
        date.fromordinal(max(first.toordinal() - margin, 1)),
        date.fromordinal(min(last.toordinal() + margin, _LAST_DAY)),
    )


def make_ticks(scale: Scale) -> list[Tick]:
    """Choose marks for the axis: days, months or years, at most 11, and not two the same."""
    found = next(ticks for ticks in _candidates(scale) if len(ticks) <= _MOST_TICKS)
    every = -(-len(found) // _MOST_TICKS_IF_NARROW)
    return [Tick(at, label, number % every == 0) for number, (at, label) in enumerate(found)]


def _candidates(scale: Scale) -> Iterator[list[tuple[float, str]]]:
    for step in _DAYS:
        yield _ticks(scale, _each_day(scale, step), lambda day: f"{day.day} {_name(day)}")
    for step in _MONTHS:
        yield _ticks(scale, _each_month(scale, step), lambda day: f"{_name(day)} {day.year}")
    for step in _YEARS:
        yield _ticks(scale, _each_year(scale, step), lambda day: str(day.year))


def _ticks(
    scale: Scale, days: Iterator[date], label: Callable[[date], str]
) -> list[tuple[float, str]]:
    found = []
    for day in days:
        found.append((round(scale.start(day), 3), label(day)))
        # More than are wanted: the step is too small, and may be so by thousands.
        if len(found) > _MOST_TICKS:
            break
    return found


def _each_day(scale: Scale, step: int) -> Iterator[date]:
    first = scale.first.toordinal()
    # Day 1 was a Monday, so steps of seven days are Mondays.
    first += (1 - first) % step
    for ordinal in range(first, scale.last.toordinal() + 1, step):
        yield date.fromordinal(ordinal)


def _each_month(scale: Scale, step: int) -> Iterator[date]:
    for year in range(scale.first.year, scale.last.year + 1):
        for month in range(1, 13, step):
            if scale.first <= (day := date(year, month, 1)) <= scale.last:
                yield day


def _each_year(scale: Scale, step: int) -> Iterator[date]:
    for year in range(scale.first.year - scale.first.year % step, scale.last.year + 1, step):
        if year and scale.first <= (day := date(year, 1, 1)) <= scale.last:
            yield day


def _name(day: date) -> str:
    return MONTHS[day.month - 1][:3]
