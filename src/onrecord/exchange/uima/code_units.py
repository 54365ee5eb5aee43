"""Positions as Java counts them, in UTF-16 code units, and as we do, in code points."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

_LAST_OF_ONE_UNIT = "\uffff"


class CodeUnits:
    """The positions of a text in both counts; characters past U+FFFF, as emoji, have two units.

    >>> places = CodeUnits("a😊b")
    >>> [places.to_units(point) for point in range(4)]
    [0, 1, 3, 4]
    >>> [places.to_point(unit) for unit in range(6)]
    [0, 1, None, 2, 3, None]
    """

    def __init__(self, text: str) -> None:
        self._points = [] if text.isascii() else _find_wide(text)
        self._units = [point + index for index, point in enumerate(self._points)]
        self.length = len(text) + len(self._points)

    def to_units(self, point: int) -> int:
        """Count the units before a code point of the text."""
        return point + bisect_left(self._points, point)

    def to_point(self, unit: int) -> int | None:
        """Count the code points before a unit; None inside of a character or out of the text."""
        if not 0 <= unit <= self.length:
            return None
        wide = bisect_right(self._units, unit - 1)
        if wide and self._units[wide - 1] == unit - 1:
            return None
        return unit - wide


def count_units(text: str) -> int:
    """Count the UTF-16 code units of a text.

    >>> count_units("a😊b")
    4
    """
    return len(text) if text.isascii() else len(text) + len(_find_wide(text))


def _find_wide(text: str) -> list[int]:
    return [place for place, character in enumerate(text) if character > _LAST_OF_ONE_UNIT]
