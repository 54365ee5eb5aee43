"""Samples, which measures are made of, from what was counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from onrecord.agreement.bootstrap import Sample
from onrecord.agreement.coefficients import Codes
from onrecord.agreement.tally import Labeled, Pattern


def sample_values(counted: Counter[Pattern], order: str | None = None) -> Sample:
    """The sample of units whose values were counted; every unit is drawn by itself.

    A field that is left empty is a value like others, since to leave it empty is a decision of the
    coder. Of values with an order (``number`` or ``date``) an empty one is none, since it has no
    place in the order, and units that only one coder gives a value are left out.
    """
    patterns = sorted(counted, key=lambda each: [value or "" for value in each])
    if order:
        patterns = [each for each in patterns if sum(value is not None for value in each) > 1]
    codes = _encode(patterns, order)
    entries = np.repeat(np.arange(len(patterns)), [counted[each] for each in patterns])
    return Sample(codes, np.arange(len(entries)), entries, np.ones(len(entries), dtype=np.int64))


def sample_found(counted: Counter[str]) -> Sample:
    """The sample of units that both of two coders have, or one; every unit is drawn by itself."""
    codes = np.array([[0, 0], [0, -1], [-1, 0]])
    entries = np.repeat(np.arange(3), [counted[by] for by in ("both", "first", "second")])
    return Sample(codes, np.arange(len(entries)), entries, np.ones(len(entries), dtype=np.int64))


def sample_characters(sentences: Sequence[Labeled], *, is_coded: bool) -> Sample:
    """The sample of characters: in a unit or not, or else (``is_coded``) by the types of the units.

    Sentences are drawn whole, since whether a character is in a unit is hardly independent of the
    one before it.
    """
    numbers: dict[Pattern, int] = {}
    entries: list[tuple[int, int, int]] = []
    for part, labeled in enumerate(sentences):
        for labels, length in labeled:
            pattern = labels if is_coded else tuple("unit" if each else "" for each in labels)
            entries.append((part, numbers.setdefault(pattern, len(numbers)), length))
    parts, patterns, weights = np.array(entries, dtype=np.int64).reshape(-1, 3).T
    return Sample(_encode(list(numbers), None), parts, patterns, weights)


def _encode(patterns: Sequence[Pattern], order: str | None) -> Codes:
    """Number the values in their order; -1 where a coder has none."""
    values = {value for each in patterns for value in each}
    ranked: list[str | None] = sorted(values, key=lambda each: (each is not None, each or ""))
    if order:
        given = [each for each in values if each is not None]
        ranked = [*(sorted(given, key=float) if order == "number" else sorted(given))]
    number = {value: rank for rank, value in enumerate(ranked)}
    coders = max(map(len, patterns), default=2)
    codes = np.full((len(patterns), coders), -1, dtype=np.int64)
    for row, pattern in enumerate(patterns):
        codes[row, : len(pattern)] = [number.get(value, -1) for value in pattern]
    return codes
