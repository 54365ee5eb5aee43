"""Uncertain dates in plain English."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.corpus.edtf import EdtfError, bounds

NOT_DATED = "not dated"
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_DOUBTS = {"": "", "?": "perhaps ", "~": "about ", "%": "perhaps about "}
_ONE_OF = re.compile(r"\[(.*?)\.\.(.*)\]")
_DATE = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?([?~%]?)")


class _Date(NamedTuple):
    """A date in pieces, each as it is written; empty where it is left out."""

    year: str
    month: str
    day: str
    doubt: str


def date_in_words(edtf: str | None, basis: str | None = None) -> str:
    """Say an EDTF date as a sentence would, and whether it was inferred.

    ``basis`` is that of the date: ``stated``, ``inferred`` or ``none``. Text that is not a date in
    the notation of :mod:`onrecord.corpus.edtf` is given back as it is.

    >>> date_in_words("2024-11-13")
    '13 November 2024'
    >>> date_in_words("2017/2021", "inferred")
    '2017 to 2021, inferred'
    >>> date_in_words("[2024-11-05..2024-11-13]")
    'some day from 5 to 13 November 2024'
    >>> date_in_words(None)
    'not dated'
    """
    if not edtf or basis == "none":
        return NOT_DATED
    try:
        bounds(edtf)
    except EdtfError:
        return edtf
    return _say(edtf) + (", inferred" if basis == "inferred" else "")


def _say(edtf: str) -> str:
    if one_of := _ONE_OF.fullmatch(edtf):
        first, last = one_of.groups()
        if not first:
            return f"by {_say_date(last)}"
        if not last:
            return f"from {_say_date(first)} on"
        if first == last:
            return ("" if _read(first).day.isdigit() else "some day of ") + _say_date(first)
        return f"some day from {_say_range(first, last)}"
    first, is_range, last = edtf.partition("/")
    if not is_range:
        return _say_date(edtf)
    # An open end is one that never came, an empty one is an end that nobody knows.
    if first in ("", ".."):
        return f"until {_say_date(last)}" + ("" if first else ", beginning unknown")
    if last == "..":
        return f"since {_say_date(first)}"
    return _say_range(first, last) if last else f"from {_say_date(first)}, end unknown"


def _say_range(first: str, last: str) -> str:
    if first == last:
        return _say_date(first)
    start, end = _read(first), _read(last)
    is_alike = bool(start.month) == bool(end.month) and bool(start.day) == bool(end.day)
    is_plain = not (start.doubt or end.doubt or "X" in first + last)
    if is_alike and is_plain and start.month and start.year == end.year:
        shared = f" {_say_year(end.year)}"
        if start.month == end.month:
            return f"{int(start.day)} to {_say_date(last)}"
        return f"{_say_date(first).removesuffix(shared)} to {_say_date(last)}"
    return f"{_say_date(first)} to {_say_date(last)}"


def _say_date(edtf: str) -> str:
    date = _read(edtf)
    return _DOUBTS[date.doubt] + _say_pieces(date)


def _say_pieces(date: _Date) -> str:
    year = _say_year(date.year)
    if not date.month:
        return year
    if date.month == "XX":
        return f"some {'day' if date.day else 'month'} of {year}"
    number = int(date.month)
    month = f"{_SEASONS.get(number) or MONTHS[number - 1]} {year}"
    if not date.day:
        return month
    return f"some day of {month}" if date.day == "XX" else f"{int(date.day)} {month}"


def _say_year(year: str) -> str:
    if year.endswith("XX"):
        return f"the century from {int(year[:2])}00 to {int(year[:2])}99"
    if year.endswith("X"):
        return f"the {int(year[:3])}0s"
    # Nobody would take "15 March 44" for a day of the year 44.
    return str(int(year)) if int(year) > 999 else f"AD {int(year)}"


def _read(edtf: str) -> _Date:
    found = _DATE.fullmatch(edtf)
    assert found is not None, edtf
    return _Date(*(piece or "" for piece in found.groups()))
