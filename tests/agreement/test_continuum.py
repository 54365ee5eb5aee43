"""Krippendorff's alpha for units of a continuum has the published figures and counts placements."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from passes import one_pass, unit

from onrecord.agreement.continuum import (
    Continuum,
    Stretch,
    alpha_u,
    expected_disagreement,
    observed_disagreement,
    unitize,
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


@pytest.mark.parametrize(("one", "other", "observed"), PUBLISHED)
def test_observed_of_1995(one: list[Stretch], other: list[Stretch], observed: float) -> None:
    """The observed disagreements are those of the paper."""
    assert observed_disagreement([one, other], 24) == pytest.approx(observed, abs=1e-5)


def test_figures_of_2004() -> None:
    """The example of the book, on a continuum of 300, has its figures."""
    c = [[(75, 145), (220, 250)], [(70, 150), (205, 225), (250, 270)]]
    k = [[(30, 90), (150, 200)]] * 2
    assert observed_disagreement(c, 300) == pytest.approx(0.0144, abs=1e-4)
    assert expected_disagreement(c, 300) == pytest.approx(0.0532, abs=1e-4)
    assert expected_disagreement(k, 300) == pytest.approx(0.0490, abs=1e-4)
    assert alpha_u({"c": c}, 300) == pytest.approx(0.7286, abs=1e-4)
    assert alpha_u({"k": k}, 300) == 1
    assert alpha_u({"c": c, "k": k}, 300) == pytest.approx(0.8591, abs=5e-4)


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
    expected = 2 * total / 12 / pairs if pairs else 0
    assert expected_disagreement(coders, 12) == pytest.approx(expected)


def test_units_that_overlap() -> None:
    """Units of one type that overlap are one stretch; those that touch stay two."""
    units = [((0, 4), "A"), ((2, 6), "A"), ((6, 8), "A"), ((1, 3), "B")]
    listed = [unit(f"e{at}", span, event_type=by) for at, (span, by) in enumerate(units)]
    found = unitize([one_pass("a1", *listed), one_pass("a2")], "events")
    assert found == {"A": [[(0, 6), (6, 8)], []], "B": [[(1, 3)], []]}


def test_nothing_unitized() -> None:
    """Without units there is nothing beyond chance to measure."""
    assert alpha_u({}, 9) is None


def test_documents_laid_end_to_end() -> None:
    """Several documents are one continuum; no stretch goes on from one to the next."""
    first = [one_pass("a1", unit("e1", (2, 9), event_type="A")), one_pass("a2")]
    second = [
        one_pass("a1", unit("e1", (0, 4), event_type="A")),
        one_pass("a2", unit("e1", (1, 4), event_type="A")),
    ]
    continuum = Continuum()
    continuum.add(first, "events", 9)
    continuum.add(second, "events", 20)
    assert continuum.length == 29
    assert continuum.alpha() == alpha_u({"A": [[(2, 9), (9, 13)], [(10, 13)]]}, 29)


def test_bounds() -> None:
    """Who marks the same has 1, and who marks elsewhere less than nothing."""
    same = Continuum()
    same.add([one_pass("a1", unit("e1", (0, 5))), one_pass("a2", unit("e1", (0, 5)))], "events", 50)
    assert same.alpha() == 1
    apart = Continuum()
    units = unit("e1", (0, 25)), unit("e1", (25, 50))
    apart.add([one_pass("a1", units[0]), one_pass("a2", units[1])], "events", 50)
    alpha = apart.alpha()
    assert alpha is not None and alpha < 0
