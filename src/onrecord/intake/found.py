"""What is found in a file that is to become a document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from unicodedata import category, normalize


class UnreadableError(ValueError):
    """A file cannot become a document; the message says why and what to do."""


@dataclass
class Found:
    """The text of a file, the facts that it states, and what was changed to get them.

    ``facts`` has keys of the facts of a document, as ``title`` and ``published``.
    """

    text: str
    facts: dict[str, str] = field(default_factory=dict)
    changes: list[str] = field(default_factory=list)

    def add_fact(self, key: str, value: str | None) -> None:
        """Keep the first value that is given for a fact; its white space becomes single spaces."""
        cleaned = to_line(value or "")
        if cleaned:
            self.facts.setdefault(key, cleaned)


def to_line(value: str) -> str:
    r"""Make one line of a value: single spaces, no control characters, NFC.

    >>> to_line(" Minutes\n  of May\x00 ")
    'Minutes of May'
    """
    spaced = re.sub(r"\s+", " ", value).strip()
    return normalize("NFC", "".join(each for each in spaced if category(each) not in ("Cc", "Cs")))


def count(number: int, what: str) -> str:
    """Say how many there are of something.

    >>> count(1, "note"), count(1200, "note")
    ('1 note', '1,200 notes')
    """
    return f"{number:,} {what}{'' if number == 1 else 's'}"
