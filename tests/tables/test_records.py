"""Rows of records, and of the events and appointments that are made from them."""

from __future__ import annotations

import datetime
from typing import Any

import msgspec
from curated import CuratedFolder, build_rows

from onrecord.corpus.yaml_events import parse_yaml

RECORDS = """records:
  - id: gazette-7
    body: The Bree Gazette
    what: A journey and a new office.
    who: Ada Byron
    country: GBR
    date: 1901-05-02/1901-05-04
    annotator: a1
    events:
      - id: e1
        summary: Ada Byron travels to London.
        type: CONSULT
        mode: visit
        contexts: [diplomatic]
        modality: actual
        polarity: positive
        actors: [{actor: ada-byron, office: minister-of-bree}, bob-roper]
        hosts: [league]
        date: 1901-05-02/1901-05-04
        place: {name: London, country: GBR}
        note: She met the League.
    appointments:
      - id: a1
        appointee: ada-byron
        office: envoy-of-bree
        action: appointed
        date: 1901-05
        event: e1
"""
PROVENANCE = {
    "document_id": None,
    "evidence_id": None,
    "record_id": "gazette-7",
    "status": "imported",
    "annotator_id": "a1",
}


def made(corpus: CuratedFolder, table: str) -> list[dict[str, Any]]:
    """The rows of a table that come from the record."""
    out = build_rows(corpus)
    assert out.problems == []
    keys = ("record_id", "event_id", "appointment_id", "row_id")
    return [
        row
        for row in map(dict, out.rows[table].values)
        if any(str(row.get(key)).startswith("gazette-7") for key in keys)
    ]


def test_an_event_of_a_record(corpus: CuratedFolder) -> None:
    """An event made from a record has it as provenance, and no words of a document."""
    corpus.write("records/gazette.yaml", RECORDS)
    (event,) = made(corpus, "events")
    first, last = datetime.date(1901, 5, 2), datetime.date(1901, 5, 4)
    expected = {
        "event_id": "gazette-7-e1",
        "event_type": "CONSULT",
        "plover_type": "CONSULT",
        "intensity": 4.0,
        "actor_id": "ada-byron",
        "recipient_id": None,
        "date_text": None,
        "date_earliest": first,
        "date_latest": last,
        "date_basis": "stated",
        "place_name": "London",
        "country_id": "GBR",
        **PROVENANCE,
    }
    assert {name: event[name] for name in expected} == expected
    assert [row["context"] for row in made(corpus, "event_contexts")] == ["diplomatic"]
    assert made(corpus, "notes") == [
        {"row_id": "gazette-7-e1", "table_name": "events", "note": "She met the League."}
    ]


def test_those_who_take_part(corpus: CuratedFolder) -> None:
    """Everybody in the event of a record is a participant, stated by the record."""
    corpus.write("records/gazette.yaml", RECORDS)
    assert [
        (row["role"], row["position"], row["actor_id"], row["office_id"], row["basis"])
        for row in made(corpus, "participants")
    ] == [
        ("actor", 1, "ada-byron", "minister-of-bree", "stated"),
        ("actor", 2, "bob-roper", None, "stated"),
        ("host", 1, "league", None, "stated"),
    ]


def test_an_appointment_of_a_record(corpus: CuratedFolder) -> None:
    """An appointment made from a record can name an event of the same record by its number."""
    corpus.write("records/gazette.yaml", RECORDS)
    (row,) = made(corpus, "appointments")
    expected = {
        "appointment_id": "gazette-7-a1",
        "appointee_id": "ada-byron",
        "action": "appointed",
        "date_edtf": "1901-05",
        "event_id": "gazette-7-e1",
        **PROVENANCE,
    }
    assert {name: row[name] for name in expected} == expected


def test_lines_give_the_same_rows(corpus: CuratedFolder) -> None:
    """A record in a line gives the rows that it gives in YAML."""
    corpus.write("records/gazette.yaml", RECORDS)
    tables = ("records", "events", "participants", "appointments", "notes")
    expected = [made(corpus, table) for table in tables]
    (corpus.curated / "records" / "gazette.yaml").unlink()
    (record,) = parse_yaml(RECORDS)[0]["records"]
    corpus.write("records/gazette.jsonl", msgspec.json.encode(record) + b"\n")
    assert [made(corpus, table) for table in tables] == expected


def test_a_malformed_number_is_refused(corpus: CuratedFolder) -> None:
    """An id that cannot be part of a key is a problem in its line."""
    line = RECORDS[: RECORDS.index("- id: e1")].count("\n") + 1
    corpus.write("records/gazette.yaml", RECORDS.replace("- id: e1", "- id: first"))
    assert str(build_rows(corpus).problems[0]) == (
        f"data/curated/records/gazette.yaml:{line}: malformed id 'first'; expected e and digits, "
        "as in e1"
    )


def test_what_people_wrote_takes_over_the_rows(corpus: CuratedFolder) -> None:
    """A record in YAML stands in place of the one in lines, and has its rows if it had none."""
    corpus.write("records/gazette.yaml", RECORDS)
    expected = [made(corpus, table) for table in ("events", "appointments")]
    (record,) = parse_yaml(RECORDS)[0]["records"]
    corpus.write("records/gazette.jsonl", msgspec.json.encode(record) + b"\n")
    own = "records: [{id: gazette-7, body: The Bree Gazette, what: Our own words.}]\n"
    corpus.write("records/gazette.yaml", own)
    assert [row["what"] for row in made(corpus, "records")] == ["Our own words."]
    assert [made(corpus, table) for table in ("events", "appointments")] == expected
