"""Krippendorff's alpha for units of a continuum, whose ends count by how far they are apart.

Origin: K. Krippendorff, "On the reliability of unitizing contiguous data", Sociological Methodology
25 (1995), 47-76, with the expected disagreement as corrected in "Content Analysis: An Introduction
to Its Methodology", 2nd edition (2004), chapter 11.6.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Stretch = tuple[int, int]
# Of one type: the stretches of each coder, in order and apart from each other.
Unitized = Sequence[Sequence[Stretch]]
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Blocks:
    """A continuum in blocks that no stretch reaches over, so that they can be laid in any order.

    Each block has its length and the squared differences of the coders in it. Its stretches are
    those from ``firsts`` of it to that of the next; each has its place in the block and its track:
    the number of its type, times that of the coders, plus the number of its coder.
    """

    coders: int
    types: int
    lengths: Numbers
    differences: NDArray[np.float64]
    firsts: Numbers
    starts: Numbers
    ends: Numbers
    tracks: Numbers

    @property
    def all(self) -> Numbers:
        """Every block once, in order."""
        return np.arange(len(self.lengths))


def cut_blocks(by_type: Mapping[str, Unitized], length: int, places: Sequence[int]) -> Blocks:
    """Cut a continuum of that length at those of the places that no stretch reaches over."""
    coders = len(next(iter(by_type.values()), ()))
    listed = [
        (start, end, number * coders + side)
        for number, unitized in enumerate(by_type.values())
        for side, stretches in enumerate(unitized)
        for start, end in stretches
    ]
    starts, ends, tracks = np.array(sorted(listed), dtype=np.int64).reshape(-1, 3).T
    cuts = np.unique(np.array([0, *places], dtype=np.int64))
    begun, ended = np.searchsorted(starts, cuts), np.searchsorted(np.sort(ends), cuts, "right")
    cuts = cuts[(begun == ended) & (cuts < max(length, 1))]
    block = np.searchsorted(cuts, starts, "right") - 1
    differences = np.zeros(len(cuts))
    for unitized in by_type.values():
        for one, other in combinations(unitized, 2):
            for place, difference in _differences(one, other):
                differences[np.searchsorted(cuts, place, "right") - 1] += difference
    return Blocks(
        coders,
        len(by_type),
        np.diff(cuts, append=length),
        differences,
        np.searchsorted(block, np.arange(len(cuts) + 1)),
        starts - cuts[block],
        ends - cuts[block],
        tracks,
    )


def alpha_u(blocks: Blocks, chosen: Numbers) -> float:
    """Krippendorff's alpha of unitizing: all types together; NaN where it is not defined.

    ``chosen`` are the numbers of the blocks that are laid end to end, some of them perhaps often.

    >>> coders = [[(75, 145), (220, 250)], [(70, 150), (205, 225), (250, 270)]]
    >>> blocks = cut_blocks({"c": coders}, 300, [])
    >>> round(alpha_u(blocks, blocks.all), 3)
    0.729
    """
    expected = expected_disagreement(blocks, chosen)
    return 1 - observed_disagreement(blocks, chosen) / expected if expected else float("nan")


def observed_disagreement(blocks: Blocks, chosen: Numbers) -> float:
    """The squared differences of each two coders: of the ends of stretches that share a place.

    A stretch that lies where the other coder has none counts with the square of its length.
    """
    found, length = blocks.differences[chosen].sum(), float(blocks.lengths[chosen].sum())
    return float(2 * found / (blocks.coders * (blocks.coders - 1) * length**2))


def expected_disagreement(blocks: Blocks, chosen: Numbers) -> float:
    """The same differences if every stretch could stand anywhere against all others and gaps."""
    length = int(blocks.lengths[chosen].sum())
    tracks, starts, ends = _lay(blocks, chosen)
    types, sizes = tracks // blocks.coders, (ends - starts).astype(float)
    gap_types, gaps = _find_gaps(blocks, tracks, starts, ends, length)
    # Of each stretch: the gaps of its type that it fits in, and how long they are together.
    keys = gap_types * (length + 1) + gaps
    order = np.argsort(keys, kind="stable")
    sums = np.concatenate([[0.0], np.cumsum(gaps[order], dtype=float)])
    low = np.searchsorted(keys[order], types * (length + 1) + (ends - starts))
    high = np.searchsorted(keys[order], (types + 1) * (length + 1))
    in_gaps = sizes**2 * (sums[high] - sums[low] - (high - low) * (sizes - 1))
    on_others = (np.bincount(types, minlength=1)[types] - 1) * sizes * (sizes - 1) * (2 * sizes - 1)
    found = np.bincount(types, in_gaps + on_others / 3, blocks.types)
    places = float(blocks.coders * length)
    pairs = places * (places - 1) - np.bincount(types, sizes * (sizes - 1), blocks.types)
    return float((2 * found / (length * pairs)).sum()) if len(types) else 0.0


def _lay(blocks: Blocks, chosen: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """The stretches of the chosen blocks, laid end to end: track by track, each in order."""
    counts = np.diff(blocks.firsts)[chosen]
    before = np.cumsum(blocks.lengths[chosen]) - blocks.lengths[chosen]
    shift = np.repeat(blocks.firsts[chosen] - (np.cumsum(counts) - counts), counts)
    found = shift + np.arange(len(shift))
    order = np.argsort(blocks.tracks[found], kind="stable")
    found, offsets = found[order], np.repeat(before, counts)[order]
    return blocks.tracks[found], blocks.starts[found] + offsets, blocks.ends[found] + offsets


def _find_gaps(
    blocks: Blocks, tracks: Numbers, starts: Numbers, ends: Numbers, length: int
) -> tuple[Numbers, Numbers]:
    """The gaps before, between and after the stretches of each track, with their types."""
    every = np.arange(blocks.types * blocks.coders)
    first, after = np.searchsorted(tracks, every), np.searchsorted(tracks, every, "right")
    befores = np.concatenate([[0], ends[:-1]])[: len(starts)]
    befores[first[first < after]] = 0
    lasts = np.where(first < after, np.concatenate([ends, [0]])[after - 1], 0)
    gaps = np.concatenate([starts - befores, length - lasts])
    types = np.concatenate([tracks, every]) // blocks.coders
    return types[gaps > 0], gaps[gaps > 0]


def _differences(first: Sequence[Stretch], second: Sequence[Stretch]) -> Iterator[tuple[int, int]]:
    """The squared differences of two coders, each with a place in a stretch that it is of."""
    one = other = 0
    met_first, met_second = set[int](), set[int]()
    while one < len(first) and other < len(second):
        (start, end), (begin, stop) = first[one], second[other]
        if start < stop and begin < end:
            yield start, (start - begin) ** 2 + (end - stop) ** 2
            met_first.add(one)
            met_second.add(other)
        if end <= stop:
            one += 1
        else:
            other += 1
    for stretches, met in ((first, met_first), (second, met_second)):
        for at, (start, end) in enumerate(stretches):
            if at not in met:
                yield start, (end - start) ** 2
