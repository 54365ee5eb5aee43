"""Dates that words give by month, day or year."""

from __future__ import annotations

import re
from datetime import date

from onrecord.draft.dates.calendar_words import MONTHS, SEASONS, nearest_year

_GAP = r"[ \t\n\xa0]{1,4}"
_MONTH = r"[A-Z][a-z]{2,8}\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?(?![\d:]|[.,]\d|%)"
_YEAR = r"((?:1[5-9]|20)\d\d)(?![\d%]|[.,:/]\d|-(?:foot|mile|page|seat))"
_MONTH_FIRST = re.compile(
    rf"({_MONTH}){_GAP}{_DAY}(?:(?:{_GAP})?(?:[-–]|to|and)(?:{_GAP})?{_DAY})?(?:,?{_GAP}{_YEAR})?"
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


def month_date(text: str, start: int, published: date | None) -> Found | None:
    """A date that begins with the name of a month, and has a day or a year.

    >>> month_date("Nov. 13, 2024", 0, None), month_date("May 2023", 0, None)
    ((13, '2024-11-13', True), (8, '2023-05', True))
    """
    if match := _MONTH_FIRST.match(text, start):
        month, first, last, year = match.groups()
        found = _with_day(month, first, last, year, published)
        if found:
            return match.end(), *found
    if match := _MONTH_AND_YEAR.match(text, start):
        number = MONTHS.get(match[1].lower())
        return (match.end(), f"{match[2]}-{number:02}", True) if number else None
    return None


def day_date(text: str, start: int, published: date | None) -> Found | None:
    """A date that begins with the day, or is in figures alone, or is a decade.

    >>> day_date("13 November 2024", 0, None), day_date("2024-11-13", 0, None)
    ((16, '2024-11-13', True), (10, '2024-11-13', True))
    """
    if match := _ISO.match(text, start):
        edtf = _edtf(*map(int, match.groups()))
        return (match.end(), edtf, True) if edtf else None
    if match := _DAY_FIRST.match(text, start):
        found = _with_day(match[2], match[1], None, match[3], published)
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
    month: str, first: str, last: str | None, year: str | None, published: date | None
) -> tuple[str, bool] | None:
    number = MONTHS.get(month.lower())
    if number is None or (year is None and published is None):
        return None
    if year is None and published:
        near = nearest_year(published, number, int(first))
    else:
        near = int(year or 0)
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
