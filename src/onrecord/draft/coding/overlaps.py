"""Which of many spans overlap another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

from onrecord.evidence.text import Span

Thing = TypeVar("Thing")

# So many are looked at for one span; a long one before them all would else make every search long.
_MOST_SEEN = 200


class Overlaps(Generic[Thing]):
    """Things by where they stand in a text.

    >>> Overlaps([(Span(0, 5), "a"), (Span(9, 12), "b")]).first([Span(4, 9)])
    'a'
    """

    def __init__(self, things: Iterable[tuple[Span, Thing]]) -> None:
        self._things = sorted(things, key=lambda each: each[0])
        self._starts = [span.start for span, _ in self._things]
        self._ends = list(accumulate((span.end for span, _ in self._things), max))

    def overlapping(self, spans: Sequence[Span]) -> Iterator[Thing]:
        """Yield what overlaps any of the spans, from the last to the first."""
        for span in spans:
            last = bisect_left(self._starts, span.end) - 1
            for at in range(last, max(last - _MOST_SEEN, -1), -1):
                if self._ends[at] <= span.start:
                    break
                if self._things[at][0].end > span.start:
                    yield self._things[at][1]

    def first(self, spans: Sequence[Span]) -> Thing | None:
        """One of the things that overlap any of the spans, or None."""
        return next(self.overlapping(spans), None)
