"""Make facts of values as files state them: dates, languages and addresses, or nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime

from onrecord.corpus.edtf import EdtfError, bounds
from onrecord.intake.found import Found, to_line

LANGUAGE = r"[a-z]{2,3}(-[A-Za-z0-9]+)*"
# A day or less, with or without a time; the day is the one that the file writes, whatever the zone.
_ISO = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:[T ]\d\d:.*)?", re.S)
_WRITTEN = ("%B %d, %Y", "%b %d, %Y", "%b. %d, %Y", "%d %B %Y", "%d %b %Y")


def to_edtf(value: str) -> str | None:
    """The date that a value states, in EDTF; None if it can be read in no way, or in several.

    >>> to_edtf("2021-08-10 19:36:19-04:00"), to_edtf("August 10, 2021"), to_edtf("8/10/2021")
    ('2021-08-10', '2021-08-10', None)
    """
    value = to_line(value)
    iso = _ISO.fullmatch(value)
    for read in (iso[1] if iso else value, _written(value)):
        if read is None:
            continue
        try:
            bounds(read)
            return read
        except EdtfError:
            continue
    return None


def _written(value: str) -> str | None:
    for form in _WRITTEN:
        try:
            return datetime.strptime(value, form).date().isoformat()
        except ValueError:
            continue
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, IndexError, OverflowError):
        return None


def to_language(value: str) -> str | None:
    """The BCP 47 tag that a value states.

    >>> to_language("EN_us"), to_language("English")
    ('en-us', None)
    """
    first, *others = value.strip().replace("_", "-").split("-")
    tag = "-".join([first.lower(), *others])
    return tag if re.fullmatch(LANGUAGE, tag) else None


def to_url(value: str) -> str | None:
    """The address that a value states, if it is a whole one of the web.

    >>> to_url("https://example.org/a"), to_url("/a"), to_url("javascript:alert()")
    ('https://example.org/a', None, None)
    """
    value = value.strip()
    return value if re.fullmatch(r"https?://[^\s<>\"]+", value) else None


_READERS = {"published": to_edtf, "language": to_language, "url": to_url}


def add_facts(found: Found, stated: Mapping[str, list[str]]) -> None:
    """Add what a file states for each fact; the first value that can be read counts.

    A fact of which no value can be read stays empty, and that is said.
    """
    for key, values in stated.items():
        reader = _READERS.get(key, to_line)
        readable = [read for value in values if (read := reader(value))]
        if readable:
            found.add_fact(key, readable[0])
        elif any(map(to_line, values)):
            wrong = next(filter(None, map(to_line, values)))
            found.changes.append(f"{key} {wrong[:80]!r} not understood and left out")
