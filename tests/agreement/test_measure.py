"""Measures over any number of documents: of finding, bounding and coding units."""

from __future__ import annotations

import krippendorff
import numpy as np
import pytest
from passes import coded_document, one_pass, unit

from onrecord.agreement.measure import MEASURES, Measure, measure
from onrecord.agreement.read_passes import DocumentPasses
from onrecord.agreement.tally import Tally


def measured(*documents: DocumentPasses) -> list[Measure]:
    """The measures of documents."""
    tally = Tally()
    for each in documents:
        tally.add(each)
    return measure(tally)


def pick(measures: list[Measure], name: str, field: str | None = None) -> Measure:
    """The measure of events of that name, and of that field, for the first annotators."""
    return next(
        each
        for each in measures
        if (each.table, each.measure, each.field) == ("events", name, field)
    )


def twenty(second: str) -> DocumentPasses:
    """Twenty events; what one pass codes as A or B in turns, the other codes as is said."""
    places = [(at * 5, at * 5 + 4) for at in range(20)]
    first = (
        unit(f"e{at:02}", place, event_type="AB"[at % 2], intensity=str(at / 2))
        for at, place in enumerate(places)
    )
    other = (
        unit(f"e{at:02}", place, event_type=second[at], intensity=str(at / 2))
        for at, place in enumerate(places)
        if second[at] != "-"
    )
    return coded_document(one_pass("a1", *first), one_pass("a2", *other))


def test_figures() -> None:
    """What is found, bounded and coded alike, each with its interval."""
    measures = measured(twenty("ABABABABABABABABAA--"))
    f1 = pick(measures, "f1")
    assert f1 == Measure("events", None, "f1", "a1", "a2", 1, 20, 0.9474, f1.low, f1.high, None)
    assert f1.low is not None and f1.high is not None and f1.low < 0.9474 < f1.high
    overlap = pick(measures, "mean_overlap")
    assert (overlap.unit_count, overlap.value, overlap.low) == (18, 1.0, None)
    assert overlap.note == "no interval, since every sample drawn from it has this value"
    same = pick(measures, "percent_agreement", "event_type")
    assert (same.unit_count, same.value) == (18, 0.9444)
    assert pick(measures, "cohen_kappa", "event_type").value == pytest.approx(8 / 9, abs=5e-5)
    assert pick(measures, "alpha_ordinal", "intensity").value == 1.0


def test_measures_are_named_once() -> None:
    """Every figure has a place of its own."""
    measures = measured(twenty("AB" * 10))
    keys = [(each.table, each.field, each.measure) for each in measures]
    assert len(set(keys)) == len(keys)
    assert {each.measure for each in measures} == set(MEASURES)


def test_no_variation() -> None:
    """Where every value is the same, chance explains all, and no number stands for it."""
    measures = measured(twenty("AB" * 10))
    kappa = pick(measures, "cohen_kappa", "polarity")
    assert (kappa.value, kappa.low, kappa.high) == (None, None, None)
    assert kappa.note == "not defined, since there is no variation in the values"
    assert pick(measures, "percent_agreement", "polarity").value == 1.0


def test_nothing_to_compare() -> None:
    """Passes without units in common have no figures of fields."""
    empty = measured(coded_document(one_pass("a1"), one_pass("a2")))
    for name, field in (("f1", None), ("mean_overlap", None), ("cohen_kappa", "event_type")):
        found = pick(empty, name, field)
        assert (found.unit_count, found.value, found.note) == (0, None, "nothing to compare")
    assert pick(empty, "alpha_unitized").value is None


def test_rare_variation_has_no_interval() -> None:
    """Where many samples would have no variation, those that have are no fair picture."""
    rare = pick(measured(twenty("A" + "BA" * 9 + "B")), "f1")
    assert rare.low is None
    places = [(at * 5, at * 5 + 4) for at in range(20)]
    units = [unit(f"e{at:02}", place, polarity="pn"[not at]) for at, place in enumerate(places)]
    found = measured(coded_document(one_pass("a1", *units), one_pass("a2", *units)))
    kappa = pick(found, "cohen_kappa", "polarity")
    assert (kappa.value, kappa.low) == (1.0, None)
    assert kappa.note == (
        "no interval, since many samples drawn from it have no variation in their values"
    )


def test_same_on_every_run() -> None:
    """The draws are fixed, so figures can be published and made again."""
    document = twenty("ABBBABABABABABABAB--")
    assert measured(document) == measured(document)
    assert pick(measured(document), "cohen_kappa", "event_type") == Measure(
        "events", "event_type", "cohen_kappa", "a1", "a2", 1, 18, 0.8889, 0.6662, 1.0, None
    )


def test_documents_are_pooled() -> None:
    """Units of all documents count together; a document with one pass does not count."""
    alone = coded_document(one_pass("a1", unit("e01", (0, 9), event_type="A")))
    measures = measured(twenty("AB" * 10), twenty("AA" * 10), alone)
    found = pick(measures, "percent_agreement", "event_type")
    assert (found.document_count, found.unit_count, found.value) == (2, 40, 0.75)


def test_three_annotators() -> None:
    """Every pair has its figures, and all together alphas alone."""
    units = [unit(f"e{at}", (at * 9, at * 9 + 8), event_type="AB"[at % 2]) for at in range(9)]
    passes = [one_pass(by, *units[: 9 - skip]) for skip, by in enumerate(("a1", "a2", "a3"))]
    measures = measured(coded_document(*passes))
    pairs = dict.fromkeys((each.first_annotator_id, each.second_annotator_id) for each in measures)
    assert list(pairs) == [("a1", "a2"), ("a1", "a3"), ("a2", "a3"), (None, None)]
    together = {each.measure for each in measures if each.first_annotator_id is None}
    assert together == {"alpha_unitized", "alpha_unitized_coded", "alpha_nominal", "alpha_ordinal"}
    codes = [[each.values["event_type"] == "A" for each in units[:8]]] * 2
    expected = krippendorff.alpha(
        reliability_data=[*codes, [*codes[0][:7], np.nan]], level_of_measurement="nominal"
    )
    found = [each for each in measures if each.field == "event_type"][-1]
    assert (found.unit_count, found.value) == (8, expected)
