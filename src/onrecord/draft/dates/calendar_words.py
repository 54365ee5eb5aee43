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


def nearest_year(day: date, month: int, number: int | None) -> int:
    """The year in which a month, or a day of it, is nearest to a day.

    >>> nearest_year(date(2024, 1, 3), 12, 28), nearest_year(date(2024, 11, 20), 11, None)
    (2023, 2024)
    """
    years = (day.year, day.year - 1, day.year + 1)
    return min(years, key=lambda year: abs((_day(year, month, number or 15) - day).days))


def _day(year: int, month: int, number: int) -> date:
    """The day, or the last of its month if the month is shorter."""
    year = min(max(year, 1), 9999)
    return date(year, month, min(number, calendar.monthrange(year, month)[1]))
