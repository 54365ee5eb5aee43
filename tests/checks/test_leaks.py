"""What came with official records may stand in any text; what people wrote may not."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest
from batches import TEXT, Tables, change, document_rows, shared_rows
from support import real_tables

from onrecord.checks.run import Checker
from onrecord.schema.to_arrow import to_arrow

LEAK = TEXT[:40]
IMPORTED = {"document_id": None, "evidence_id": None, "status": "imported"}


def cell_of(rows: Tables, table: str, column: str) -> str:
    """A value of the first row."""
    return str(rows[table][column][0].as_py())


def with_rows(shared: Tables, table: str, row: dict[str, Any]) -> Tables:
    """Shared rows with one row more, all other cells of which are empty."""
    schema = to_arrow(real_tables()[table])
    return {**shared, table: pa.Table.from_pylist([row], schema=schema)}


def import_event(shared: Tables, **cells: Any) -> Tables:
    """Add an event that was imported, with cells that point at shared rows."""
    return with_rows(shared, "events", {"event_id": "r-e1", **IMPORTED, **cells})


def import_participant(shared: Tables, status: str = "imported") -> Tables:
    """Add an event in which the first actor has the first office."""
    event = with_rows(shared, "events", {"event_id": "r-e1", **IMPORTED, "status": status})
    cells = {
        "event_id": "r-e1",
        "role": "actor",
        "actor_id": cell_of(shared, "actors", "actor_id"),
        "office_id": cell_of(shared, "offices", "office_id"),
    }
    return with_rows(event, "participants", cells)


def import_appointment(shared: Tables) -> Tables:
    """Add an appointment of the first actor to the first office."""
    cells = {
        "appointment_id": "r-a1",
        "appointee_id": cell_of(shared, "actors", "actor_id"),
        "office_id": cell_of(shared, "offices", "office_id"),
    }
    return with_rows(shared, "appointments", {**cells, **IMPORTED})


def leaks(shared: Tables) -> list[tuple[str, int, str | None]]:
    """Where the shared words repeat the text of a document that keeps it back."""
    checker = Checker(real_tables(), shared, threads=1)
    rows = {name: each.slice(0, 0) for name, each in document_rows("one").items()}
    rows["documents"] = document_rows("one")["documents"]
    rows = change(rows, "documents", 0, title="One", text_release="hashes")
    found = checker.check(rows, {"one": TEXT}).violations
    checker.close()
    return [(each.table, each.row, each.column) for each in found if each.rule == "leak"]


@pytest.mark.parametrize("column", ["what", "place", "locator"])
def test_records_with_imported_rows_are_facts(column: str) -> None:
    """The words of a record are its own if rows were made of it, and a curator's if not."""
    shared = change(shared_rows(), "records", 0, **{column: LEAK})
    assert leaks(shared) == [("records", 0, column)]
    assert leaks(import_event(shared, record_id=cell_of(shared, "records", "record_id"))) == []
    other = shared["records"]["record_id"][1].as_py()
    assert leaks(import_event(shared, record_id=other)) == [("records", 0, column)]


def test_who_keeps_a_record_is_a_name() -> None:
    """A body and a person may be called in any text as they are called, in up to ten words."""
    shared = change(shared_rows(), "records", 0, body=LEAK, who=LEAK)
    assert leaks(change(shared, "annotators", 0, name=LEAK)) == []
    longer = change(shared, "records", 0, body=TEXT[:60])
    assert leaks(longer) == [("records", 0, "body")]


@pytest.mark.parametrize("add", [import_participant, import_appointment])
def test_actors_and_offices_of_imported_rows_are_facts(add: Any) -> None:
    """What an import says of those whom its rows name is free, and of nobody else."""
    shared = change(shared_rows(), "actors", 0, description=LEAK)
    shared = change(shared, "offices", 0, name=TEXT)
    found = [("actors", 0, "description"), ("offices", 0, "name")]
    assert sorted(leaks(shared)) == found
    assert leaks(add(shared)) == []
    assert leaks(change(add(shared), "actors", 1, description=LEAK)) == [
        ("actors", 1, "description")
    ]


def test_rows_that_people_coded_make_nothing_free() -> None:
    """An actor whom only coded rows name is described in a curator's words."""
    shared = change(shared_rows(), "actors", 0, description=LEAK)
    assert leaks(import_participant(shared, "adjudicated")) == [("actors", 0, "description")]


def test_who_answers_for_imported_rows_is_a_fact() -> None:
    """An annotator of imported rows is a source that describes itself."""
    shared = change(shared_rows(), "annotators", 0, description=LEAK)
    assert leaks(shared) == [("annotators", 0, "description")]
    imported = import_event(shared, annotator_id=cell_of(shared, "annotators", "annotator_id"))
    assert leaks(imported) == []
