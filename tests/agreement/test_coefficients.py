"""The coefficients are those of well-known programs, to nine digits."""

from __future__ import annotations

import warnings
from typing import Any

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score, f1_score

from onrecord.agreement.coefficients import (
    alpha_nominal,
    alpha_ordinal,
    cohen_kappa,
    f1,
    percent_agreement,
)

CODES = st.integers(0, 4)
PAIRS = st.lists(st.tuples(CODES, CODES), min_size=1, max_size=60)
GAPS = st.lists(st.lists(st.integers(-1, 4), min_size=3, max_size=3), min_size=2, max_size=40)


def ones(codes: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """One thing of each pattern."""
    return np.ones((1, len(codes)))


def reference_alpha(codes: np.ndarray[Any, Any], level: str) -> float:
    """What the package krippendorff says; nan where it refuses."""
    data = np.where(codes < 0, np.nan, codes).T
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return float(krippendorff.alpha(reliability_data=data, level_of_measurement=level))
    except ValueError:
        return float("nan")


@given(PAIRS)
def test_kappa_is_that_of_scikit_learn(pairs: list[tuple[int, int]]) -> None:
    """Cohen's kappa and the share of the same values."""
    codes = np.array(pairs)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        expected = cohen_kappa_score(codes[:, 0], codes[:, 1], labels=list(range(5)))
    found = cohen_kappa(codes, ones(codes))[0]
    assert found == pytest.approx(expected, abs=1e-9, nan_ok=True)
    same = percent_agreement(codes, ones(codes))[0]
    assert same == pytest.approx((codes[:, 0] == codes[:, 1]).mean())


@given(GAPS)
def test_alpha_is_that_of_krippendorff(rows: list[list[int]]) -> None:
    """Nominal and ordinal alpha of three coders who leave things out."""
    codes = np.array(rows)
    for level, function in (("nominal", alpha_nominal), ("ordinal", alpha_ordinal)):
        found = function(codes, ones(codes))[0]
        assert found == pytest.approx(reference_alpha(codes, level), abs=1e-9, nan_ok=True)


@given(st.lists(st.tuples(st.tuples(CODES, CODES), st.integers(1, 5)), min_size=1, max_size=20))
def test_counts_stand_for_things(counted: list[tuple[tuple[int, int], int]]) -> None:
    """Patterns with counts give what as many single things give, in each of several samples."""
    codes = np.array([pair for pair, _ in counted])
    counts = np.array([[count for _, count in counted], [1] * len(counted)], dtype=float)
    single = np.repeat(codes, counts[0].astype(int), axis=0)
    for function in (percent_agreement, cohen_kappa, alpha_nominal, alpha_ordinal, f1):
        found = function(codes, counts)
        expected = [function(each, ones(each))[0] for each in (single, codes)]
        assert found == pytest.approx(expected, abs=1e-9, nan_ok=True)


@given(st.lists(st.sampled_from([(0, 0), (0, -1), (-1, 0)]), min_size=1, max_size=30))
def test_f1_is_that_of_scikit_learn(rows: list[tuple[int, int]]) -> None:
    """Of the two coders, it is all one whom is held to be right."""
    codes = np.array(rows)
    expected = f1_score(codes[:, 0] == 0, codes[:, 1] == 0, zero_division=0)
    assert f1(codes, ones(codes))[0] == pytest.approx(expected)


def test_example_of_the_book() -> None:
    """Krippendorff's own example of four observers and twelve units."""
    nan = -1
    codes = np.array(
        [
            [1, 2, 3, 3, 2, 1, 4, 1, 2, nan, nan, nan],
            [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, nan, 3],
            [nan, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, nan],
            [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, nan],
        ]
    ).T
    assert alpha_nominal(codes, ones(codes)).round(3).tolist() == [0.743]
    assert alpha_ordinal(codes, ones(codes)).round(3).tolist() == [0.815]


def test_undefined() -> None:
    """Without variation or without things there is no coefficient, and no warning."""
    for codes in (np.array([[0, 0], [0, 0]]), np.zeros((0, 2), dtype=int)):
        for function in (cohen_kappa, alpha_nominal, alpha_ordinal):
            assert np.isnan(function(codes, ones(codes))).all()
    assert np.isnan(alpha_nominal(np.array([[0, -1], [-1, 1]]), np.ones((1, 2)))).all()
