"""Whether two places may be one, by country and by name, and whom a text of a record names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.corroboration.names import words

_EMPTY = frozenset({"a", "an", "and", "at", "city", "in", "near", "of", "on", "the", "to"})


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a row or a record has it; ``names`` are the folded words of its name."""

    name: str | None = None
    country_id: str | None = None

    @property
    def words(self) -> frozenset[str]:
        """The words of its name that tell it from others."""
        return frozenset(words(self.name or "")) - _EMPTY

    def __str__(self) -> str:
        """Say it in words."""
        if self.name and self.country_id:
            return f"{self.name} ({self.country_id})"
        return self.name or self.country_id or "no place"


def compare_places(one: Place, other: Place) -> float | None:
    """How well two places agree: 1 by name, 0.9 by country; 0 not at all, None if it is unknown.

    >>> compare_places(Place("Lima", "PER"), Place("the city of Lima", "PER"))
    1.0
    >>> compare_places(Place("NATO headquarters", "BEL"), Place("Brussels", "BEL"))
    0.9
    >>> compare_places(Place(None, "BEL"), Place("Brussels")) is None
    True
    """
    if one.country_id and other.country_id and one.country_id != other.country_id:
        return 0.0
    if one.words & other.words:
        return 1.0
    return 0.9 if one.country_id and one.country_id == other.country_id else None


class Wording:
    """The words of a record, asked for names in them."""

    def __init__(self, text: str) -> None:
        self._text = f" {' '.join(words(text))} "

    def names(self, *names: str) -> str | None:
        """Find the first of some names, or its initials, that stands in the words.

        >>> Wording("It took part in the summit of the G20.").names("Group of 20")
        'Group of 20'
        """
        return next((name for name in names if any(map(self._has, _forms(name)))), None)

    def says(self, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern for folded words is found."""
        return pattern.search(self._text) is not None

    def _has(self, form: str) -> bool:
        return f" {form} " in self._text


def _forms(name: str) -> Iterable[str]:
    parts = words(name)
    if parts:
        yield " ".join(parts)
    initials = [part if part.isdigit() else part[0] for part in parts if part not in _EMPTY]
    if len("".join(initials)) > 2:
        yield "".join(initials)
