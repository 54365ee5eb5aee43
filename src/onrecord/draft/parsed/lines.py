"""Tell whether the lines of a text are paragraphs, or parts of them."""

from __future__ import annotations

import re

_PARAGRAPHS = re.compile(r"\n[^\S\n]*\n")
_LINE = re.compile(r"[^\n]*(\S)[^\S\n]*\n(?=[^\S\n]*\S)")
_ENDS = frozenset(".!?:;”\"’')]…*")
# So many characters tell it, and at least so many lines of them.
_LOOKED_AT = 200_000
_FEWEST = 4
_MOST = 0.5
# A line is full from this share of the longest on.
_FULL = 0.4


def is_wrapped(text: str) -> bool:
    """Whether lines end where they are full; then only blank lines part what is said.

    Of lines that are paragraphs most end as sentences do, and a name or a heading that has a line
    of its own is shorter than the full ones.

    >>> is_wrapped("A long\\nsentence that\\ngoes over\\nmany short\\nlines.\\n\\nThe end.")
    True
    >>> is_wrapped("One line.\\nOne more.")
    False
    """
    looked_at = text[:_LOOKED_AT]
    if not _PARAGRAPHS.search(looked_at):
        return False
    full = max(map(len, looked_at.split("\n"))) * _FULL
    lines = [(len(line[0]), line[1]) for line in _LINE.finditer(looked_at)]
    inside = sum(length >= full and end not in _ENDS for length, end in lines)
    return inside >= _FEWEST and inside > _MOST * len(lines)
