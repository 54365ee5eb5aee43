"""Rows of evidence, and what they may not pass on."""

from __future__ import annotations

import hashlib

import pytest
from curated import TEXT, Built, CuratedFolder, build, build_rows

from onrecord.errors import DataError


def test_evidence_of_an_event(built: Built) -> None:
    """The main span and each field's words have keys that say what they prove."""
    rows = [row for row in built.rows("evidence") if row["row_id"] == "bree-e02"]
    shown = [
        (row["evidence_id"], row["field"], row["position"], row["part"], row["kind"], row["exact"])
        for row in rows
    ]
    assert shown == [
        ("bree-e02.main.1.1", None, 1, 1, "words", "She has named Bob Roper as envoy"),
        ("bree-e02.actors.1.1", "actors", 1, 1, "words", "She"),
        ("bree-e02.actors.1.2", "actors", 1, 2, "antecedent", "Byron"),
        ("bree-e02.recipients.1.1", "recipients", 1, 1, "words", "Bob Roper"),
    ]


def test_a_row_of_evidence_in_full(built: Built) -> None:
    """Words come with their place, their hash, and 32 characters on both sides."""
    assert built.row("evidence", "bree-q03.content.1.2") == {
        "evidence_id": "bree-q03.content.1.2",
        "table_name": "quotes",
        "row_id": "bree-q03",
        "field": "content",
        "position": 1,
        "part": 2,
        "kind": "words",
        "document_id": "bree",
        "start": 245,
        "end": 257,
        "exact": "“for peace.”",
        "exact_sha256": hashlib.sha256("“for peace.”".encode()).hexdigest(),
        "prefix": TEXT[245 - 32 : 245],
        "suffix": TEXT[257 : 257 + 32],
    }


def test_all_evidence_stands_where_it_says(built: Built) -> None:
    """Every span of every table is the document's own characters, counted in code points."""
    for row in built.rows("evidence"):
        assert TEXT[row["start"] : row["end"]] == row["exact"]
        assert TEXT[: row["start"]].endswith(row["prefix"] or "")
        assert TEXT[row["end"] :].startswith(row["suffix"] or "")
    for table in ("passages", "mentions", "quote_fragments"):
        for row in built.rows(table):
            assert TEXT[row["start"] : row["end"]] == row["text"]


def test_the_first_words_of_a_document_have_no_prefix(corpus: CuratedFolder) -> None:
    """Where nothing stands before or after, the column is null and not an empty text."""
    corpus.add_document("bree", "Bree did not invite the League")
    corpus.write(
        "annotations/bree.yaml",
        "document: bree\nannotator: a1\nevents:\n  - {id: e01, summary: s, type: AGREE, "
        "modality: actual, polarity: negative, evidence: "
        "{exact: Bree did not invite the League}}\n",
    )
    (row,) = build_rows(corpus).rows["evidence"].values
    assert (row["prefix"], row["suffix"]) == (None, None)


def test_an_interrupted_clause_has_parts(corpus: CuratedFolder) -> None:
    """Each piece of a main span is a row, and the words of a date in pieces are joined."""
    corpus.replace(
        "annotations/bree.yaml",
        "exact: Bree did not invite the League",
        "exact: [Bree did, not invite], date: [Bree, invite]",
    )
    corpus.replace(
        "annotations/bree.yaml", "polarity: negative", "polarity: negative\n    date: 2021"
    )
    out = build_rows(corpus)
    parts = [
        (row["part"], row["exact"])
        for row in out.rows["evidence"].values
        if row["row_id"] == "bree-e06" and row["field"] is None
    ]
    assert parts == [(1, "Bree did"), (2, "not invite")]
    assert out.rows["events"].values[5]["date_text"] == "Bree [...] invite"


def test_a_summary_that_repeats_the_text_is_a_problem(corpus: CuratedFolder) -> None:
    """With a text kept back, thirty of its characters in the curator's own words are a leak."""
    corpus.replace("documents/bree.yaml", "text_release: full", "text_release: hashes")
    line = corpus.replace(
        "annotations/bree.yaml",
        "summary: A minister visits a king.",
        "summary: Ada Byron, the minister of Bree, met a king.",
    )
    with pytest.raises(DataError) as error:
        build(corpus.root)
    assert [str(each) for each in error.value.problems] == [
        f"data/curated/annotations/bree.yaml:{line}: summary repeats "
        "'Ada Byron, the minister of Bre', which the document's text_release keeps back; "
        "say it in your own words"
    ]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (
            "authorities/actors.yaml",
            "name: Bob Roper",
            "name: Bob of whom it is told that then and there She has named Bob Roper as envoy",
        ),
        (
            "annotations/bree.yaml",
            "note: The June",
            "note: She has named Bob Roper as envoy. The June",
        ),
        (
            "documents/bree.yaml",
            "title: The Treaty of Bree",
            f"title: She has named Bob Roper as envoy. And {'so on ' * 50}",
        ),
    ],
)
def test_no_field_is_a_way_around(file: str, old: str, new: str, corpus: CuratedFolder) -> None:
    """Names, notes and titles are read for leaks like summaries."""
    corpus.replace("documents/bree.yaml", "text_release: full", "text_release: hashes")
    corpus.replace(file, old, new)
    with pytest.raises(DataError, match="which the document's text_release keeps back"):
        build(corpus.root)


def test_an_empty_document_releases_nothing(corpus: CuratedFolder) -> None:
    """A text without characters has the share 0."""
    corpus.add_document("empty", "", "evidence")
    out = build_rows(corpus)
    shares = [row["released_share"] for row in out.rows["documents"].values]
    assert shares == [1.0, 0.0]
