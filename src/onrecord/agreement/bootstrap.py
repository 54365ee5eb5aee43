"""How sure a measure is: 95 % intervals by resampling what was coded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from onrecord.agreement.coefficients import Codes, Counts, Values

RESAMPLES = 1_000
_DIGITS = 4
_SEED = 20_161_995
# How many counts are held at once.
_MOST_COUNTS = 4_000_000
# More than this share of samples without a value, and the others are no fair picture.
_MOST_UNDEFINED = 0.05

Measuring = Callable[[Codes, Counts], Values]


@dataclass(frozen=True)
class Sample:
    """What was coded, in parts that are drawn together.

    ``codes`` are the patterns; for the i-th entry, ``parts[i]`` is the part that it belongs to,
    ``patterns[i]`` the number of its pattern, and ``weights[i]`` how much of it there is.
    """

    codes: Codes
    parts: NDArray[np.int64]
    patterns: NDArray[np.int64]
    weights: NDArray[np.int64]

    @property
    def total(self) -> int:
        """How much there is in all."""
        return int(self.weights.sum())


@dataclass(frozen=True)
class Estimate:
    """A measure with its interval, rounded; None where there is none, and ``note`` says why."""

    value: float | None
    low: float | None
    high: float | None
    note: str | None


def estimate(sample: Sample, measure: Measuring) -> Estimate:
    """Measure a sample, with the percentile interval of 1,000 samples drawn from its parts."""
    if not sample.total:
        return Estimate(None, None, None, "nothing to compare")
    size = len(sample.codes)
    whole = np.bincount(sample.patterns, sample.weights, size).astype(float)[None, :]
    value = float(measure(sample.codes, whole)[0])
    if np.isnan(value):
        return Estimate(None, None, None, "not defined, since there is no variation in the values")
    return summarize(value, _draw(sample, measure))


def draw_parts(parts: int) -> Iterator[NDArray[np.int64]]:
    """Yield the numbers of parts for each of 1,000 samples: as many as there are, some twice.

    The draws are the raw numbers of PCG64, whose stream is fixed, and not what a version of numpy
    makes of them, so that the same parts have the same samples on every machine.
    """
    source = np.random.PCG64(_SEED)
    for _ in range(RESAMPLES):
        yield (source.random_raw(parts) % np.uint64(parts)).astype(np.int64)


def summarize(value: float, drawn: Values) -> Estimate:
    """A measure with the percentile interval of what samples gave, or why it has none."""
    defined = drawn[~np.isnan(drawn)]
    note = None
    if len(defined) < RESAMPLES * (1 - _MOST_UNDEFINED):
        note = "no interval, since many samples drawn from it have no variation in their values"
    elif defined.max() - defined.min() < 10**-_DIGITS:
        note = "no interval, since every sample drawn from it has this value"
    if note:
        return Estimate(_rounded(value), None, None, note)
    low, high = np.quantile(defined, [0.025, 0.975])
    return Estimate(_rounded(value), _rounded(low), _rounded(high), None)


def _rounded(value: float) -> float:
    # Zero has no sign for people.
    return round(float(value), _DIGITS) + 0.0


def _draw(sample: Sample, measure: Measuring) -> Values:
    size, parts = len(sample.codes), int(sample.parts.max()) + 1
    # Where each entry is a part of its own, its pattern is looked up, which is faster.
    is_plain = len(sample.parts) == parts and bool((sample.weights == 1).all())
    by_part = sample.patterns[np.argsort(sample.parts)] if is_plain else sample.patterns
    values = []
    draws = draw_parts(parts)
    while several := list(islice(draws, max(1, _MOST_COUNTS // size))):
        counts = np.zeros((len(several), size))
        for row, chosen in zip(counts, several, strict=True):
            if is_plain:
                row[:] = np.bincount(by_part[chosen], minlength=size)
            else:
                times = np.bincount(chosen, minlength=parts)[sample.parts]
                row[:] = np.bincount(sample.patterns, sample.weights * times, size)
        values.append(measure(sample.codes, counts))
    return np.concatenate(values)
