"""The first and last day that an uncertain date can be.

The notation is the Extended Date/Time Format (EDTF, 2019, level 1) without times of day, and from
level 2 the one-of ranges ``[a..b]``, ``[..b]`` and ``[a..]``: one day between, up to, or from.
An own parser, since those on the package index take milliseconds a date or lose qualifiers; the
tests compare it with the package ``edtf``.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

Bounds = tuple[date | None, date | None]

_DATE = re.compile(r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?[?~%]?")
_ONE_OF = re.compile(r"\[([^\[\]]*?)\.\.([^\[\]]*)\]")
_SEASONS = range(21, 25)


class EdtfError(ValueError):
    """The text is not a date that can be stored; the message says why."""


@lru_cache(maxsize=4096)
def bounds(text: str) -> Bounds:
    """Give the first and last day of an EDTF date; None where that side is open or unknown.

    Qualifiers (``?``, ``~``, ``%``) do not widen the bounds. A season is bounded by its year, and
    by the end of February after it for 21 to 24, since hemispheres differ.

    Raises EdtfError for anything else than a date of years 0001 to 9999.

    >>> bounds("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    >>> bounds("[..2024-11-19]")
    (None, datetime.date(2024, 11, 19))
    """
    if one_of := _ONE_OF.fullmatch(text):
        return _range(one_of[1], one_of[2], text)
    first, separator, last = text.partition("/")
    if separator:
        return _range("" if first == ".." else first, "" if last == ".." else last, text)
    return _day_bounds(text)


def _range(first: str, last: str, text: str) -> Bounds:
    is_open = [end == "" for end in (first, last)]
    if all(is_open):
        raise EdtfError(f"date {text!r} has neither a beginning nor an end; leave the date out")
    earliest = None if is_open[0] else _day_bounds(first)[0]
    latest = None if is_open[1] else _day_bounds(last)[1]
    if earliest and latest and earliest > latest:
        raise EdtfError(f"date range {text!r} is reversed: {earliest} is after {latest}")
    return earliest, latest


def _day_bounds(text: str) -> tuple[date, date]:
    found = _DATE.fullmatch(text)
    if not found:
        raise EdtfError(
            f"malformed EDTF date {text!r}; expected for example 2024-11-13, 2024-11, 2024, "
            "201X, 2024~, 2017/2021 or [2024-11-14..2024-11-19]"
        )
    year, month, day = found.groups()
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if first_year == 0:
        raise EdtfError(f"date {text!r} lies before the year 0001, which cannot be stored")
    if ("X" in year and month) or (month == "XX" and day not in (None, "XX")):
        raise EdtfError(f"date {text!r} leaves a part open before one that is given")
    if month is None or month == "XX":
        return date(first_year, 1, 1), date(last_year, 12, 31)
    if int(month) in _SEASONS and day is None:
        return date(first_year, 1, 1), _end_of_season(last_year)
    if not 1 <= int(month) <= 12:
        raise EdtfError(f"date {text!r} has no month {month}; expected 01 to 12, or 21 to 24")
    days = calendar.monthrange(first_year, int(month))[1]
    if day is None or day == "XX":
        return date(first_year, int(month), 1), date(first_year, int(month), days)
    if not 1 <= int(day) <= days:
        raise EdtfError(f"date {text!r} has no day {day}; that month has {days} days")
    exact = date(first_year, int(month), int(day))
    return exact, exact


def _end_of_season(year: int) -> date:
    if year == date.max.year:
        return date.max
    return date(year + 1, 2, calendar.monthrange(year + 1, 2)[1])
