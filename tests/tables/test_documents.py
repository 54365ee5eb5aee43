"""Rows of passages, documents, authorities, and what stands in the other curated files."""

from __future__ import annotations

import datetime
import hashlib

from curated import TEXT, Built, CuratedFolder, build_rows


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
