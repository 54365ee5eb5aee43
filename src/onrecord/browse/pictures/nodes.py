"""A node of a network and its label, and on which side of its circle the label stands best."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

_LINE_HEIGHT = 17
# The mean width of a letter, a little generously, so that labels need not be measured.
_LETTER_WIDTH = 8.2
_GAP = 4
_ROOM = 9
# In the order of preference.
_SIDES = ("below", "above", "right", "left")
_ANCHORS = {"below": "middle", "above": "middle", "right": "start", "left": "end"}

Point = tuple[float, float]
# How far something reaches to the left, up, to the right and down from a point.
Reach = tuple[float, float, float, float]


@dataclass(frozen=True)
class Node:
    """What is to be placed: a name, the radius of its circle, the lines of its label."""

    name: str
    radius: float
    lines: tuple[str, ...]
    side: str = "below"

    @property
    def reach(self) -> Reach:
        """How far it and its label reach, with room around them."""
        label, radius = self._label, self.radius
        left, up, right, down = (max(each, radius) + _ROOM for each in label)
        return left, up, right, down

    @property
    def anchor(self) -> str:
        """Which end of the label's lines is at its place."""
        return _ANCHORS[self.side]

    @property
    def text_places(self) -> list[Point]:
        """Where each line of the label is anchored, counted from the middle of the circle."""
        left, up, right, _ = self._label
        # Beside the circle, a line begins or ends at the edge of the box that is nearer to it.
        x = {"right": -left, "left": right}.get(self.side, 0.0)
        return [
            (round(x, 1), round(-up + _LINE_HEIGHT * (number + 0.8), 1))
            for number in range(len(self.lines))
        ]

    @property
    def _label(self) -> Reach:
        """The box of the label alone: its edges, as distances from the middle of the circle.

        A distance is negative where the label does not reach the middle.
        """
        width = max((len(line) for line in self.lines), default=0) * _LETTER_WIDTH
        height, away = len(self.lines) * _LINE_HEIGHT, self.radius + _GAP
        if self.side == "below":
            return width / 2, -away + _GAP, width / 2, away + height
        if self.side == "above":
            return width / 2, away + height, width / 2, -away
        if self.side == "right":
            return -away, height / 2, away + width, height / 2
        return away + width, height / 2, -away, height / 2

    def is_hit(self, across: float, down: float) -> bool:
        """Whether a line that leaves in this direction runs through the label."""
        left, up, right, below = self._label
        length = math.hypot(across, down) or 1.0
        return any(
            -left - _GAP <= across / length * step <= right + _GAP
            and -up - _GAP <= down / length * step <= below + _GAP
            for step in range(int(self.radius), int(min(length, 90)), 4)
        )


def turn(node: Node, place: Point, neighbors: Iterable[Point]) -> Node:
    """Put the label of a node on the side where the fewest lines to its neighbors run.

    >>> turn(Node("a", 8, ("Ada",)), (0, 0), [(0, 90)]).side
    'above'
    """
    lines = [(x - place[0], y - place[1]) for x, y in neighbors]
    turned = [replace(node, side=side) for side in _SIDES]
    return min(turned, key=lambda each: sum(each.is_hit(*line) for line in lines))
