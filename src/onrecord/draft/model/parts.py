"""Cut a long text into parts that a model can be asked about."""

from __future__ import annotations

from collections.abc import Iterator

# Where a part may end, the best first; none of them is looked for in its first half.
_ENDS = ("\n\n", "\n", ". ", " ")


def cut_parts(text: str, most: int) -> Iterator[str]:
    r"""Yield the parts of a text, of so many characters at most, that end with a paragraph.

    A longer paragraph is cut at a line, a sentence or a word, and anywhere if it has none of them.
    Parts without words are left out.

    >>> list(cut_parts("One.\n\nTwo is here.\n\nThree.", 22))
    ['One.\n\nTwo is here.\n\n', 'Three.']
    """
    start = 0
    while start < len(text):
        end = start + most
        if end < len(text):
            half = start + most // 2
            ends = (text.rfind(mark, half, end) + len(mark) for mark in _ENDS)
            end = next((each for each in ends if each > half), end)
        part = text[start:end]
        if part.strip():
            yield part
        start = end
