"""Places for the nodes of a network: who is tied stands near, and no label on another."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from onrecord.browse.pictures.nodes import Node, Point, Reach, turn
from onrecord.browse.pictures.tangles import count_tangles

# The picture is at most as wide as this where it can be, in pixels: a screen's width.
_WIDTH = 1080
_MARGIN = 24
# The best of some attempts is taken: of more where a picture has fewer lines than these, since an
# attempt is quick there and its tangles are seen.
_ATTEMPTS = {60: 12, 150: 6}
_ROUNDS = 200

Places = dict[str, Point]


@dataclass(frozen=True)
class Layout:
    """The size of a picture, its nodes, and where the middle of each stands in it, in pixels."""

    width: int
    height: int
    nodes: Mapping[str, Node]
    places: Mapping[str, Point]


def lay_out(nodes: tuple[Node, ...], ties: tuple[tuple[str, str], ...]) -> Layout:
    """Place nodes by their ties; the same nodes and ties get the same places.

    What is not tied together is laid out apart, and set beside each other like words in lines.
    """
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(node.name for node in nodes)
    graph.add_edges_from(tie for tie in ties if tie[0] != tie[1])
    sizes = {node.name: node for node in nodes}
    # In the order of the nodes, since a set would come in another order in each process.
    order = {node.name: number for number, node in enumerate(nodes)}
    groups = [
        sorted(names, key=order.__getitem__) for names in networkx.connected_components(graph)
    ]
    groups.sort(key=lambda names: (-len(names), order[names[0]]))
    blocks = [_lay_out_group(graph, names, sizes) for names in groups]
    return _set_in_lines(blocks, sizes)


def _lay_out_group(graph: Any, names: Sequence[str], sizes: dict[str, Node]) -> Places:
    """Place the nodes of a group, and turn the labels of those that are better above."""
    import networkx

    ordered = networkx.Graph()
    ordered.add_nodes_from(names)
    ordered.add_edges_from(sorted(tuple(sorted(tie)) for tie in graph.subgraph(names).edges))
    attempts = next((_ATTEMPTS[most] for most in _ATTEMPTS if len(ordered.edges) < most), 1)
    best: tuple[int, Places, dict[str, Node]] | None = None
    for seed in range(attempts):
        places = _spread(
            networkx.spring_layout(
                ordered, k=2.2 / math.sqrt(len(names)), iterations=_ROUNDS, seed=seed
            )
        )
        turned = {
            name: turn(sizes[name], places[name], [places[other] for other in ordered[name]])
            for name in names
        }
        places = _push_apart(places, turned)
        tangles = count_tangles(places, list(ordered.edges)) if attempts > 1 else 0
        if best is None or tangles < best[0]:
            best = tangles, places, turned
    assert best is not None
    sizes |= best[2]
    return best[1]


def _spread(found: Mapping[str, Sequence[float]]) -> Places:
    """Spread places over a field that is wide like a screen, thinning out where they crowd."""
    count = len(found)
    across, down = min(_WIDTH - 160, 150 * math.sqrt(count)), 84 * math.sqrt(count)
    if count == 2:
        across, down = 150, 20
    return {
        name: (x * across, y * down)
        for name, x, y in zip(found, *(_even_out(found, axis) for axis in (0, 1)), strict=True)
    }


def _even_out(found: Mapping[str, Sequence[float]], axis: int) -> list[float]:
    """Coordinates from 0 to 1, half way between what they are and one as far as the next."""
    values = {name: float(place[axis]) for name, place in found.items()}
    low, high = min(values.values()), max(values.values())
    ranked = {name: rank for rank, name in enumerate(sorted(values, key=values.__getitem__))}
    last = max(len(values) - 1, 1)
    span = (high - low) or 1.0
    return [(ranked[name] / last + (value - low) / span) / 2 for name, value in values.items()]


def _push_apart(places: Places, sizes: Mapping[str, Node]) -> Places:
    """Move nodes whose labels overlap away from each other, the shorter way, until none do."""
    boxes = [([x, y], sizes[name].reach) for name, (x, y) in places.items()]
    for _ in range(_ROUNDS):
        has_moved = False
        for one, other in combinations(boxes, 2):
            has_moved |= _push(*one, *other)
        if not has_moved:
            break
    return {name: (x, y) for name, ((x, y), _) in zip(places, boxes, strict=True)}


def _push(one: list[float], reach: Reach, other: list[float], other_reach: Reach) -> bool:
    across, down = other[0] - one[0], other[1] - one[1]
    # To the right of the left one and to the left of the right one, less what lies between.
    if across >= 0:
        shared_width = reach[2] + other_reach[0] - across
    else:
        shared_width = reach[0] + other_reach[2] + across
    if shared_width <= 0:
        return False
    if down >= 0:
        shared_height = reach[3] + other_reach[1] - down
    else:
        shared_height = reach[1] + other_reach[3] + down
    if shared_height <= 0:
        return False
    # Sideways room is dearer, since the picture is only so wide.
    axis = 1 if shared_height <= shared_width * 1.2 else 0
    shared = (shared_width, shared_height)[axis]
    step = math.copysign(shared / 2 + 0.5, (across, down)[axis])
    one[axis] -= step
    other[axis] += step
    return True


def _set_in_lines(blocks: Sequence[Places], sizes: Mapping[str, Node]) -> Layout:
    """Set groups beside each other, and below where a line is full."""
    lines: list[list[tuple[Places, float, float]]] = []
    room = 0.0
    boxes = [_box(places, sizes) for places in blocks]
    width = max([_WIDTH - 2 * _MARGIN if len(blocks) > 1 else 0, *(box[1] for box in boxes)])
    for places, across, down in boxes:
        if not lines or across > room:
            lines.append([])
            room = width
        lines[-1].append((places, across, down))
        room -= across
    placed: Places = {}
    top = float(_MARGIN)
    used = max((sum(box[1] for box in line) for line in lines), default=0.0)
    for line in lines:
        left = _MARGIN + (used - sum(box[1] for box in line)) / 2
        height = max(box[2] for box in line)
        for places, across, down in line:
            for name, (x, y) in places.items():
                placed[name] = (round(left + x, 1), round(top + (height - down) / 2 + y, 1))
            left += across
        top += height
    return Layout(math.ceil(used) + 2 * _MARGIN, math.ceil(top) + _MARGIN, sizes, placed)


def _box(places: Places, sizes: Mapping[str, Node]) -> tuple[Places, float, float]:
    """The places counted from the upper left corner of all, and how wide and high they are."""
    reaches = [(x, y, sizes[name].reach) for name, (x, y) in places.items()]
    left = min(x - reach[0] for x, _, reach in reaches)
    top = min(y - reach[1] for _, y, reach in reaches)
    right = max(x + reach[2] for x, _, reach in reaches)
    bottom = max(y + reach[3] for _, y, reach in reaches)
    moved = {name: (x - left, y - top) for name, (x, y) in places.items()}
    return moved, right - left, bottom - top
