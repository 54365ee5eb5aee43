"""Coefficients of agreement, for many samples at once.

What was coded is given as patterns: ``codes`` has a row for each way in which a thing was coded and
a column for each coder, with the numbers of the values, or -1 where a coder has none. ``counts``
has a row for each sample and a column for each pattern: how many things were coded so (for
characters, how many there are). So the 1,000 samples of a bootstrap are one matrix, and things that
were coded alike are counted once. Each function gives one number for each sample, and nan where it
is not defined.

Origins. Kappa: J. Cohen, "A coefficient of agreement for nominal scales", Educational and
Psychological Measurement 20 (1960), 37-46. Alpha: K. Krippendorff, "Content Analysis: An
Introduction to Its Methodology", 3rd edition (2013), chapter 12: 1 - observed / expected
disagreement, from the coincidences of values within things that at least two coders have; the
ordinal difference of two values is the number of values between them, each end counted half.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int64]
Counts = NDArray[np.float64]
Values = NDArray[np.float64]


def percent_agreement(codes: Codes, counts: Counts) -> Values:
    """The share of things to which two coders give the same value.

    >>> percent_agreement(np.array([[0, 0], [0, 1]]), np.array([[3.0, 1.0]])).tolist()
    [0.75]
    """
    return _ratio(counts @ (codes[:, 0] == codes[:, 1]), counts.sum(axis=1))


def cohen_kappa(codes: Codes, counts: Counts) -> Values:
    """Agreement of two coders beyond what their own habits would give by chance.

    >>> codes = np.array([[0, 0], [1, 1], [0, 1], [1, 0]])
    >>> cohen_kappa(codes, np.array([[20.0, 15.0, 5.0, 10.0]])).round(4).tolist()
    [0.4]
    """
    total = counts.sum(axis=1)
    observed = counts @ (codes[:, 0] == codes[:, 1])
    size = int(codes.max(initial=0)) + 1
    first, second = (_by_value(codes[:, side], counts, size) for side in (0, 1))
    expected = (first * second).sum(axis=1)
    return _ratio(total * observed - expected, total**2 - expected)


def alpha_nominal(codes: Codes, counts: Counts) -> Values:
    """Krippendorff's alpha where values are the same or not, for any number of coders.

    >>> alpha_nominal(np.array([[0, 0], [1, 1], [0, 1]]), np.array([[2.0, 2.0, 1.0]])).tolist()
    [0.64]
    """
    codes, counts, present = _pairable(codes, counts)
    agreeing = np.zeros(len(codes))
    for one, other in _pairs(codes.shape[1]):
        agreeing += 2 * ((codes[:, one] == codes[:, other]) & (codes[:, one] >= 0))
    total = counts @ present
    by_value = _by_coder(codes, counts)
    observed = total - counts @ (agreeing / (present - 1))
    return _alpha(observed * (total - 1), total**2 - (by_value**2).sum(axis=1))


def alpha_ordinal(codes: Codes, counts: Counts) -> Values:
    """Krippendorff's alpha where the numbers of the values are their order.

    The ordinal difference of two values is that of their middle ranks among all values given.

    >>> codes = np.array([[0, 0], [1, 1], [2, 2], [1, 2]])
    >>> alpha_ordinal(codes, np.array([[2.0, 2.0, 2.0, 1.0]])).round(4).tolist()
    [0.8854]
    """
    codes, counts, present = _pairable(codes, counts)
    total = counts @ present
    by_value = _by_coder(codes, counts)
    # From the middle, so that the squares stay small.
    ranks = by_value.cumsum(axis=1) - by_value / 2 - total[:, None] / 2
    observed = np.zeros(len(counts))
    for one, other in _pairs(codes.shape[1]):
        both = (codes[:, one] >= 0) & (codes[:, other] >= 0)
        apart = (ranks[:, codes[both, one]] - ranks[:, codes[both, other]]) ** 2
        observed += 2 * (counts[:, both] * apart / (present[both] - 1)).sum(axis=1)
    expected = 2 * (total * (by_value * ranks**2).sum(axis=1) - (by_value * ranks).sum(axis=1) ** 2)
    return _alpha(observed * (total - 1), expected)


def f1(codes: Codes, counts: Counts) -> Values:
    """Twice the units that both have, of all units of both; codes are 0 for a unit, else -1.

    >>> f1(np.array([[0, 0], [0, -1], [-1, 0]]), np.array([[6.0, 2.0, 2.0]])).tolist()
    [0.75]
    """
    have = codes >= 0
    return _ratio(2 * (counts @ have.all(axis=1)), counts @ have.sum(axis=1))


def _ratio(above: Any, below: Any) -> Values:
    """The quotient, nan where it has none."""
    below = np.asarray(below, dtype=float)
    found: Values = np.full(below.shape, np.nan)
    np.divide(above, below, out=found, where=below > 0)
    return found


def _alpha(observed: Any, expected: Any) -> Values:
    found: Values = 1 - _ratio(observed, expected)
    return found


def _pairable(codes: Codes, counts: Counts) -> tuple[Codes, Counts, NDArray[np.int64]]:
    """What at least two coders have, and how many have it."""
    present = (codes >= 0).sum(axis=1)
    return codes[present > 1], counts[:, present > 1], present[present > 1]


def _pairs(coders: int) -> list[tuple[int, int]]:
    return [(one, other) for other in range(coders) for one in range(other)]


def _by_coder(codes: Codes, counts: Counts) -> Counts:
    """How often each value is given, by all coders together."""
    size = int(codes.max(initial=0)) + 1
    found: Counts = np.zeros((len(counts), size))
    for coder in range(codes.shape[1]):
        found += _by_value(codes[:, coder], counts, size)
    return found


def _by_value(values: Codes, counts: Counts, size: int) -> Counts:
    """Add up the counts of the patterns that have the same value."""
    found: Counts = np.zeros((len(counts), size))
    order = np.argsort(values, kind="stable")
    order = order[values[order] >= 0]
    if len(order):
        known, starts = np.unique(values[order], return_index=True)
        found[:, known] = np.add.reduceat(counts[:, order], starts, axis=1)
    return found
