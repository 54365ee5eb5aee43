"""The words of the calendar, as numbers."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

_MONTHS = list(calendar.month_name)[1:]
MONTHS = {
    **{name.lower(): number for number, name in enumerate(_MONTHS, start=1)},
    **{name[:3].lower(): number for number, name in enumerate(_MONTHS, start=1)},
    **{f"{name[:3].lower()}.": number for number, name in enumerate(_MONTHS, start=1)},
    "sept": 9,
    "sept.": 9,
}
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
# Seasons as EDTF numbers them.
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_SMALL = "one two three four five six seven eight nine ten eleven twelve"
NUMBERS = {
    "a": 1,
    "an": 1,
    **{word: number for number, word in enumerate(_SMALL.split(), start=1)},
}


def month_before(day: date, count: int) -> str:
    """The month so many months before that of a day, as EDTF; after it if the count is negative.

    >>> month_before(date(2024, 1, 31), 2), month_before(date(2024, 12, 1), -1)
    ('2023-11', '2025-01')
    """
    year, month = divmod(day.year * 12 + day.month - 1 - count, 12)
    return f"{year:04}-{month + 1:02}"


def week_of(day: date) -> str:
    """Some one day of the week of a day, from Monday on, as EDTF.

    >>> week_of(date(2024, 11, 13))
    '[2024-11-11..2024-11-17]'
    """
    monday = day - timedelta(days=day.weekday())
    return f"[{monday}..{monday + timedelta(days=6)}]"


def year_of(day: date, month: int, number: int | None, tense: int = 0) -> int:
    """The year that a month, or a day of it, is meant in by a text of a day.

    That is the nearest; if the tense is of the past (-1) the last one up to the day, if it is of
    the future (1) the next one from the day on.

    >>> year_of(date(2024, 1, 3), 12, 28), year_of(date(2024, 11, 20), 11, None)
    (2023, 2024)
    >>> year_of(date(2024, 11, 20), 3, 4, -1), year_of(date(2024, 11, 20), 3, 4, 1)
    (2024, 2025)
    """
    if tense:
        # A month alone is of this year where it is the month of the day.
        this, asked = (day.month, day.day), (month, number or day.day)
        is_other = asked > this if tense < 0 else asked < this
        return day.year + (tense if is_other else 0)
    years = (day.year, day.year - 1, day.year + 1)
    return min(years, key=lambda year: abs((_day(year, month, number or 15) - day).days))


def _day(year: int, month: int, number: int) -> date:
    """The day, or the last of its month if the month is shorter."""
    year = min(max(year, 1), 9999)
    return date(year, month, min(number, calendar.monthrange(year, month)[1]))
