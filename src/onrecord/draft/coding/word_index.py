"""Find words in a long text without reading all of it each time."""

from __future__ import annotations

import re
from array import array
from functools import cached_property
from itertools import islice

import numpy as np
import numpy.typing as npt

from onrecord.evidence.text import Text

_WORD = re.compile(r"\w+")
# So many words in a row are looked up at once, the most that a quotation has of these.
_SIZES = (4, 2, 1)
# Of so many words of a quotation the rarest are looked up; if these stand too often in the same
# stretch, the quotation is not told from others.
_MOST_LOOKED_UP = 16
_MOST_CANDIDATES = 1_000
_PRIME = np.int64(1_000_003)

_Numbers = npt.NDArray[np.int64]


class WordIndex:
    """The places of all words of a text, and of two and four words in a row, by their hashes.

    Of a text it takes a few dozen bytes a word, and is made where it is first asked for.
    """

    def __init__(self, folded: str) -> None:
        starts, hashes = array("q"), array("q")
        for word in _WORD.finditer(folded):
            starts.append(word.start())
            hashes.append(hash(word.group()))
        self._folded = folded
        self._starts = np.frombuffer(starts, dtype=np.int64)
        self._hashes = np.frombuffer(hashes, dtype=np.int64)
        self._sorted: dict[int, tuple[_Numbers, _Numbers]] = {}

    def find(self, wanted: str, start: int, end: int) -> list[int] | None:
        """Where words begin between two places, as whole words; None if too many are like them.

        Words without a letter or digit are not found here, which is said as too many.

        >>> WordIndex("Ann met Bob. Ann met Cy.").find("Ann met", 0, 24)
        [0, 13]
        """
        words = list(islice(_WORD.finditer(wanted), _MOST_LOOKED_UP))
        size = next((each for each in _SIZES if len(words) >= each), None)
        if size is None:
            return None
        hashes = np.array([hash(word.group()) for word in words], dtype=np.int64)
        keys = _join([hashes[each : len(words) - size + 1 + each] for each in range(size)])
        sorted_hashes, places = self._by_hash(size)
        firsts = np.searchsorted(sorted_hashes, keys, "left")
        lasts = np.searchsorted(sorted_hashes, keys, "right")
        # The rarest of the words in a row, of which the fewest have to be looked at.
        rarest = int(np.argmin(lasts - firsts))
        offset = words[rarest].start()
        inside = places[firsts[rarest] : lasts[rarest]]
        low, high = np.searchsorted(inside, [start + offset, end])
        if high - low > _MOST_CANDIDATES:
            return None
        candidates = (int(place) - offset for place in inside[low:high])
        return [at for at in candidates if self._folded.startswith(wanted, at, end)]

    def _by_hash(self, size: int) -> tuple[_Numbers, _Numbers]:
        """The hashes of so many words in a row, in order, and where each of them begins."""
        if size not in self._sorted:
            count = max(len(self._hashes) - size + 1, 0)
            joined = _join([self._hashes[each : each + count] for each in range(size)])
            order = np.argsort(joined, kind="stable")
            self._sorted[size] = joined[order], self._starts[order]
        return self._sorted[size]


class QuotedText(Text):
    """A text that is quoted from very often."""

    @cached_property
    def index(self) -> WordIndex:
        """The places of its words."""
        return WordIndex(self.folded)


def _join(hashes: list[_Numbers]) -> _Numbers:
    """One hash for several; what is too large is cut off, as for any hash."""
    joined = hashes[0]
    with np.errstate(over="ignore"):
        for each in hashes[1:]:
            joined = joined * _PRIME ^ each
    return joined
