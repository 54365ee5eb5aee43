"""Tell whether the lines of a text are paragraphs, or parts of them."""

from __future__ import annotations

import re

_PARAGRAPHS = re.compile(r"\n[^\S\n]*\n")
_LINE_END = re.compile(r"(\S)[^\S\n]*\n(?=[^\S\n]*\S)")
_ENDS = frozenset(".!?:;”\"’')]…*")
# So many characters tell it, and at least so many lines of them.
_LOOKED_AT = 200_000
_FEWEST = 4
_MOST = 0.5


def is_wrapped(text: str) -> bool:
    """Whether lines end where they are full; then only blank lines part what is said.

    Of lines that are paragraphs most end as sentences do.

    >>> is_wrapped("A long\\nsentence that\\ngoes over\\nmany short\\nlines.\\n\\nThe end.")
    True
    >>> is_wrapped("One line.\\nOne more.")
    False
    """
    looked_at = text[:_LOOKED_AT]
    if not _PARAGRAPHS.search(looked_at):
        return False
    ends = _LINE_END.findall(looked_at)
    inside = sum(end not in _ENDS for end in ends)
    return inside >= _FEWEST and inside > _MOST * len(ends)
