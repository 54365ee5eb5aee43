"""Every place of a string in another, in linear time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def places(wanted: str, text: str, start: int, end: int) -> Iterator[int]:
    """Yield where a string stands between two places of a text, also where it overlaps itself."""
    at = text.find(wanted, start, end)
    while at >= 0:
        yield at
        following = text.find(wanted, at + 1, end)
        if 0 <= following < at + len(wanted):
            # Words that repeat themselves: to search anew at every place would be quadratic.
            yield from _overlapping(wanted, text, following, end)
            return
        at = following


def _overlapping(wanted: str, text: str, start: int, end: int) -> Iterator[int]:
    """Do the same by the algorithm of Knuth, Morris and Pratt, which looks at a place only once."""
    borders, length = [0], 0
    for character in wanted[1:]:
        length = _longer(wanted, character, length, borders)
        borders.append(length)
    length = 0
    for place in range(start, end):
        length = _longer(wanted, text[place], length, borders)
        if length == len(wanted):
            yield place + 1 - length
            length = borders[-1]


def _longer(wanted: str, character: str, length: int, borders: Sequence[int]) -> int:
    """Say how much of the string has been read after one more character."""
    while length and wanted[length] != character:
        length = borders[length - 1]
    return length + (wanted[length] == character)
