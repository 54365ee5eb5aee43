"""Match the units of two or more passes: which rows of theirs are about the same words.

Two units of one table may be matched if their main spans share a character; how well they go
together is the Jaccard index of their characters (those of both, of those of either). Every unit
has one partner at most, and the matching is the one with the largest sum of indices: an assignment
problem, solved exactly by ``scipy.optimize.linear_sum_assignment`` for each cluster of units that
overlap. What is coded has no say, or agreement would be measured on rows that were matched because
they agree; only between matchings that are as good as each other, rows of the same type go
together, and then those in the same order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.agreement.fields import TABLES
from onrecord.agreement.units import PassRows, Spans, Unit

# What tells rows of a table apart where their words do not.
_TELLING = {
    "events": ("event_type",),
    "quotes": ("speakers",),
    "appointments": ("appointee_id", "office_id"),
}
# Too little to outweigh a character of a clause of usual length; the second, the first.
_SAME_CODES = 1e-6
_SAME_ORDER = 1e-10


@dataclass(frozen=True)
class Match:
    """A unit of two passes; None stands for the pass that has none there."""

    table: str
    first: Unit | None
    second: Unit | None

    @property
    def members(self) -> tuple[Unit | None, ...]:
        """The unit of each pass."""
        return (self.first, self.second)


@dataclass(frozen=True)
class Group:
    """A unit of several passes; None stands for a pass that has none there."""

    table: str
    members: tuple[Unit | None, ...]


def match_units(first: PassRows, second: PassRows) -> list[Match]:
    """Match the units of two passes over one document, by table and position."""
    groups = group_units([first, second])
    return [Match(each.table, each.members[0], each.members[1]) for each in groups]


def group_units(passes: Sequence[PassRows]) -> list[Group]:
    """Group the units of passes over one document, by table and position.

    The units of the first pass begin the groups. Those of every later one are matched with the
    groups, each of which stands for the words of its earliest unit; those left over begin groups of
    their own. For two passes, this is their best matching.
    """
    found = []
    for table in TABLES:
        groups: list[list[Unit | None]] = []
        for number, each in enumerate(passes):
            units = [unit for unit in each.units if unit.table == table]
            heads = [next(filter(None, group)) for group in groups]
            partner = dict(_assign(heads, units))
            for group in groups:
                group.append(None)
            for right, unit in enumerate(units):
                if right in partner:
                    groups[partner[right]][number] = unit
                else:
                    groups.append([None] * number + [unit])
        found += [Group(table, tuple(group)) for group in groups]
    return sorted(found, key=_place)


def _place(group: Group) -> tuple[int, Spans, str]:
    head = next(filter(None, group.members))
    return TABLES.index(group.table), head.spans, head.row_id


def jaccard(first: Spans, second: Spans) -> float:
    """The share of the characters of both in those of either.

    >>> jaccard(((0, 6),), ((2, 4), (6, 8)))
    0.25
    """
    shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in first for b in second)
    return shared / (_size(first) + _size(second) - shared)


def _size(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


def _assign(first: Sequence[Unit], second: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Yield the number of each unit of the second that has a partner, and that of the partner."""
    weights = {
        (left, right): weight
        for left, right in _touching(first, second)
        if (weight := jaccard(first[left].spans, second[right].spans)) > 0
    }
    for pairs in _clusters(weights):
        lefts, rights = (sorted({pair[side] for pair in pairs}) for side in (0, 1))
        if len(lefts) == len(rights) == 1:
            yield rights[0], lefts[0]
            continue
        yield from _solve(first, second, lefts, rights, weights)


def _solve(
    first: Sequence[Unit],
    second: Sequence[Unit],
    lefts: list[int],
    rights: list[int],
    weights: dict[tuple[int, int], float],
) -> Iterator[tuple[int, int]]:
    from scipy.optimize import linear_sum_assignment

    gains = np.zeros((len(lefts), len(rights)))
    size = max(gains.shape)
    for row, left in enumerate(lefts):
        for column, right in enumerate(rights):
            if weight := weights.get((left, right)):
                gains[row, column] = (
                    weight
                    + _SAME_CODES * _same_codes(first[left], second[right])
                    - _SAME_ORDER * ((row - column) / size) ** 2
                )
    for row, column in zip(*linear_sum_assignment(gains, maximize=True), strict=True):
        if gains[row, column] > 0:
            yield rights[column], lefts[row]


def _same_codes(first: Unit, second: Unit) -> bool:
    return all(first.values.get(name) == second.values.get(name) for name in _TELLING[first.table])


def _touching(first: Sequence[Unit], second: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of units whose words, with what lies between them, overlap."""
    units = [(unit.start, unit.end, 0, number) for number, unit in enumerate(first)]
    units += [(unit.start, unit.end, 1, number) for number, unit in enumerate(second)]
    reaching: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for start, end, side, number in sorted(units):
        other = 1 - side
        reaching[other][:] = [each for each in reaching[other] if each[0] > start]
        for _, partner in reaching[other]:
            yield (number, partner) if side == 0 else (partner, number)
        reaching[side].append((end, number))


def _clusters(pairs: Iterable[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Part pairs into those that share no unit, each found from its lowest by union and find."""
    above: dict[tuple[int, int], tuple[int, int]] = {}

    def top(each: tuple[int, int]) -> tuple[int, int]:
        while above.setdefault(each, each) != each:
            above[each] = above[above[each]]
            each = above[each]
        return each

    listed = list(pairs)
    for left, right in listed:
        one, other = sorted((top((0, left)), top((1, right))))
        above[other] = one
    found = defaultdict(list)
    for left, right in listed:
        found[top((0, left))].append((left, right))
    return list(found.values())
