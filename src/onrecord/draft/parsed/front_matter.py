"""Tell the YAML head of a text from its prose."""

from __future__ import annotations

import re
from datetime import date

# Longer heads are taken for prose between lines.
_LONGEST = 20_000
_OPENING = re.compile(r"---[ \t]{0,9}\r?\n")
_CLOSING = re.compile(r"^---[ \t]{0,9}\r?(?:\n|\Z)", re.MULTILINE)
_DATE = re.compile(r"^(?:date|published\w*): *['\"]?(\d{4})-(\d\d)-(\d\d)", re.MULTILINE)


def front_matter_end(text: str) -> int:
    """Where the prose of a text begins: behind a block between two lines of --- at its start.

    >>> front_matter_end("---\\ntitle: A day\\n---\\nIt rained.")
    21
    >>> front_matter_end("It rained.")
    0
    """
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end(), _LONGEST) if opening else None
    return closing.end() if closing else 0


def front_matter_date(head: str) -> date | None:
    """The day that a head gives for its text, if it gives one.

    >>> front_matter_date("---\\ndate: '2021-02-19'\\n---\\n")
    datetime.date(2021, 2, 19)
    """
    found = _DATE.search(head)
    if found is None:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:  # the thirtieth of February
        return None
