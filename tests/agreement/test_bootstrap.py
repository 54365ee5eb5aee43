"""Intervals come from samples drawn from the parts of what was coded."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from onrecord.agreement.bootstrap import Estimate, Sample, estimate
from onrecord.agreement.coefficients import cohen_kappa, percent_agreement


def sample(pairs: list[tuple[int, int]]) -> Sample:
    """A sample of units, each drawn by itself."""
    codes, patterns = np.unique(np.array(pairs), axis=0, return_inverse=True)
    number = len(pairs)
    return Sample(codes, np.arange(number), patterns.ravel(), np.ones(number, dtype=np.int64))


def coded_by_chance(number: int) -> list[tuple[int, int]]:
    """Pairs of codes, about three in four of them the same."""
    source = np.random.default_rng(7)
    first = source.integers(0, 3, number)
    second = np.where(source.random(number) < 0.6, first, source.integers(0, 3, number))
    return list(zip(first.tolist(), second.tolist(), strict=True))


def test_interval_is_about_that_of_scipy() -> None:
    """Other draws give nearly the same percentiles."""
    pairs = coded_by_chance(200)
    found = estimate(sample(pairs), cohen_kappa)

    def kappa(first: np.ndarray, second: np.ndarray) -> float:  # type: ignore[type-arg]
        codes = np.stack([first, second], axis=1)
        return float(cohen_kappa(codes, np.ones((1, len(codes))))[0])

    columns = tuple(np.array(pairs).T)
    reference = stats.bootstrap(
        columns,
        kappa,
        paired=True,
        vectorized=False,
        method="percentile",
        n_resamples=1_000,
        rng=np.random.default_rng(1),
    ).confidence_interval
    assert found.low == pytest.approx(reference.low, abs=0.02)
    assert found.high == pytest.approx(reference.high, abs=0.02)


def test_draws_are_fixed() -> None:
    """The same figures come of every run and of every version of numpy, to the last digit."""
    pairs = [(0, 0)] * 21 + [(1, 1)] * 12 + [(0, 1)] * 4
    assert estimate(sample(pairs), cohen_kappa) == Estimate(0.773, 0.5407, 0.9445, None)
    assert estimate(sample(pairs), percent_agreement) == Estimate(0.8919, 0.7838, 0.973, None)


def test_parts_are_drawn_whole() -> None:
    """What hangs together varies more than if each piece of it were drawn by itself."""
    codes = np.array([[0, 0], [0, 1]])
    patterns = np.array([0, 1] * 5)
    weights = np.full(10, 20)
    whole = estimate(Sample(codes, np.arange(10), patterns, weights), percent_agreement)
    pieces = np.repeat(patterns, 20)
    ones = np.ones(200, dtype=np.int64)
    single = estimate(Sample(codes, np.arange(200), pieces, ones), percent_agreement)
    assert whole.value == single.value == 0.5
    assert None not in (whole.low, whole.high, single.low, single.high)
    assert whole.low < single.low < single.high < whole.high  # type: ignore[operator]


def test_entries_in_any_order() -> None:
    """It does not matter how the things are listed that are drawn by themselves."""
    codes = np.array([[0, 0], [0, 1], [1, 1]])
    parts = np.arange(6)
    ones = np.ones(6, dtype=np.int64)
    listed = Sample(codes, parts, np.array([0, 0, 0, 1, 1, 2]), ones)
    mixed = Sample(codes, parts[::-1], np.array([2, 1, 1, 0, 0, 0]), ones)
    assert estimate(listed, percent_agreement) == estimate(mixed, percent_agreement)
