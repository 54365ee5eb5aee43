"""Ids for annotations that a form gives none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


class NewIds:
    """Ids that nothing in a layer has yet.

    >>> ids = NewIds(["A1"])
    >>> ids.number("A"), ids.number("A"), ids.keep("x"), ids.keep("x")
    ('A2', 'A3', 'x', 'x-1')
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._numbers: Counter[str] = Counter()

    def number(self, stem: str) -> str:
        """The stem with the next number that is free."""
        while True:
            self._numbers[stem] += 1
            own = f"{stem}{self._numbers[stem]}"
            if own not in self._taken:
                self._taken.add(own)
                return own

    def keep(self, wanted: str) -> str:
        """The id itself if it is free, else with a number."""
        if wanted in self._taken:
            return self.number(f"{wanted}-")
        self._taken.add(wanted)
        return wanted
