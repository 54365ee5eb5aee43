"""Dates that are counted from the day on which a text was published."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.draft.dates.calendar_words import (
    MONTHS,
    NUMBERS,
    WEEKDAYS,
    month_before,
    nearest_year,
    week_of,
)

_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}
_PARTS = frozenset(["morning", "afternoon", "evening"])
_UNITS = frozenset(["day", "week", "month", "year"])

# The number of words, and their EDTF.
Found = tuple[int, str]


def relative_date(words: list[str], index: int, day: date, is_future: bool) -> Found | None:
    """The date that the words in lower case say from an index on, counted from a day.

    ``is_future`` says whether a weekday is one to come. Gives None where they say none, and where
    the calendar ends.

    >>> relative_date(["yesterday"], 0, date(2024, 11, 13), False)
    (1, '2024-11-12')
    >>> relative_date(["three", "days", "ago"], 0, date(2024, 11, 13), False)
    (3, '2024-11-10')
    """
    try:
        return _relative_date(words[index : index + 4], day, is_future)
    except (OverflowError, ValueError):  # before the year 1 or after 9999
        return None


def _relative_date(words: list[str], day: date, is_future: bool) -> Found | None:
    first = words[0]
    second = words[1] if len(words) > 1 else ""
    if first in _DAYS:
        return 1, str(day + timedelta(days=_DAYS[first]))
    if first in WEEKDAYS:
        return 1, str(_weekday(day, WEEKDAYS[first], 1 if is_future else 0))
    if first in _STEPS:
        return _stepped(_STEPS[first], first, second, day)
    if second and words[2:3] == ["ago"] and first in NUMBERS:
        found = _ago(NUMBERS[first], second.removesuffix("s"), day)
        return (3, found) if found else None
    return None


def month_alone(month: str, day: date, step: int) -> str | None:
    """A month without a year: the nearest one, or the last or next if the step is -1 or 1.

    >>> month_alone("november", date(2024, 3, 1), -1)
    '2023-11'
    """
    number = MONTHS.get(month)
    if number is None:
        return None
    year = nearest_year(day, number, None)
    if step < 0 and (year, number) >= (day.year, day.month):
        year -= 1
    if step > 0 and (year, number) <= (day.year, day.month):
        year += 1
    return f"{year:04}-{number:02}" if 1 <= year <= 9999 else None


def _stepped(step: int, first: str, second: str, day: date) -> Found | None:
    """Last week, this morning, next Monday."""
    if second in WEEKDAYS:
        return 2, str(_weekday(day, WEEKDAYS[second], step))
    if second in MONTHS and len(second) > 3:
        found = month_alone(second, day, step)
        return (2, found) if found else None
    if first in ("past", "previous", "coming"):
        return None
    if second == "week":
        return 2, week_of(day + timedelta(days=7 * step))
    if second == "month":
        return 2, month_before(day, -step)
    if second == "year":
        return 2, f"{day.year + step:04}"
    if second in _PARTS and step == 0:
        return 2, str(day)
    return (2, str(day - timedelta(days=1))) if second == "night" and step < 0 else None


def _weekday(day: date, weekday: int, step: int) -> date:
    """The weekday on or before a day; with a step, the one strictly before or after it."""
    back = (day.weekday() - weekday) % 7
    if step > 0:
        return day + timedelta(days=7 - back)
    return day - timedelta(days=back or (7 if step < 0 else 0))


def _ago(count: int, unit: str, day: date) -> str | None:
    if unit == "day":
        return str(day - timedelta(days=count))
    if unit == "week":
        return f"{day - timedelta(weeks=count)}~"
    if unit == "month":
        return month_before(day, count)
    return f"{day.year - count:04}" if unit == "year" and day.year > count else None
