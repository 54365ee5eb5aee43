"""The views, in the database and through the API."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from curated import Built

from onrecord.access import Package


@pytest.mark.parametrize("view", ["events_that_happened", "events_wide"])
def test_the_database_and_the_package_give_the_same_rows(view: str, built: Built) -> None:
    """A view read with SQL has the rows that load gives."""
    loaded = Package(built.root).load(view, "arrow")
    with closing(sqlite3.connect(built.corpus.layout.database)) as database:
        found = database.execute(f"SELECT * FROM {view}")
        columns = [each[0] for each in found.description]
        rows = found.fetchall()
    assert columns == loaded.column_names
    as_text = [
        tuple(
            str(cell) if name.startswith("date_") and cell else cell for name, cell in row.items()
        )
        for row in loaded.to_pylist()
    ]
    assert rows == as_text
    assert rows


def test_events_that_happened(built: Built) -> None:
    """What is planned, hypothetical or denied did not happen."""
    happened = Package(built.root).load("events_that_happened", "arrow")
    assert happened["event_id"].to_pylist() == ["bree-e01", "bree-e02", "bree-e03"]


def test_events_wide(built: Built) -> None:
    """One flat row has names, offices, labels and the words of the evidence."""
    wide = Package(built.root).load("events_wide", "arrow").to_pylist()
    assert len(wide) == 6
    row = {name: str(value) for name, value in wide[0].items() if value is not None}
    assert row == {
        "event_id": "bree-e01",
        "summary": "A minister visits a king.",
        "event_type": "CONSULT",
        "event_type_label": "Consult",
        "event_mode": "visit",
        "modality": "actual",
        "polarity": "positive",
        "quad_class": "1",
        "intensity": "4.0",
        "actor_id": "ada-byron",
        "actor_name": "Ada Byron",
        "actor_office": "Minister of Bree",
        "recipient_id": "king-of-rohan",
        "recipient_name": "King of Rohan",
        "date_text": "3 May 2021",
        "date_edtf": "2021-05-03",
        "date_earliest": "2021-05-03",
        "date_latest": "2021-05-03",
        "date_basis": "stated",
        "place_name": "Edoras",
        "evidence_text": (
            "On 3 May 2021, Ada Byron, the minister of Bree, met the King of Rohan in Edoras"
        ),
        "document_id": "bree",
        "document_title": "The Treaty of Bree",
        "publisher": "The Bree Gazette",
    }
