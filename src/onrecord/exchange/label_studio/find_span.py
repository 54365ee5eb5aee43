"""Find the characters of a text that a region of Label Studio covers."""

from __future__ import annotations

import re
from bisect import bisect_left

# Line ends came out of some versions as a backslash and an n.
_SPACE = re.compile(r"(?:\s|\\n)+")
_SHOWN = 60


class SpanError(ValueError):
    """A region does not lie where it says; the message says what stands there."""


class Positions:
    r"""A text whose characters are found by positions of Label Studio.

    It counts code points since version 1.5 (pull request 1559 of HumanSignal/label-studio), and
    units of UTF-16 before, in which characters beyond U+FFFF are two: the words of the region say
    which of the two holds.

    >>> Positions("😀 he said").find(5, 9, "said"), Positions("😀 he said").find(6, 10, "said")
    ((5, 9), (5, 9))
    """

    def __init__(self, text: str) -> None:
        self._text = text
        astral = (place for place, each in enumerate(text) if each > "\uffff")
        self._pairs = [place + number for number, place in enumerate(astral)]

    def find(self, start: int, end: int, words: str | None) -> tuple[int, int]:
        """Give the span; white space aside, its words must be ``words``, if these are known.

        Raises SpanError if they are not, or if the span is empty or not in the text.
        """
        if start == end:
            raise SpanError(f"an empty stretch at {start}; mark at least one character")
        spans = [(start, end)]
        if self._pairs and words is not None:
            spans.append((self._from_utf16(start), self._from_utf16(end)))
        for first, last in spans:
            if 0 <= first < last <= len(self._text) and self._has(first, last, words):
                return first, last
        if not 0 <= start < end <= len(self._text):
            length = f"{len(self._text):,} characters"
            raise SpanError(
                f"the stretch {start} to {end}, but the text has {length}; export again"
            )
        found = self._text[start : min(end, start + _SHOWN)]
        wanted = (words or "")[:_SHOWN]
        raise SpanError(
            f"the words {wanted!r}, but the text from {start} to {end} has {found!r}; "
            "export it with the text that was annotated"
        )

    def _from_utf16(self, place: int) -> int:
        return place - bisect_left(self._pairs, place)

    def _has(self, start: int, end: int, words: str | None) -> bool:
        # Twice as long where each line end is two characters here and one there.
        if words is None:
            return True
        if end - start > 2 * len(words) + 2:
            return False
        here = self._text[start:end]
        return here == words or _SPACE.sub("", here) == _SPACE.sub("", words)
