"""Krippendorff's alpha of unitizing has the published figures and counts placements."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.agreement.blocks import (
    Blocks,
    Stretch,
    Unitized,
    alpha_u,
    cut_blocks,
    expected_disagreement,
    observed_disagreement,
)

CODER = st.lists(st.integers(0, 12), max_size=8, unique=True).map(
    lambda cuts: list(zip(sorted(cuts)[::2], sorted(cuts)[1::2], strict=False))
)
# Stretches of two coders, of Krippendorff 1995, p. 57, on a continuum of 24.
PUBLISHED = [
    ([(2, 10), (14, 20)], [(4, 8), (15, 17)], 0.03125),
    ([(0, 18)], [(0, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 9), (9, 10)], 2.26736),
    (
        [(2, 8), (10, 12), (14, 18), (20, 22)],
        [(0, 2), (4, 8), (10, 14), (16, 18), (20, 22)],
        0.02777,
    ),
    (
        [(0, 2), (2, 10), (10, 14), (14, 20), (20, 24)],
        [(0, 4), (4, 8), (8, 15), (15, 17), (17, 24)],
        0.38715,
    ),
]


def alpha(by_type: dict[str, Unitized], length: int, places: list[int] | None = None) -> float:
    """The alpha of a continuum as it is."""
    blocks = cut_blocks(by_type, length, places or [])
    return alpha_u(blocks, blocks.all)


@pytest.mark.parametrize(("one", "other", "observed"), PUBLISHED)
def test_observed_of_1995(one: list[Stretch], other: list[Stretch], observed: float) -> None:
    """The observed disagreements are those of the paper."""
    blocks = cut_blocks({"c": [one, other]}, 24, [])
    assert observed_disagreement(blocks, blocks.all) == pytest.approx(observed, abs=1e-5)


def test_figures_of_2004() -> None:
    """The example of the book, on a continuum of 300, has its figures."""
    c = [[(75, 145), (220, 250)], [(70, 150), (205, 225), (250, 270)]]
    k = [[(30, 90), (150, 200)]] * 2
    of_c, of_k = cut_blocks({"c": c}, 300, []), cut_blocks({"k": k}, 300, [])
    assert observed_disagreement(of_c, of_c.all) == pytest.approx(0.0144, abs=1e-4)
    assert expected_disagreement(of_c, of_c.all) == pytest.approx(0.0532, abs=1e-4)
    assert expected_disagreement(of_k, of_k.all) == pytest.approx(0.0490, abs=1e-4)
    assert alpha({"c": c}, 300) == pytest.approx(0.7286, abs=1e-4)
    assert alpha({"k": k}, 300) == 1
    assert alpha({"c": c, "k": k}, 300) == pytest.approx(0.8591, abs=5e-4)


@given(st.lists(CODER, min_size=2, max_size=3))
def test_expected_of_all_placements(coders: list[list[Stretch]]) -> None:
    """The expected disagreement is that of every placement of a stretch on another or in a gap."""
    sizes, gaps = [], []
    for each in coders:
        sizes += [end - start for start, end in each]
        covered = "".join("|" if any(a <= at < b for a, b in each) else "-" for at in range(12))
        gaps += [len(gap) for gap in covered.split("|") if gap]
    total = sum(
        at**2 + (at + one - other) ** 2
        for one, other in combinations(sizes, 2)
        for at in range(1 - one, other)
    )
    total += sum(size**2 for size in sizes for gap in gaps for _ in range(gap - size + 1))
    places = 12 * len(coders)
    pairs = places * (places - 1) - sum(size * (size - 1) for size in sizes)
    blocks = cut_blocks({"c": coders}, 12, [])
    assert expected_disagreement(blocks, blocks.all) == pytest.approx(2 * total / 12 / pairs)


def test_blocks_are_cut_where_no_stretch_goes_on() -> None:
    """Places inside of a stretch are no ends of blocks; those at its ends are."""
    coders = {"a": [[(0, 4), (4, 7)], []], "b": [[], [(12, 14)]]}
    blocks = cut_blocks(coders, 20, [0, 4, 5, 7, 10, 13, 20])
    assert blocks.lengths.tolist() == [4, 3, 3, 10]
    assert blocks.differences.tolist() == [16, 9, 0, 4]
    assert blocks.firsts.tolist() == [0, 1, 2, 2, 3]
    assert blocks.starts.tolist() == [0, 0, 2]
    assert blocks.tracks.tolist() == [0, 0, 3]


@given(
    st.lists(st.lists(CODER, min_size=2, max_size=2), min_size=1, max_size=3),
    st.lists(st.integers(0, 12)),
    st.lists(st.integers(0, 40), min_size=1, max_size=9),
)
def test_blocks_laid_anew_are_a_continuum(
    types: list[list[list[Stretch]]], places: list[int], drawn: list[int]
) -> None:
    """What is measured of chosen blocks is what a continuum made of them has."""
    blocks = cut_blocks({str(number): each for number, each in enumerate(types)}, 12, places)
    chosen = np.array(drawn) % len(blocks.lengths)
    laid = {str(number): [[] for _ in each] for number, each in enumerate(types)}
    length = 0
    for block in chosen:
        for at in range(blocks.firsts[block], blocks.firsts[block + 1]):
            number, side = divmod(int(blocks.tracks[at]), 2)
            laid[str(number)][side].append(_shift(blocks, at, length))
        length += int(blocks.lengths[block])
    expected = alpha(laid, length)
    found = alpha_u(blocks, chosen)
    assert found == pytest.approx(expected) or (math.isnan(found) and math.isnan(expected))


def _shift(blocks: Blocks, at: int, by: int) -> Stretch:
    return int(blocks.starts[at]) + by, int(blocks.ends[at]) + by


def test_nothing_unitized() -> None:
    """Without units there is nothing beyond chance to measure."""
    assert math.isnan(alpha({}, 9))
    assert math.isnan(alpha({"c": [[], []]}, 9))
