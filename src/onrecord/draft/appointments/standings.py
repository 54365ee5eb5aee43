"""What the words beside an office tell of its holder: former, acting, still to come."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.evidence.text import Span

# Words beside an office, with the action that each tells of; the first that stands there counts.
STANDINGS = {
    "former": "former",
    "ex": "former",
    "then": "former",
    "late": "former",
    "acting": "acting",
    "interim": "acting",
    "incoming": "designate",
    "designated": "designate",
    "elect": "designate",
    "designate": "designate",
}
_WORDS = re.compile(r"\w+")
_LAST = re.compile(rf"\b(?:{'|'.join(STANDINGS)})[ -]\Z", re.IGNORECASE)
# The longest of them, with what parts it from the office.
_LONGEST = 14


class Holder(NamedTuple):
    """Where a name and an office stand beside one another, and the words that tell the standing."""

    name: Span
    office: Span
    standing: str


def action_of(standing: str) -> str:
    """The action that words in lower case tell of.

    >>> action_of("the then us secretary of state"), action_of("the us secretary of state")
    ('former', 'incumbent')
    """
    told = set(_WORDS.findall(standing))
    return next((action for word, action in STANDINGS.items() if word in told), "incumbent")


def with_standing(text: str, office: Span) -> int:
    """Where an office begins with the word of its standing: "former president"."""
    before = _LAST.search(text, max(office.start - _LONGEST, 0), office.start)
    return before.start() if before else office.start
