"""No text is too odd to be drafted, and none takes more than its share of time."""

from __future__ import annotations

import random
import time

import pytest
from draft.hostile_texts import NAMES, hostile_text, mixed_text, mutated_text
from draft.sound_drafts import build_faults, draft_faults
from drafted import TEXT

from onrecord.corpus.read import read_corpus
from onrecord.draft.coding.known import Known, gather_known
from onrecord.draft.draft_text import draft_text
from onrecord.layout import bundled
from onrecord.schema.read import read_schemas

# Patterns and loops that look back or ahead are most at risk from these.
_SLOWEST = [
    "cues between marks",
    "distinct names that speak",
    "everything",
    "half marks, half words",
    "hyphens and capitals",
    "nominations without end",
    "one straight mark, then words",
    "that",
    "to",
    "transcript, then a rule and spaces",
]


@pytest.fixture(scope="module")
def known() -> Known:
    """The codes of the dataset."""
    return gather_known(read_corpus(bundled(), read_schemas(bundled().schemas))[0])


@pytest.mark.parametrize("name", NAMES)
def test_hostile_text_is_drafted(name: str, known: Known) -> None:
    """Every proposal stands in the text, has words, and uses the codes that there are."""
    assert list(draft_faults({1: hostile_text(name, 1500)}, known)) == []


@pytest.mark.parametrize("name", _SLOWEST)
def test_time_does_not_grow_with_the_square(name: str) -> None:
    """25,000 characters take no minute; `make fuzz-draft` measures how time grows."""
    text = hostile_text(name, 25_000)
    started = time.process_time()
    draft_text(text)
    assert time.process_time() - started < 8


def test_mixtures_are_drafted(known: Known) -> None:
    """Pieces of hostile texts in any order, and a real text with mistakes, are drafted soundly."""
    texts = {seed: mixed_text(random.Random(seed)) for seed in range(60)}
    texts |= {seed: mutated_text(TEXT, random.Random(seed)) for seed in range(100, 200)}
    assert list(draft_faults(texts, known)) == []


def test_drafts_of_mixtures_are_built() -> None:
    """What is drafted is read back, found in its text, and passes every check."""
    texts = {seed: mixed_text(random.Random(seed), 15) for seed in range(200, 230)}
    texts |= {seed: mutated_text(TEXT, random.Random(seed)) for seed in range(230, 260)}
    assert build_faults(texts) == []
