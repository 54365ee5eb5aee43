"""How tangled a drawing of a network is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import combinations

from onrecord.browse.pictures.nodes import Point

# A line that passes a node at less than this distance, in pixels, seems to lead to it.
_TOO_NEAR = 22


def count_tangles(places: Mapping[str, Point], ties: Sequence[tuple[str, str]]) -> int:
    """Count the lines that cross, and twice those that pass over a node that is none of theirs.

    >>> square = {"a": (0, 0), "b": (100, 100), "c": (100, 0), "d": (0, 100)}
    >>> count_tangles(square, [("a", "b"), ("c", "d")])
    1
    """
    crossings = sum(
        _cross(places[one[0]], places[one[1]], places[other[0]], places[other[1]])
        for one, other in combinations(ties, 2)
        if not {*one} & {*other}
    )
    passed = sum(
        _distance(place, places[tie[0]], places[tie[1]]) < _TOO_NEAR
        for tie in ties
        for name, place in places.items()
        if name not in tie
    )
    return crossings + 2 * passed


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _is_left(a, b, c) != _is_left(a, b, d) and _is_left(c, d, a) != _is_left(c, d, b)


def _is_left(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])


def _distance(point: Point, a: Point, b: Point) -> float:
    """How far a point is from a stretch of a line."""
    across, down = b[0] - a[0], b[1] - a[1]
    length = across**2 + down**2 or 1.0
    share = ((point[0] - a[0]) * across + (point[1] - a[1]) * down) / length
    share = min(max(share, 0.0), 1.0)
    return math.dist(point, (a[0] + share * across, a[1] + share * down))
