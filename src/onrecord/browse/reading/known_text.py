"""What is known of a document's text: all of it, or the stretches that its tables release."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Stretch(NamedTuple):
    """Characters of a document: code points from 0, end excluded; ``text`` None if not released."""

    start: int
    end: int
    text: str | None


class KnownText:
    """The known stretches of a text of known length, in order and disjoint."""

    def __init__(self, length: int, stretches: Iterable[tuple[int, int, str]]) -> None:
        """Join stretches; one whose length is not that of its place is passed over."""
        self.length = length
        self._starts: list[int] = []
        self._texts: list[str] = []
        end = 0
        for start, stop, text in sorted(stretches):
            if len(text) != stop - start or start < 0 or stop > length or stop <= end:
                continue
            if self._starts and start <= end:
                self._texts[-1] += text[end - start :]
            else:
                self._starts.append(start)
                self._texts.append(text)
            end = stop

    def cut(self, start: int, end: int) -> Iterator[Stretch]:
        """Cut a range into what is known and the gaps between, in order; nothing is left out.

        >>> list(KnownText(9, [(2, 5, "cde")]).cut(0, 4))
        [Stretch(start=0, end=2, text=None), Stretch(start=2, end=4, text='cd')]
        """
        index = max(bisect_right(self._starts, start) - 1, 0)
        while start < end:
            if index < len(self._starts) and self._starts[index] + len(self._texts[index]) <= start:
                index += 1
                continue
            known_from = self._starts[index] if index < len(self._starts) else end
            if start < known_from:
                stop = min(end, known_from)
                yield Stretch(start, stop, None)
            else:
                text = self._texts[index]
                stop = min(end, known_from + len(text))
                yield Stretch(start, stop, text[start - known_from : stop - known_from])
            start = stop

    def text(self, start: int, end: int) -> str | None:
        """The characters of a range, or None where any of them is not known."""
        cut = list(self.cut(start, end))
        return cut[0].text if len(cut) == 1 else None
