"""Uncertain dates: where they may lie, and finding those of some days among many."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.corroboration.periods import Calendar, Period, shift

DAY = date(2024, 11, 13)
days = st.one_of(st.none(), st.integers(0, 60).map(lambda n: DAY + timedelta(n)))
periods = st.builds(Period, days, days).filter(lambda each: each.first <= each.last)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period(), "no date"),
        (Period(DAY, DAY), "2024-11-13"),
        (Period(None, DAY), "up to 2024-11-13"),
        (Period(DAY, None), "from 2024-11-13 on"),
        (Period(DAY, date(2024, 12, 1)), "a day from 2024-11-13 to 2024-12-01"),
        (Period(DAY, date(2024, 12, 1), lasts=True), "2024-11-13 to 2024-12-01"),
    ],
)
def test_period_is_said_in_words(period: Period, words: str) -> None:
    """One day among several reads otherwise than a time through all of them."""
    assert str(period) == words


@given(periods, periods)
def test_periods_meet_where_no_day_parts_them(one: Period, other: Period) -> None:
    """Two periods meet just if the gap between them is nothing, whichever comes first."""
    assert one.meets(other) == other.meets(one) == (one.gap(other) == 0)
    assert one.gap(other) == other.gap(one)


@given(st.lists(periods, max_size=12), periods)
def test_calendar_finds_what_a_look_at_all_finds(dated: list[Period], asked: Period) -> None:
    """The calendar leaves out nothing that meets the days, and finds nothing else."""
    found = Calendar((each, index) for index, each in enumerate(dated)).find(asked)
    assert sorted(found) == [index for index, each in enumerate(dated) if each.meets(asked)]


def test_calendar_looks_at_few_of_many() -> None:
    """Of ten thousand days in a row it takes up only those asked for."""
    looked = []

    class Watched(Period):
        def meets(self, other: Period) -> bool:
            looked.append(self)
            return super().meets(other)

    dated = [Watched(day, day) for day in (DAY + timedelta(n) for n in range(10_000))]
    calendar = Calendar((each, each.first) for each in dated)
    asked = [DAY + timedelta(n) for n in (5_002, 5_001, 5_000)]
    assert list(calendar.find(Period(asked[-1], asked[0]))) == asked
    assert len(looked) == len(asked)


def test_no_day_lies_beyond_the_first_and_last() -> None:
    """Open ends stay open, and the years 1 and 9999 are no error."""
    assert shift(date.min, -1) == shift(date.min, 5) == date.min
    assert shift(date(9999, 12, 30), 5) == date.max
    assert shift(date(1, 1, 2), -5) == date.min
