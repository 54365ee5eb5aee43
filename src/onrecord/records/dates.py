"""Write the dates of records in the Extended Date/Time Format."""

from __future__ import annotations

import re

from onrecord.corpus.edtf import EdtfError, bounds

# Words before a date that say that it is not quite the day.
_ROUGH = re.compile(
    r"\b(about|approximately|circa|probably|before|after|between|or|early|late)\b", re.IGNORECASE
)
_PLAIN = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH_AND_DAY = rf"({'|'.join(_MONTHS)})[a-z]*\.? ([0-9]{{1,2}})"
_IN_WORDS = re.compile(rf"{_MONTH_AND_DAY},? ([0-9]{{4}})")
_BETWEEN = re.compile(rf"\b[Bb]etween {_MONTH_AND_DAY}(?:,? ([0-9]{{4}}))?,? and\s*$")


def check_date(text: str) -> str:
    """Give a date as it stands; raises EdtfError where it is no day, month or year there can be."""
    if not _PLAIN.fullmatch(text):
        raise EdtfError(f"malformed date {text!r}; expected for example 1935-01-22")
    bounds(text)
    return text


def qualify(date: str, note: str) -> str:
    """Mark a date as approximate where the words before it say so.

    >>> qualify("1841-05-07", "Left post on or soon after")
    '1841-05-07~'
    """
    return f"{date}~" if date and _ROUGH.search(note) else date


def to_range(date: str, note: str) -> str:
    """Give one day between two where the words before it name the first; else mark it as rough.

    Raises EdtfError if the first cannot be, or comes after the other.

    >>> to_range("1868-10-28", "Between September 29, 1868, and")
    '[1868-09-29..1868-10-28]'
    >>> to_range("1892-08-28", "Left Sinaia between August 25 and")
    '[1892-08-25..1892-08-28]'
    """
    found = _BETWEEN.search(note)
    if not (date and found):
        return qualify(date, note)
    month, day, year = found.groups()
    first = check_date(_to_day(month, day, year or date[:4]))
    bounds(between := f"[{first}..{date}]")
    return between


def to_stay(first: str, last: str) -> str | None:
    """The date of a stay: one day, or all days from the first to the last; None without any.

    A side that is not known is left open. Raises EdtfError if the last comes before the first.

    >>> to_stay("2024-11-12", "2024-11-13"), to_stay("2024-11-12", "2024-11-12")
    ('2024-11-12/2024-11-13', '2024-11-12')
    """
    if not first and not last:
        return None
    stay = first if first == last else f"{first}/{last}"
    bounds(stay)
    return stay


def find_dates(text: str, before: str) -> list[str]:
    """Find the dates that stand in words behind a pattern, in order; they need not be possible.

    >>> find_dates("Nomination of January 9, 2007, was withdrawn on Mar 28, 2007.", "withdrawn on")
    ['2007-03-28']
    """
    return [
        _to_day(month, day, year)
        for month, day, year in re.findall(rf"(?:{before}) {_IN_WORDS.pattern}", text)
    ]


def count_dates(text: str) -> int:
    """Count the dates in words that stand anywhere in a text."""
    return len(_IN_WORDS.findall(text))


def _to_day(month: str, day: str, year: str) -> str:
    return f"{year}-{_MONTHS.index(month) + 1:02}-{int(day):02}"
