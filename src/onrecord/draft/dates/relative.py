"""Dates that are counted from the day on which a text was published."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.draft.dates.calendar_words import (
    MONTHS,
    NUMBERS,
    WEEKDAYS,
    month_before,
    week_of,
    year_of,
)

_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}
_PARTS = frozenset(["morning", "afternoon", "evening"])
# The words from which on a date may begin here, apart from those of the calendar.
BEGINNINGS = _DAYS.keys() | _STEPS.keys()

# The number of words, and their EDTF.
Found = tuple[int, str]


def relative_date(words: list[str], index: int, day: date, tense: int) -> Found | None:
    """The date that the words in lower case say from an index on, counted from a day.

    ``tense`` is that of the sentence (see tense.py): whether a weekday is over or is to come. Gives
    None where the words say no date, and where the calendar ends.

    >>> relative_date(["yesterday"], 0, date(2024, 11, 13), 0)
    (1, '2024-11-12')
    >>> relative_date(["three", "days", "ago"], 0, date(2024, 11, 13), 0)
    (3, '2024-11-10')
    """
    try:
        return _relative_date(words[index : index + 4], day, tense)
    except (OverflowError, ValueError):  # before the year 1 or after 9999
        return None


def _relative_date(words: list[str], day: date, tense: int) -> Found | None:
    first = words[0]
    second = words[1] if len(words) > 1 else ""
    if first in _DAYS:
        return 1, str(day + timedelta(days=_DAYS[first]))
    if first in WEEKDAYS:
        return 1, str(_weekday(day, WEEKDAYS[first], max(tense, 0)))
    if first in _STEPS:
        return _stepped(first, second, day, tense)
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
    year = year_of(day, number, None)
    if step < 0 and (year, number) >= (day.year, day.month):
        year -= 1
    if step > 0 and (year, number) <= (day.year, day.month):
        year += 1
    return f"{year:04}-{number:02}" if 1 <= year <= 9999 else None


def _stepped(first: str, second: str, day: date, tense: int) -> Found | None:
    """Last week, this morning, next Monday."""
    step = _STEPS[first]
    if second in WEEKDAYS:
        if first == "this":
            return 2, str(_weekday_of_now(day, WEEKDAYS[second], tense))
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


def _weekday_of_now(day: date, weekday: int, tense: int) -> date:
    """This Friday: the one up to the day if the sentence is of the past, else from the day on."""
    return _weekday(day, weekday, 0) if tense < 0 else _weekday(day - timedelta(days=1), weekday, 1)


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
