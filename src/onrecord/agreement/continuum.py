"""Krippendorff's alpha for units of a continuum, whose ends count by how far they are apart.

Origin: K. Krippendorff, "On the reliability of unitizing contiguous data", Sociological Methodology
25 (1995), 47-76, with the expected disagreement as corrected in "Content Analysis: An Introduction
to Its Methodology", 2nd edition (2004), chapter 11.6.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, combinations, pairwise

from onrecord.agreement.characters import LABELS
from onrecord.agreement.units import PassRows

Stretch = tuple[int, int]
# Of one type: the stretches of each coder, in order and apart from each other.
Unitized = Sequence[Sequence[Stretch]]


class Continuum:
    """How two or more coders divided documents that are laid end to end.

    ``length`` is how many characters these have. The gap at the end of one document goes on at the
    beginning of the next; stretches do not.
    """

    def __init__(self) -> None:
        self.length = 0
        self._by_type: dict[str, list[list[Stretch]]] = {}

    def add(self, passes: Sequence[PassRows], table: str, length: int) -> None:
        """Add a document that all of the coders coded."""
        for label, coders in unitize(passes, table).items():
            found = self._by_type.setdefault(label, [[] for _ in passes])
            for stretches, more in zip(found, coders, strict=True):
                stretches += [(self.length + start, self.length + end) for start, end in more]
        self.length += length

    def alpha(self) -> float | None:
        """Krippendorff's alpha of how they did it; None where nobody marked anything."""
        return alpha_u(self._by_type, self.length)


def unitize(passes: Sequence[PassRows], table: str) -> dict[str, list[list[Stretch]]]:
    """Give the stretches of each coder by the type of their units.

    Units of one coder and type that overlap are one stretch, since the coefficient knows none
    inside of others; those that only touch stay two. Each part of a parted unit is a stretch.
    """
    found: dict[str, list[list[Stretch]]] = {}
    for side, each in enumerate(passes):
        for unit in each.units:
            if unit.table == table:
                label = unit.values.get(LABELS[table]) or "-"
                found.setdefault(label, [[] for _ in passes])[side] += unit.spans
    return {label: [_merge(spans) for spans in coders] for label, coders in found.items()}


def alpha_u(by_type: Mapping[str, Unitized], length: int) -> float | None:
    """Krippendorff's alpha of unitizing: all types together; None where it is not defined.

    >>> coders = [[(75, 145), (220, 250)], [(70, 150), (205, 225), (250, 270)]]
    >>> round(alpha_u({"c": coders}, 300), 3)
    0.729
    """
    observed = sum(observed_disagreement(coders, length) for coders in by_type.values())
    expected = sum(expected_disagreement(coders, length) for coders in by_type.values())
    return 1 - observed / expected if expected else None


def observed_disagreement(coders: Unitized, length: int) -> float:
    """The squared differences of each two coders: of the ends of stretches that share a place.

    A stretch that lies where the other coder has none counts with the square of its length.
    """
    found = sum(_difference(one, other) for one, other in combinations(coders, 2))
    return 2 * found / (len(coders) * (len(coders) - 1) * length**2)


def expected_disagreement(coders: Unitized, length: int) -> float:
    """The same differences if every stretch could stand anywhere against all others and gaps."""
    sizes = sorted((end - start for each in coders for start, end in each), reverse=True)
    gaps = sorted((gap for each in coders for gap in _gaps(each, length)), reverse=True)
    sums = [0, *accumulate(gaps)]
    found = sum((len(sizes) - 1) * (size * (size - 1) * (2 * size - 1) // 3) for size in sizes)
    large = 0
    for size in sizes:
        while large < len(gaps) and gaps[large] >= size:
            large += 1
        found += size**2 * (sums[large] - large * (size - 1))
    places = len(coders) * length
    pairs = places * (places - 1) - sum(size * (size - 1) for size in sizes)
    return 2 * found / (length * pairs) if found else 0.0


def _merge(spans: Sequence[Stretch]) -> list[Stretch]:
    merged: list[Stretch] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _gaps(stretches: Sequence[Stretch], length: int) -> list[int]:
    ends = [(0, 0), *stretches, (length, length)]
    return [after - before for (_, before), (after, _) in pairwise(ends) if after > before]


def _difference(first: Sequence[Stretch], second: Sequence[Stretch]) -> int:
    found = one = other = 0
    met_first, met_second = set[int](), set[int]()
    while one < len(first) and other < len(second):
        (start, end), (begin, stop) = first[one], second[other]
        if start < stop and begin < end:
            found += (start - begin) ** 2 + (end - stop) ** 2
            met_first.add(one)
            met_second.add(other)
        if end <= stop:
            one += 1
        else:
            other += 1
    for stretches, met in ((first, met_first), (second, met_second)):
        found += sum(
            (end - start) ** 2 for at, (start, end) in enumerate(stretches) if at not in met
        )
    return found
