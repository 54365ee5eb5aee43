"""Match the units of two or more passes: which rows of theirs are about the same words.

Two units of one table may be matched if their main spans share a character; how well they go
together is the Jaccard index of their characters (those of both, of those of either). Every unit
has one partner at most, and the matching is the one with the largest sum of indices, an assignment
problem that scipy solves exactly. What is coded has no say, or agreement would be measured on rows
that were matched because they agree; only between matchings that are as good as each other, rows
of the same type go together, and then those in the same order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.agreement.fields import KINDS
from onrecord.agreement.units import PassRows, Spans, Unit
from onrecord.errors import DataError, Problem

# What tells rows of a table apart where their words do not.
_TELLING = {
    "events": ("event_type",),
    "quotes": ("speakers",),
    "appointments": ("appointee_id", "office_id"),
}
# Too little to outweigh a character of a clause of usual length; the second, the first.
_SAME_CODES = 1e-7
_SAME_ORDER = 1e-11
# Clauses overlap few others; so many pairs would take more memory than anybody's coding is worth.
_MOST_PAIRS = 500_000


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
    """Match the units of two passes over one document, by table and position.

    Raises DataError where more than half a million pairs of units share words, as in no coding of
    clauses.
    """
    groups = group_units([first, second])
    return [Match(each.table, each.members[0], each.members[1]) for each in groups]


def group_units(passes: Sequence[PassRows]) -> list[Group]:
    """Group the units of passes over one document, by table and position.

    The units of the first pass begin the groups. Those of every later one are matched with the
    groups, each of which stands for the words of its earliest unit; those left over begin groups of
    their own. For two passes, this is their best matching.
    """
    found = []
    for table in KINDS:
        groups: list[list[Unit | None]] = []
        for number, each in enumerate(passes):
            units = [unit for unit in each.units if unit.table == table]
            heads = [next(filter(None, group)) for group in groups]
            partner = dict(_assign(heads, units, each.annotator_id))
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
    return KINDS.index(group.table), head.spans, head.row_id


def jaccard(first: Spans, second: Spans) -> float:
    """The share of the characters of both in those of either.

    >>> jaccard(((0, 6),), ((2, 4), (6, 8)))
    0.25
    """
    shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in first for b in second)
    return shared / (_size(first) + _size(second) - shared)


def _size(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


def _assign(first: Sequence[Unit], second: Sequence[Unit], annotator: str) -> list[tuple[int, int]]:
    """The number of each unit of the second that has a partner, and that of the partner."""
    weights = {}
    for number, (left, right) in enumerate(_touching(first, second)):
        if number == _MOST_PAIRS:
            raise DataError([_too_dense(second[right], annotator)])
        if weight := jaccard(first[left].spans, second[right].spans):
            weights[left, right] = weight
    if not weights:
        return []
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    turns, others = _turns(first), _turns(second)
    size = len(first)
    most = max(*turns, *others, 1)
    # Whoever finds nobody is matched with a column that is nobody else's. Everything weighs one
    # more, since a weight of nothing is no edge there.
    gains = [1.0] * size
    places = [(number, number) for number in range(size)]
    for (left, right), weight in weights.items():
        apart = ((turns[left] - others[right]) / most) ** 2
        same = _same_codes(first[left], second[right])
        gains.append(1 + weight + _SAME_CODES * same - _SAME_ORDER * apart)
        places.append((left, size + right))
    rows, columns = zip(*places, strict=True)
    matrix = coo_array((gains, (rows, columns)), shape=(size, size + len(second))).tocsr()
    found = zip(*min_weight_full_bipartite_matching(matrix, maximize=True), strict=True)
    return [(int(column) - size, int(row)) for row, column in found if column >= size]


def _too_dense(unit: Unit, annotator: str) -> Problem:
    document = unit.row_id.removesuffix(f"-{unit.own_id}")
    fault = f"{unit.own_id!r} and too many others are about the same words; code each clause once"
    return Problem(f"data/curated/annotations/{document}.{annotator}.yaml", 1, fault)


def _turns(units: Sequence[Unit]) -> list[int]:
    """How many units before each have just the same words."""
    seen: Counter[Spans] = Counter()
    turns = []
    for unit in units:
        turns.append(seen[unit.spans])
        seen[unit.spans] += 1
    return turns


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
