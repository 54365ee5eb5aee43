"""Measure how far passes agree: in finding and bounding units, and in each field of them.

Finding and bounding. ``f1`` is twice the matched units, of all units of both passes;
``mean_overlap`` the mean Jaccard index of the words of matched units. ``alpha_u`` is Krippendorff's
alpha of unitizing, by how far the ends of stretches of the same type are apart; it is of two
passes. ``alpha_unitized`` is Krippendorff's alpha of the characters of the text, each in a unit of
the pass or not; ``alpha_unitized_coded`` the same with the types of all units that a character is
in (of quotes, whether they are direct), so that units inside of others count as well. These two ask
the questions of binary and coded unitizing in K. Krippendorff, Y. Mathet, S. Bouvry and
A. Widlöcher, "On the reliability of unitizing textual continua: Further developments", Quality &
Quantity 50 (2016), 2347-2364, of each character by the alpha for nominal data, so that how a
stretch of units is parted counts only through its types.

Fields are measured on matched units, by ``percent_agreement``, ``cohen_kappa``, ``alpha_nominal``
and, where values have an order, ``alpha_ordinal``. Sets of ids are the same or not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from onrecord.agreement.blocks import alpha_u
from onrecord.agreement.bootstrap import Estimate, Sample, draw_parts, estimate, summarize
from onrecord.agreement.coefficients import (
    Codes,
    Counts,
    Values,
    alpha_nominal,
    alpha_ordinal,
    cohen_kappa,
    f1,
    percent_agreement,
)
from onrecord.agreement.continuum import Continuum
from onrecord.agreement.fields import FIELDS, KINDS, Compared
from onrecord.agreement.samples import sample_characters, sample_found, sample_values
from onrecord.agreement.tally import Tally, Who

MEASURES = (
    "f1",
    "mean_overlap",
    "alpha_u",
    "alpha_unitized",
    "alpha_unitized_coded",
    "percent_agreement",
    "cohen_kappa",
    "alpha_nominal",
    "alpha_ordinal",
)


@dataclass(frozen=True)
class Measure:
    """One figure of agreement.

    ``field`` is None for finding and bounding units; the annotators are None for all passes
    together. ``unit_count`` is how many things were compared: units, or the characters of the texts
    for the alphas of finding and bounding. ``low`` and ``high`` bound the interval of 95 %;
    ``note`` says why there is no value or no interval.
    """

    table: str
    field: str | None
    measure: str
    first_annotator_id: str | None
    second_annotator_id: str | None
    document_count: int
    unit_count: int
    value: float | None
    low: float | None
    high: float | None
    note: str | None


def measure(tally: Tally) -> list[Measure]:
    """Measure everything that was counted: by table, annotators, field and measure."""
    return [
        each
        for table in KINDS
        for who in tally.who()
        for each in (*_measure_units(tally, who, table), *_measure_fields(tally, who, table))
    ]


def _measure_units(tally: Tally, who: Who, table: str) -> Iterator[Measure]:
    documents = tally.documents[who]
    if who:
        found = sample_found(tally.found[who, table])
        yield _named(table, None, "f1", who, documents, found.total, estimate(found, f1))
        overlaps = tally.overlaps[who, table]
        overlap = _mean_overlap(overlaps)
        yield _named(table, None, "mean_overlap", who, documents, overlaps.total(), overlap)
        continuum = tally.continua[who, table]
        alpha = _of_continuum(continuum)
        yield _named(table, None, "alpha_u", who, documents, continuum.length, alpha)
    for name, is_coded in (("alpha_unitized", False), ("alpha_unitized_coded", True)):
        sample = sample_characters(tally.sentences[who, table], is_coded=is_coded)
        found_alpha = estimate(sample, alpha_nominal)
        yield _named(table, None, name, who, documents, sample.total, found_alpha)


def _measure_fields(tally: Tally, who: Who, table: str) -> Iterator[Measure]:
    for field in FIELDS[table]:
        counted = tally.values[who, table, field.name]
        sample = sample_values(counted)
        for name, function in (
            ("percent_agreement", percent_agreement),
            ("cohen_kappa", cohen_kappa),
            ("alpha_nominal", alpha_nominal),
        ):
            if who or name == "alpha_nominal":
                found = estimate(sample, function)
                yield _of_field(tally, who, table, field, name, sample, found)
        if field.order:
            ranked = sample_values(counted, field.order)
            found = estimate(ranked, alpha_ordinal)
            yield _of_field(tally, who, table, field, "alpha_ordinal", ranked, found)


def _of_field(
    tally: Tally,
    who: Who,
    table: str,
    field: Compared,
    name: str,
    sample: Sample,
    found: Estimate,
) -> Measure:
    return _named(table, field.name, name, who, tally.documents[who], sample.total, found)


def _named(
    table: str,
    field: str | None,
    name: str,
    who: Who,
    documents: int,
    units: int,
    found: Estimate,
) -> Measure:
    first, second = who or (None, None)
    figures = (found.value, found.low, found.high, found.note)
    return Measure(table, field, name, first, second, documents, units, *figures)


def _of_continuum(continuum: Continuum) -> Estimate:
    """The alpha of unitizing; of its blocks each is drawn by itself."""
    blocks = continuum.to_blocks()
    if not len(blocks.starts):
        return Estimate(None, None, None, "nothing to compare")
    drawn = [alpha_u(blocks, chosen) for chosen in draw_parts(len(blocks.lengths))]
    return summarize(alpha_u(blocks, blocks.all), np.array(drawn))


def _mean_overlap(counted: Counter[float]) -> Estimate:
    """The mean of how well the words of matched units overlap; every unit is drawn by itself."""
    overlaps = np.array(sorted(counted))

    def mean(_: Codes, counts: Counts) -> Values:
        means: Values = counts @ overlaps / counts.sum(axis=1)
        return means

    entries = np.repeat(np.arange(len(overlaps)), [counted[each] for each in overlaps])
    ones = np.ones(len(entries), dtype=np.int64)
    codes = np.zeros((len(overlaps), 1), dtype=np.int64)
    return estimate(Sample(codes, np.arange(len(entries)), entries, ones), mean)
