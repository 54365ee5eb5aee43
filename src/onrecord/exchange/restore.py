"""What a corpus changed in a text to keep it, so that the text as it was can be made again."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import combining, is_normalized, normalize

# Where a stretch of the text of the corpus begins and ends, and what stood there before.
Edit = tuple[int, int, str]

# Nothing else is changed but a byte order mark. No character composes with a letter of ASCII before
# which it stands, so that what is changed begins at one at the latest.
_CHANGED = re.compile(r"\r\n?|[\x00-\x0c\x0e-\x7f]?[^\x00-\x7f]+")
# Nobody writes as many marks on a letter; comparing on would take ever longer.
_LONGEST_CLUSTER = 1_000


def list_edits(original: str, text: str) -> tuple[Edit, ...]:
    r"""List what has to be put back into the text of a corpus to have the original.

    >>> list_edits("\ufeffone\r\ntwo", "one\ntwo")
    ((0, 0, '\ufeff'), (3, 4, '\r\n'))
    """
    edits = tuple(_edits(original))
    if restore(text, edits) == original:
        return edits
    return ((0, len(text), original),)


def restore(text: str, edits: Sequence[Edit]) -> str:
    r"""Make the original of the text of a corpus.

    >>> restore("a\nb", [(1, 2, "\r\n")])
    'a\r\nb'
    """
    parts, last = [], 0
    for start, end, before in edits:
        parts += [text[last:start], before]
        last = end
    return "".join([*parts, text[last:]])


@dataclass(frozen=True)
class Positions:
    """The positions of an original in the text of a corpus that keeps it."""

    edits: Sequence[Edit]
    starts: Sequence[int]
    length: int

    def convert(self, span: tuple[int, int]) -> tuple[int, int]:
        r"""Convert a stretch of the original; what was changed is in it as a whole, or not at all.

        >>> positions([(1, 2, "\r\n")], "a\nb").convert((2, 4))
        (1, 3)
        """
        start, _ = self._find(span[0])
        _, end = self._find(span[1])
        if start == end:
            # Nothing is left of it, as of a byte order mark: it stands on what comes next.
            start, end = (start, end + 1) if end < self.length else (start - 1, end)
        return start, end

    def _find(self, position: int) -> tuple[int, int]:
        """The place of a position, once as the start and once as the end of a stretch."""
        index = bisect_right(self.starts, position) - 1
        if index < 0:
            return position, position
        start, end, before = self.edits[index]
        behind = position - self.starts[index] - len(before)
        if behind >= 0:
            return end + behind, end + behind
        return start, (start if position == self.starts[index] else end)


def positions(edits: Sequence[Edit], text: str) -> Positions:
    """Make what converts positions of the original to those of the text of the corpus."""
    starts, longer = [], 0
    for start, end, before in edits:
        starts.append(start + longer)
        longer += len(before) - (end - start)
    return Positions(edits, starts, len(text))


def _edits(original: str) -> Iterator[Edit]:
    """Yield the changes of byte order mark, line ends and composed characters, in order."""
    shorter = 0
    if original.startswith("\ufeff"):
        yield 0, 0, "\ufeff"
        shorter = 1
    for found in _CHANGED.finditer(original, shorter):
        start, words = found.start() - shorter, found[0]
        if words[0] == "\r":
            yield start, start + 1, words
            shorter += len(words) - 1
        elif not is_normalized("NFC", words):
            for cluster in _clusters(words):
                composed = normalize("NFC", cluster)
                if composed != cluster:
                    yield start, start + len(composed), cluster
                start += len(composed)
                shorter += len(cluster) - len(composed)


def _clusters(words: str) -> Iterator[str]:
    """Part words where nothing composes across."""
    cluster = words[0]
    for each in words[1:]:
        is_apart = not combining(each) and len(cluster) < _LONGEST_CLUSTER
        whole = normalize("NFC", cluster + each) if is_apart else ""
        if is_apart and whole == normalize("NFC", cluster) + normalize("NFC", each):
            yield cluster
            cluster = each
        else:
            cluster += each
    yield cluster
