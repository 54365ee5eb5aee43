"""Rows of evidence, passages, documents, removed rows and authorities."""

from __future__ import annotations

import datetime
import hashlib

import pytest
from curated import TEXT, Built, CuratedFolder, build_rows

from onrecord.errors import DataError
from onrecord.release.make import build_release
from onrecord.tables.text_release import mask


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


def test_passages(built: Built) -> None:
    """Every sentence is a row, keyed by paragraph and number."""
    assert [tuple(row.values()) for row in built.rows("passages")][-3:] == [
        ("bree-p03-s02", "bree", 3, 2, 258, 309, TEXT[258:309]),
        ("bree-p04-s01", "bree", 4, 1, 310, 342, "The two will meet again in June."),
        ("bree-p04-s02", "bree", 4, 2, 343, 376, "😀 Bree did not invite the League."),
    ]


def test_a_document(built: Built) -> None:
    """The facts of a document, with what is computed from its text."""
    assert built.row("documents", "bree") == {
        "document_id": "bree",
        "title": "The Treaty of Bree",
        "publisher": "The Bree Gazette",
        "published_text": "10 May 2021",
        "published_edtf": "2021-05-10",
        "published_earliest": datetime.date(2021, 5, 10),
        "published_latest": datetime.date(2021, 5, 10),
        "published_basis": "stated",
        "language": "en",
        "text_release": "full",
        "text_sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "character_count": len(TEXT),
        "coding": "complete",
        "released_share": 1.0,
    }


def test_authorities(built: Built) -> None:
    """The preferred name comes first, then the others as they are listed."""
    assert [tuple(row.values()) for row in built.rows("actor_names")][:3] == [
        ("ada-byron", "Ada Byron", "preferred", 1),
        ("ada-byron", "Byron", "short", 2),
        ("king-of-rohan", "King of Rohan", "preferred", 1),
    ]
    assert built.row("offices", "minister-of-bree") == {
        "office_id": "minister-of-bree",
        "name": "Minister of Bree",
        "organization_id": "bree",
    }


def test_removed_rows_memberships_records(corpus: CuratedFolder) -> None:
    """What stands in the other curated files comes into its tables."""
    corpus.write(
        "removed_rows.csv",
        "row_id,table_name,removed_in,reason\nbree-e09,events,0.9.0,It was no act.\n",
    )
    corpus.replace(
        "authorities/actors.yaml",
        "{id: bob-roper, name: Bob Roper, type: person}",
        "{id: bob-roper, name: Bob Roper, type: person, memberships: "
        "[{organization: league, date: 2020/.., date_text: since 2020}]}",
    )
    corpus.write(
        "records/gazette.yaml",
        "records:\n  - {id: g1, body: Gazette, what: A visit, date: 2021-05}\n",
    )
    corpus.write(
        "records/corroborations.yaml",
        "corroborations:\n  - {id: c01, row: bree-e01, record: g1, finding: confirms, "
        "annotator: a1}\n  - {id: c02, row: bree-x1, record: g1, finding: confirms, "
        "annotator: a1}\n",
    )
    out = build_rows(corpus)
    assert [str(each) for each in out.problems] == [
        "data/curated/records/corroborations.yaml:3: row 'bree-x1' is no event, quote or "
        "appointment; give its whole id"
    ]
    kept = {
        table: [
            {name: value for name, value in row.items() if value is not None}
            for row in out.rows[table].values
        ]
        for table in ("removed_rows", "memberships", "records", "corroborations")
    }
    assert kept == {
        "removed_rows": [
            {
                "row_id": "bree-e09",
                "table_name": "events",
                "removed_in": "0.9.0",
                "reason": "It was no act.",
            }
        ],
        "memberships": [
            {
                "actor_id": "bob-roper",
                "organization_id": "league",
                "date_text": "since 2020",
                "date_edtf": "2020/..",
                "date_earliest": datetime.date(2020, 1, 1),
                "date_basis": "stated",
            }
        ],
        "records": [
            {
                "record_id": "g1",
                "body": "Gazette",
                "what": "A visit",
                "date_earliest": datetime.date(2021, 5, 1),
                "date_latest": datetime.date(2021, 5, 31),
            }
        ],
        "corroborations": [
            {
                "corroboration_id": "c01",
                "table_name": "events",
                "row_id": "bree-e01",
                "record_id": "g1",
                "finding": "confirms",
                "status": "curated",
                "annotator_id": "a1",
            }
        ],
    }


def test_a_summary_that_repeats_the_text_is_a_problem(corpus: CuratedFolder) -> None:
    """With a text kept back, thirty of its characters in the curator's own words are a leak."""
    corpus.replace("documents/bree.yaml", "text_release: full", "text_release: hashes")
    line = corpus.replace(
        "annotations/bree.yaml",
        "summary: A minister visits a king.",
        "summary: Ada Byron, the minister of Bree, met a king.",
    )
    with pytest.raises(DataError) as error:
        build_release(corpus.root)
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
            "name: She has named Bob Roper as envoy",
        ),
        (
            "annotations/bree.yaml",
            "note: The June",
            "note: She has named Bob Roper as envoy. The June",
        ),
        (
            "documents/bree.yaml",
            "title: The Treaty of Bree",
            "title: She has named Bob Roper as envoy. And",
        ),
    ],
)
def test_no_field_is_a_way_around(file: str, old: str, new: str, corpus: CuratedFolder) -> None:
    """Names, notes and titles are read for leaks like summaries."""
    corpus.replace("documents/bree.yaml", "text_release: full", "text_release: hashes")
    corpus.replace(file, old, new)
    with pytest.raises(DataError, match="which the document's text_release keeps back"):
        build_release(corpus.root)


def test_an_empty_document_releases_nothing(corpus: CuratedFolder) -> None:
    """A text without characters has the share 0."""
    corpus.add_document("empty", "", "evidence")
    out = build_rows(corpus)
    shares = [row["released_share"] for row in out.rows["documents"].values]
    assert shares == [1.0, 0.0]
    assert mask.__doc__
