"""The words that brat repeats in every line of a mark, compared with the text itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

Spans = Sequence[tuple[int, int]]
# Which stretch, and how many of its characters are behind.
Place = tuple[int, int]


class QuotedText:
    """A text whose stretches are compared with what is said to stand there, white space aside.

    What it does takes as long as the words are, however large the stretches: a file may lie.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    def quote(self, spans: Spans) -> str:
        r"""Give the words as brat writes them: pieces joined by a space, no line ends.

        >>> QuotedText("one\ntwo three").quote([(0, 7), (8, 13)])
        'one two three'
        """
        words = " ".join(self._text[start:end] for start, end in spans)
        return words.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")

    def is_quoted(self, words: str, spans: Spans) -> bool:
        """Whether words that fit are just as ``quote`` gives them."""
        # A carriage return and a line end become one space, so these are at most twice as many.
        size = sum(end - start for start, end in spans)
        return size <= 2 * len(words) and words == self.quote(spans)

    def fits(self, words: str, spans: Spans) -> bool:
        r"""Whether words are all that stands in the stretches, white space aside.

        >>> QuotedText("one\ntwo three").fits("one  two", [(0, 7)])
        True
        """
        if len(spans) == 1:
            # Most often they are just the same; nothing need be counted to see it.
            start, end = spans[0]
            if end - start == len(words) and self._text.startswith(words, start):
                return True
        return self.count(spans) == size_of(words) and self.follow(words, spans) is not None

    def count(self, spans: Spans) -> int:
        """How many characters stand there, white space not counted."""
        before = self._before
        return sum(before[end] - before[start] for start, end in spans)

    def follow(self, words: str, spans: Spans, place: Place = (0, 0)) -> Place | None:
        """Give the place in the stretches behind words that stand at ``place``; None if not."""
        left, (index, at) = _squeeze(words), place
        while left:
            if index == len(spans):
                return None
            start, end = (self._before[each] for each in spans[index])
            part = left[: end - start - at]
            if not self._squeezed.startswith(part, start + at):
                return None
            left, at = left[len(part) :], at + len(part)
            if at == end - start:
                index, at = index + 1, 0
        return index, at

    @cached_property
    def _squeezed(self) -> str:
        return _squeeze(self._text)

    @cached_property
    def _before(self) -> list[int]:
        """How many characters stand before each position, white space not counted."""
        return list(accumulate((not each.isspace() for each in self._text), initial=0))


def size_of(words: str) -> int:
    """How many characters words have, white space not counted."""
    return len(_squeeze(words))


def _squeeze(words: str) -> str:
    return "".join(words.split())
