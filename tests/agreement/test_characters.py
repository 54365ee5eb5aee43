"""A text is cut into stretches that every coder labels in one way."""

from __future__ import annotations

import math

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from passes import coded_document, one_pass, unit

from onrecord.agreement.characters import label_characters
from onrecord.agreement.coefficients import alpha_nominal
from onrecord.agreement.samples import sample_characters
from onrecord.agreement.tally import ALL, Tally

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda at: (at[0], sum(at)))
CODED = st.lists(st.tuples(SPANS, st.sampled_from("ABC")), max_size=6)


def test_units_inside_of_units() -> None:
    """A character has the types of all units that it is in, each once."""
    units = (unit("e01", (0, 8), event_type="B"), unit("e02", (2, 4), (6, 7), event_type="A"))
    again = unit("e03", (0, 1), event_type="B")
    found = label_characters([one_pass("a1", *units, again)], "events", 10, [0])
    assert [(length, labels) for _, length, (labels,) in found if length] == [
        (1, "B"),
        (1, "B"),
        (2, "A B"),
        (2, "B"),
        (1, "A B"),
        (1, "B"),
        (2, ""),
    ]


def test_sentences() -> None:
    """No stretch is in two sentences; what stands before the first one belongs to it."""
    found = label_characters([one_pass("a1", unit("e01", (4, 9)))], "events", 12, [2, 6])
    assert [(sentence, length) for sentence, length, _ in found] == [
        (0, 2),
        (0, 2),
        (0, 2),
        (1, 3),
        (1, 3),
    ]


@given(st.lists(CODED, min_size=3, max_size=3))
def test_alpha_of_characters(coded: list[list[tuple[tuple[int, int], str]]]) -> None:
    """Both alphas of unitizing are those of the package krippendorff on every character."""
    passes = [
        one_pass(
            f"a{by}",
            *(unit(f"e{at}", span, event_type=kind) for at, (span, kind) in enumerate(listed)),
        )
        for by, listed in enumerate(coded)
    ]
    tally = Tally()
    tally.add(coded_document(*passes, length=40, sentences=[0, 12, 25]))
    kinds = [
        [
            "".join(sorted({kind for (start, end), kind in listed if start <= at < end}))
            for at in range(40)
        ]
        for listed in coded
    ]
    covered = [["x" if each else "" for each in row] for row in kinds]
    for is_coded, table in ((True, kinds), (False, covered)):
        sample = sample_characters(tally.sentences[ALL, "events"], is_coded=is_coded)
        assert sample.total == 40
        counts = np.bincount(sample.patterns, sample.weights, len(sample.codes))
        found = alpha_nominal(sample.codes, counts[None, :])[0]
        assert found == pytest.approx(_reference(table), abs=1e-9, nan_ok=True)


def _reference(table: list[list[str]]) -> float:
    """What the package krippendorff says of a row for each coder; nan without variation."""
    values = sorted({value for row in table for value in row})
    if len(values) == 1:
        return math.nan
    data = [[values.index(value) for value in row] for row in table]
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))
