"""The lines of a network: from the edge of one circle to that of another, a little curved."""

from __future__ import annotations

import math

from onrecord.browse.pictures.nodes import Point

# How far a line stays away from the circles, in pixels: where it ends, the arrowhead has its place.
_GAP = 3.0
_HEAD = 11.0
# How far a line bends to its side, in parts of its length.
_BEND = 0.08
_BEND_OF_TWO = 0.16


def arrow_path(
    start: Point, end: Point, start_radius: float, end_radius: float, *, has_return: bool
) -> str:
    """The data of an SVG path from a circle to another; it bends more if one comes back.

    >>> arrow_path((0, 0), (100, 0), 10, 10, has_return=False)
    'M12.8 -2.1 Q50 -8 76.3 -3.8'
    """
    distance = math.dist(start, end)
    bend = (_BEND_OF_TWO if has_return else _BEND) * distance
    across = (end[0] - start[0]) / distance, (end[1] - start[1]) / distance
    # Always to the left of the way, so that there and back are two lines.
    middle = (
        (start[0] + end[0]) / 2 + across[1] * bend,
        (start[1] + end[1]) / 2 - across[0] * bend,
    )
    begins = _toward(start, middle, start_radius + _GAP)
    ends = _toward(end, middle, end_radius + _GAP + _HEAD)
    return f"M{_pair(begins)} Q{_pair(middle)} {_pair(ends)}"


def _toward(place: Point, other: Point, distance: float) -> Point:
    away = math.dist(place, other)
    return (
        place[0] + (other[0] - place[0]) / away * distance,
        place[1] + (other[1] - place[1]) / away * distance,
    )


def _pair(point: Point) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _number(value: float) -> str:
    # No "-0", and no digits that nobody sees.
    return f"{round(value, 1) + 0:g}"
