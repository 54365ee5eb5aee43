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
_IN_WORDS = rf"({'|'.join(_MONTHS)})[a-z]*\.? ([0-9]{{1,2}}),? ([0-9]{{4}})"


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
    """Find the dates that stand in words behind a pattern, in order.

    >>> find_dates("Nomination of January 9, 2007, was withdrawn on Mar 28, 2007.", "withdrawn on")
    ['2007-03-28']
    """
    return [
        f"{year}-{_MONTHS.index(month) + 1:02}-{int(day):02}"
        for month, day, year in re.findall(rf"(?:{before}) {_IN_WORDS}", text)
    ]
