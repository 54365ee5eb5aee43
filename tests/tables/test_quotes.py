"""Rows of quotes, their speakers and fragments, and of appointments."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from curated import Built, CuratedFolder, build_rows

from onrecord.tables.rows import RowSet

ANN = "annotations/bree.yaml"
COMMON = {"document_id": "bree", "status": "curated", "annotator_id": "a1"}


def code(folder: Path, text: str, quote: str) -> RowSet:
    """Build a corpus of one text and one quote."""
    corpus = CuratedFolder(folder / "corpus")
    corpus.add_document("bree", text)
    corpus.write(ANN, f"document: bree\nannotator: a1\nquotes:\n  - id: q01\n{quote}")
    return build_rows(corpus)


def test_a_direct_quote(built: Built) -> None:
    """A leading that does not make a quote less direct."""
    assert built.row("quotes", "bree-q01") == {
        "quote_id": "bree-q01",
        "quote_type": "direct",
        "speaker_id": "ada-byron",
        "speaker_basis": "stated",
        "content": "that “the road is open”",
        "quoted": "the road is open",
        "cue": "said",
        "start": 111,
        "end": 134,
        "evidence_id": "bree-q01.main.1.1",
        **COMMON,
    }


def test_a_mixed_quote(built: Built) -> None:
    """Words of the author before the quoted ones make it mixed; the final period stays out."""
    assert built.row("quotes", "bree-q02") == {
        "quote_id": "bree-q02",
        "quote_type": "mixed",
        "speaker_id": "ada-byron",
        "speaker_basis": "stated",
        "content": "that she “will never, ever close it.”",
        "quoted": "will never, ever close it",
        "cue": "said",
        "start": 139,
        "end": 176,
        "evidence_id": "bree-q02.main.1.1",
        **COMMON,
    }


def test_a_cut_quote(built: Built) -> None:
    """Pieces that the cue parts are joined, and lie between the first start and the last end."""
    assert built.row("quotes", "bree-q03") == {
        "quote_id": "bree-q03",
        "quote_type": "direct",
        "speaker_id": "king-of-rohan",
        "speaker_basis": "stated",
        "content": "“We are ready,” [...] “for peace.”",
        "quoted": "We are ready [...] for peace",
        "cue": "replied",
        "start": 211,
        "end": 257,
        "evidence_id": "bree-q03.main.1.1",
        **COMMON,
    }


def test_speakers_and_fragments(built: Built) -> None:
    """Every speaker and every quoted stretch is a row."""
    assert [tuple(row.values()) for row in built.rows("quote_speakers")] == [
        ("bree-q01", 1, "ada-byron"),
        ("bree-q02", 1, "ada-byron"),
        ("bree-q03", 1, "king-of-rohan"),
    ]
    assert [tuple(row.values()) for row in built.rows("quote_fragments")] == [
        ("bree-q01", 1, "the road is open", 117, 133, False),
        ("bree-q02", 1, "will never, ever close it", 149, 174, False),
        ("bree-q03", 1, "We are ready", 212, 224, False),
        ("bree-q03", 2, "for peace", 246, 255, False),
    ]


TYPES: dict[str, tuple[str, str, str, list[str]]] = {
    "indirect": ("Byron said the road is open.", "the road is open", "indirect", []),
    "direct": ("Byron said “Go.”", "“Go.”", "direct", ["Go"]),
    "direct with that": (
        "Byron said that “it goes on.”",
        "that “it goes on.”",
        "direct",
        ["it goes on"],
    ),
    "mixed": ("Byron said the “road” is open.", "the “road” is open", "mixed", ["road"]),
    "two stretches": ("Byron said “so,” and “so.”", "“so,” and “so.”", "mixed", ["so", "so"]),
    "question": ("Byron said “Why?”", "“Why?”", "direct", ["Why?"]),
    "ellipsis": ("Byron said “Well...”", "“Well...”", "direct", ["Well..."]),
    "nested": ("Byron said “the ‘new’ road.”", "“the ‘new’ road.”", "direct", ["the ‘new’ road"]),
    "half of a stretch": ("Byron said “go home, all.”", "go home", "direct", ["go home"]),
    "straight marks": ('Byron said "go".', '"go"', "direct", ["go"]),
    "single marks only": ("Byron said ‘go’.", "‘go’", "indirect", []),
}


@pytest.mark.parametrize("case", TYPES)
def test_types_of_quotes(case: str, tmp_path: Path) -> None:
    """Direct is nothing but quoted words, indirect none, mixed both."""
    text, content, kind, fragments = TYPES[case]
    exact = text if text.endswith("”") else text[:-1]
    quote = f"    speakers: [ada-byron]\n    cue: said\n    content: '{content}'\n"
    out = code(tmp_path, text, quote + f"    evidence: {{exact: '{exact}'}}\n")
    assert out.problems == []
    assert out.rows["quotes"].values[0]["quote_type"] == kind
    assert [row["text"] for row in out.rows["quote_fragments"].values] == fragments
    for row in out.rows["quote_fragments"].values:
        assert text[row["start"] : row["end"]] == row["text"]


def test_a_negated_stretch(tmp_path: Path) -> None:
    """Words that the frame denies are marked, so that nobody takes them for an assertion."""
    text = "Byron denied that it was “a plan” or “a plot.”"
    quote = "    speakers: [ada-byron]\n    content: that it was “a plan” or “a plot.”\n"
    quote += f"    negated: [2]\n    evidence: {{exact: '{text}'}}\n"
    fragments = code(tmp_path, text, quote).rows["quote_fragments"].values
    assert [(row["text"], row["is_negated"]) for row in fragments] == [
        ("a plan", False),
        ("a plot", True),
    ]


def test_nobody_is_named(tmp_path: Path) -> None:
    """A quote without a speaker has the basis none."""
    text = "Speculation suggested that the road was open."
    quote = "    cue: suggested\n    content: that the road was open\n"
    out = code(tmp_path, text, quote + f"    evidence: {{exact: '{text[:-1]}'}}\n")
    row = out.rows["quotes"].values[0]
    assert (row["speaker_id"], row["speaker_basis"], row["quoted"]) == (None, "none", None)


def test_two_speakers_and_an_addressee(tmp_path: Path) -> None:
    """Who speaks together are rows; who is spoken to is found by name; one may be inferred."""
    text = "Byron and the King told Bob Roper to go."
    quote = "    speakers: [ada-byron, king-of-rohan]\n    speaker_office: minister-of-bree\n"
    quote += "    addressee: bob-roper\n    cue: told\n    content: to go\n    evidence:\n"
    quote += "      exact: Byron and the King told Bob Roper to go\n"
    quote += "      speakers: {ada-byron: {exact: Byron, basis: inferred}}\n"
    out = code(tmp_path, text, quote)
    row = out.rows["quotes"].values[0]
    assert (row["speaker_id"], row["speaker_basis"]) == ("ada-byron", "inferred")
    assert (row["speaker_office_id"], row["addressee_id"]) == ("minister-of-bree", "bob-roper")
    words = {row["evidence_id"]: row["exact"] for row in out.rows["evidence"].values}
    assert words["bree-q01.speakers.2.1"] == "the King"
    assert words["bree-q01.addressee.1.1"] == "Bob Roper"


def test_content_outside_of_the_attribution(tmp_path: Path) -> None:
    """What is said must stand inside the attribution, and the cue outside of what is said."""
    text = "Byron said it. The road said no."
    quote = "    speakers: [ada-byron]\n    cue: said no\n    content: road\n"
    out = code(tmp_path, text, quote + "    evidence: {exact: Byron said it}\n")
    assert [each.message[:60] for each in out.problems] == [
        "evidence 'road' stands outside of the words that it must be ",
        "evidence 'said no' stands outside of the words that it must ",
    ]


def test_appointments(built: Built) -> None:
    """A standing has no event; an act names its event and who appoints."""
    standing: dict[str, Any] = {
        "appointment_id": "bree-a01",
        "appointee_id": "ada-byron",
        "office_id": "minister-of-bree",
        "action": "incumbent",
        "date_text": "3 May 2021",
        "date_edtf": "2021-05-03",
        "date_earliest": datetime.date(2021, 5, 3),
        "date_latest": datetime.date(2021, 5, 3),
        "date_basis": "stated",
        "evidence_id": "bree-a01.main.1.1",
        **COMMON,
    }
    act = {
        "appointment_id": "bree-a02",
        "appointee_id": "bob-roper",
        "office_id": "envoy-of-bree",
        "appointing_authority_id": "ada-byron",
        "action": "appointed",
        "date_basis": "none",
        "event_id": "bree-e02",
        "evidence_id": "bree-a02.main.1.1",
        **COMMON,
    }
    assert built.row("appointments", "bree-a01") == standing
    assert built.row("appointments", "bree-a02") == act
