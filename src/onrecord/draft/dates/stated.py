"""Dates that words give by month, day or year."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from onrecord.draft.dates.calendar_words import MONTHS, SEASONS

_GAP = r"[ \t\n\xa0]{1,4}"
_MONTH = r"[A-Z][a-z]{2,8}\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?(?![\d:]|[.,]\d|%)"
_YEAR = r"((?:1[5-9]|20)\d\d)(?![\d%]|[.,:/]\d|-(?:foot|mile|page|seat))"
# The year may stand behind a second day, which is no end of a duration: March 4 and 5, 2024.
_MONTH_FIRST = re.compile(
    rf"({_MONTH}){_GAP}{_DAY}(?:(?:{_GAP}and{_GAP}\d{{1,2}}(?:st|nd|rd|th)?)?,?{_GAP}{_YEAR})?"
)
_DAYS = re.compile(
    rf"({_MONTH}){_GAP}{_DAY}(?:{_GAP})?(?:[-–]|to)(?:{_GAP})?{_DAY}(?:,?{_GAP}{_YEAR})?"
)
_DAY_FIRST = re.compile(rf"{_DAY}(?:{_GAP}of)?{_GAP}({_MONTH})(?![\w-])(?:,?{_GAP}{_YEAR})?")
_MONTH_AND_YEAR = re.compile(rf"({_MONTH})(?:,|{_GAP}of)?{_GAP}{_YEAR}")
_SEASON_AND_YEAR = re.compile(rf"([A-Za-z]{{4,6}})(?:{_GAP}of)?{_GAP}{_YEAR}")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?![\w-])")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?![\w/])")
_DECADE = re.compile(r"((?:1[5-9]|20)\d)0['’]?s\b")
_ONLY_YEAR = re.compile(_YEAR)

# What was found: the place behind it, its EDTF, and whether its year is stated.
Found = tuple[int, str, bool]
# The year in which a month and day is meant where none is stated; None if nothing tells it.
Years = Callable[[int, int], int] | None


def month_date(text: str, start: int, meant: Years) -> Found | None:
    """A date that begins with the name of a month, and has a day or a year.

    ``meant`` gives the year where none is stated; without it that is no date.

    >>> month_date("Nov. 13, 2024", 0, None), month_date("May 2023", 0, None)
    ((13, '2024-11-13', True), (8, '2023-05', True))
    """
    if match := _MONTH_FIRST.match(text, start):
        found = _with_day(match[1], match[2], None, match[3], meant)
        if found:
            return match.end(), *found
    if match := _MONTH_AND_YEAR.match(text, start):
        number = MONTHS.get(match[1].lower())
        return (match.end(), f"{match[2]}-{number:02}", True) if number else None
    return None


def days_date(text: str, start: int, meant: Years) -> Found | None:
    """The days of a month from one to another; ``meant`` is as for ``month_date``.

    >>> days_date("Nov. 13-15, 2024", 0, None)
    (16, '2024-11-13/2024-11-15', True)
    """
    match = _DAYS.match(text, start)
    found = _with_day(match[1], match[2], match[3], match[4], meant) if match else None
    return (match.end(), *found) if match and found and "/" in found[0] else None


def day_date(text: str, start: int, meant: Years) -> Found | None:
    """A date that begins with the day, or is in figures alone, or is a decade.

    ``meant`` is as for ``month_date``.

    >>> day_date("13 November 2024", 0, None), day_date("2024-11-13", 0, None)
    ((16, '2024-11-13', True), (10, '2024-11-13', True))
    """
    if match := _ISO.match(text, start):
        edtf = _edtf(*map(int, match.groups()))
        return (match.end(), edtf, True) if edtf else None
    if match := _DAY_FIRST.match(text, start):
        found = _with_day(match[2], match[1], None, match[3], meant)
        return (match.end(), *found) if found else None
    if match := _SLASHED.match(text, start):
        one, other, year = map(int, match.groups())
        # Americans put the month first; where that cannot be, it is the day.
        edtf = _edtf(year, one, other) or _edtf(year, other, one)
        return (match.end(), edtf, True) if edtf else None
    if match := _DECADE.match(text, start):
        return match.end(), f"{match[1]}X", True
    return None


def season_date(text: str, start: int) -> Found | None:
    """A season with its year.

    >>> season_date("summer of 2023", 0)
    (14, '2023-22', True)
    """
    match = _SEASON_AND_YEAR.match(text, start)
    number = SEASONS.get(match[1].lower()) if match else None
    return (match.end(), f"{match[2]}-{number}", True) if match and number else None


def year_date(text: str, start: int) -> Found | None:
    """A year in four figures; whether it is one, the words beside it must tell.

    >>> year_date("2023.", 0), year_date("2023.5", 0)
    ((4, '2023', True), None)
    """
    match = _ONLY_YEAR.match(text, start)
    return (match.end(), match[1], True) if match else None


def _with_day(
    month: str, first: str, last: str | None, year: str | None, meant: Years
) -> tuple[str, bool] | None:
    number = MONTHS.get(month.lower().rstrip("."))
    if number is None or (year is None and meant is None):
        return None
    near = meant(number, int(first)) if year is None and meant else int(year or 0)
    begins = _edtf(near, number, int(first))
    ends = _edtf(near, number, int(last)) if last else None
    if begins is None:
        return None
    is_range = ends is not None and ends > begins
    return (f"{begins}/{ends}" if is_range else begins), year is not None


def _edtf(year: int, month: int, day: int) -> str | None:
    try:
        return str(date(year, month, day))
    except ValueError:
        return None
