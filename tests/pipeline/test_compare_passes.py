"""The build compares independent passes: their differences and agreement are tables."""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest
from curated import ANNOTATION, CuratedFolder, build

from onrecord.errors import DataError
from onrecord.pipeline.make import make_release

ANNOTATORS = """annotator_id,kind,name,description
a1,person,First coder,Coded the corpus.
b1,person,Second coder,Coded it again.
"""
DECIDED = """document: bree
annotator: a1
first: b1
second: a1
first_sha256: {hash}
second_sha256: {hash}
decisions:
  - step: 1
    table: events
    taken: second
    decided_by: b1
    first_row: e01
    second_row: e01
    row: e01
    fields: [modality]
    note: They did meet.
"""


@pytest.fixture
def coded(corpus: CuratedFolder) -> CuratedFolder:
    """A document coded by two people, whom one field and one row part; the first coding stands."""
    other = ANNOTATION.replace("annotator: a1", "annotator: b1")
    other = other.replace("modality: actual", "modality: planned", 1)
    corpus.write("vocabularies/annotators.csv", ANNOTATORS)
    corpus.write("annotations/bree.a1.yaml", ANNOTATION)
    corpus.write("annotations/bree.b1.yaml", other)
    return corpus


def rows_of(corpus: CuratedFolder, table: str) -> list[dict[str, Any]]:
    """The rows of a table of the built corpus."""
    rows: list[dict[str, Any]] = build(corpus.root).read(table).to_pylist()
    return rows


def test_a_difference_is_a_row(coded: CuratedFolder) -> None:
    """It has both values, where they were coded, and which of them stands."""
    (row,) = rows_of(coded, "disagreements")
    assert row["disagreement_id"] == "bree.a1-e01.b1-e01.modality"
    assert (row["first_value"], row["second_value"]) == ("actual", "planned")
    assert (row["first_start"], row["first_end"]) == (row["second_start"], row["second_end"])
    assert (row["row_id"], row["decision"], row["decided_by"]) == ("bree-e01", "first", "a1")


def test_who_decided_is_told(coded: CuratedFolder) -> None:
    """A decision that was written down is told with its reason, whichever pass it names first."""
    coded.write("adjudications/bree.yaml", DECIDED.format(hash="0" * 64))
    (row,) = rows_of(coded, "disagreements")
    assert (row["decision"], row["decided_by"]) == ("first", "b1")
    assert row["note"] == "They did meet."


def test_decisions_of_another_than_who_signs(coded: CuratedFolder) -> None:
    """A coding that somebody else has put in the place of the adjudicated one is told."""
    decided = DECIDED.format(hash="0" * 64).replace("annotator: a1", "annotator: b1", 1)
    coded.write("adjudications/bree.yaml", decided)
    with pytest.raises(DataError) as caught:
        build(coded.root)
    assert [str(each) for each in caught.value.problems] == [
        "data/curated/adjudications/bree.yaml:2: the decisions are of 'b1', and the coding is "
        "signed by 'a1'; restore the coding, or move this file away"
    ]


def test_agreement_between_people_is_told_as_such(coded: CuratedFolder) -> None:
    """Every figure says how many documents it is from, and what the annotators are."""
    rows = {each["reliability_id"]: each for each in rows_of(coded, "reliability")}
    modality = rows["events.modality.percent_agreement.a1.b1"]
    assert (modality["annotator_kind"], modality["document_count"]) == ("person", 1)
    assert 0 < modality["value"] < 1
    assert rows["events.unit.f1.a1.b1"]["value"] == 1


def test_passes_and_decisions_are_inputs(coded: CuratedFolder) -> None:
    """What tables depend on has its hash in the descriptor."""
    coded.write("adjudications/bree.yaml", DECIDED.format(hash="0" * 64))
    make_release(coded.root)
    descriptor = json.loads(coded.layout.descriptor.read_bytes())
    paths = [each["path"] for each in descriptor["onrecord"]["inputs"]]
    assert "data/curated/annotations/bree.b1.yaml" in paths
    assert "data/curated/adjudications/bree.yaml" in paths


def test_one_pass_has_nothing_to_agree_with(
    corpus: CuratedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then both tables are empty, and nothing is loaded to compare."""
    corpus.write("annotations/bree.a1.yaml", ANNOTATION)
    monkeypatch.delitem(sys.modules, "onrecord.agreement.measure", raising=False)
    release = build(corpus.root)
    assert release.count("disagreements") == release.count("reliability") == 0
    assert "onrecord.agreement.measure" not in sys.modules


def test_words_of_a_pass_must_be_there(coded: CuratedFolder) -> None:
    """What a pass quotes and nobody finds is told with its line."""
    coded.replace("annotations/bree.b1.yaml", "met the King of Rohan", "met the Queen of Rohan")
    with pytest.raises(DataError) as error:
        build(coded.root)
    problems = [each for each in error.value.problems if each.file.endswith("bree.b1.yaml")]
    assert problems
    assert "not found" in problems[0].message
    assert "nearest" in problems[0].message


@pytest.mark.parametrize("release", ["evidence", "hashes"])
def test_words_that_are_kept_back_are_given_by_position(coded: CuratedFolder, release: str) -> None:
    """A pass stays as it is, so a value that repeats the text becomes a place in it."""
    coded.replace("documents/bree.yaml", "text_release: full", f"text_release: {release}")
    words = "Bree did not invite the League."
    coded.replace("annotations/bree.b1.yaml", "{name: Edoras}", f"{{name: {words}}}")
    row = next(each for each in rows_of(coded, "disagreements") if each["field"] == "place_name")
    assert row["first_value"] == "Edoras"
    assert row["second_value"] != words
    start, end = map(int, row["second_value"].split("-"))
    text = (coded.layout.documents / "bree.txt").read_text(encoding="utf-8")
    assert text[start:end] in words


def test_a_note_keeps_text_back_too(coded: CuratedFolder) -> None:
    """Whoever decided can say it otherwise, and is told to."""
    coded.replace("documents/bree.yaml", "text_release: full", "text_release: hashes")
    decided = DECIDED.replace("They did meet.", "Bree did not invite the League.")
    coded.write("adjudications/bree.yaml", decided.format(hash="0" * 64))
    with pytest.raises(DataError) as error:
        build(coded.root)
    assert [str(each) for each in error.value.problems] == [
        "data/curated/adjudications/bree.yaml:1: a note on bree.a1-e01.b1-e01.modality repeats "
        "'Bree did not invite the League', which the document's text_release keeps back; say it "
        "in your own words"
    ]
