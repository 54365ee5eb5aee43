"""What counts as an answer to a question: the small dataset, changed until it matters."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from onrecord.browse.questions.read import read_questions

QUESTIONS = read_questions()
Row = dict[str, Any]


@pytest.fixture
def changed(bree: Any, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A copy of the small database, to be changed."""
    shutil.copy(bree.app.room.database, tmp_path / "onrecord.db")
    with closing(sqlite3.connect(tmp_path / "onrecord.db")) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def ask(connection: sqlite3.Connection, question: str, **parameters: str) -> list[Row]:
    """The answer to a question from a changed database."""
    found = connection.execute(QUESTIONS[question]["sql"], parameters)
    return [dict(row) for row in found]


def corroborate(connection: sqlite3.Connection, row_id: str, finding: str, note: str) -> None:
    """Add a comparison of a row with an official record."""
    connection.execute(
        "INSERT OR IGNORE INTO records (record_id, body, what, date_earliest, date_latest) "
        "VALUES ('r1', 'The court', 'A day at court.', '2021-06-02', '2021-06-03')"
    )
    connection.execute(
        "INSERT INTO corroborations (corroboration_id, table_name, row_id, record_id, finding, "
        "note, status, annotator_id) VALUES ('c1', 'events', ?, 'r1', ?, ?, 'curated', 'a1')",
        [row_id, finding, note],
    )


def test_meeting_told_twice(changed: sqlite3.Connection) -> None:
    """A meeting that two rows tell of, or a row and a record, is one meeting."""
    assert [row["event_id"] for row in ask(changed, "who_met_whom")] == ["bree-e01"]
    corroborate(changed, "bree-e05", "occurred", "They met.")
    assert [(row["event_id"], row["who"], row["whom"]) for row in ask(changed, "who_met_whom")] == [
        ("bree-e01", "Ada Byron", "King of Rohan"),
        ("bree-e05", "Ada Byron", "King of Rohan"),
    ]
    changed.execute("UPDATE events SET same_act_as = 'bree-e01' WHERE event_id = 'bree-e05'")
    assert [row["event_id"] for row in ask(changed, "who_met_whom")] == ["bree-e01"]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE events SET realized_by = 'bree-e01' WHERE event_id = 'bree-e05'",
        "UPDATE events SET same_act_as = 'bree-e05' WHERE event_id = 'bree-e01'",
        "UPDATE events SET polarity = 'negative' WHERE event_id = 'bree-e05'",
    ],
)
def test_plan_that_is_settled(changed: sqlite3.Connection, change: str) -> None:
    """A plan is no longer open once it is realized, told as a deed, or a plan not to act."""
    open_plans = [row["plan"] for row in ask(changed, "planned_not_yet_realized")]
    assert open_plans == ["The two plan to meet again."]
    changed.execute(change)
    assert ask(changed, "planned_not_yet_realized") == []


def test_plan_that_a_record_settles(changed: sqlite3.Connection) -> None:
    """A plan is no longer open once a record shows that it came about; other findings only add."""
    corroborate(changed, "bree-e05", "differs", "A week later.")
    (row,) = ask(changed, "planned_not_yet_realized")
    assert row["a_record_says"] == "The court (differs): A week later."
    changed.execute("UPDATE corroborations SET finding = 'occurred'")
    assert ask(changed, "planned_not_yet_realized") == []


def test_said_about_an_organization(changed: sqlite3.Connection) -> None:
    """Words count as said about an organization if they name it or their act is directed at it."""
    assert ask(changed, "said_about_alliances", organization="") == []
    changed.execute("UPDATE actors SET sector_code = 'IGO' WHERE actor_id = 'league'")
    changed.execute("UPDATE quotes SET event_id = 'bree-e06' WHERE quote_id = 'bree-q01'")
    changed.execute("UPDATE events SET attributed_to = 'bree-q03' WHERE event_id = 'bree-e04'")
    found = ask(changed, "said_about_alliances", organization="")
    assert [(row["quote_id"], row["about"], row["found_by"]) for row in found] == [
        ("bree-q01", "the League", "recipient"),
        ("bree-q03", "the League", "recipient of what is claimed"),
    ]


@pytest.mark.parametrize(
    ("intensity", "directions"), [(9.5, "opposite"), (-6, "the same"), (0, "no clear sign")]
)
def test_directions(changed: sqlite3.Connection, intensity: float, directions: str) -> None:
    """Statements and deeds are opposite where one is of conflict and the other of cooperation."""
    changed.execute(
        "UPDATE events SET modality = 'actual', quad_class = 2, intensity = ? "
        "WHERE event_id = 'bree-e04'",
        [intensity],
    )
    changed.execute("UPDATE participants SET actor_id = 'bree' WHERE actor_id = 'league'")
    row = ask(changed, "statements_against_deeds")[0]
    assert (row["actor"], row["recipient"]) == ("King of Rohan", "Bree")
    assert row["mean_statement_intensity"] == -3.5
    assert (row["mean_deed_intensity"], row["directions"]) == (intensity, directions)


def test_confirmed_rows_do_not_differ(changed: sqlite3.Connection) -> None:
    """Only what differs or contradicts is listed."""
    corroborate(changed, "bree-e01", "confirms", "All agrees.")
    assert ask(changed, "text_and_record_differ") == []
    changed.execute("UPDATE corroborations SET finding = 'contradicts', note = 'Nobody came.'")
    (row,) = ask(changed, "text_and_record_differ")
    assert (row["row_says"], row["difference"], row["record_date_edtf"]) == (
        "A minister visits a king.",
        "Nobody came.",
        "2021-06-02/2021-06-03",
    )


def test_coverage_of_a_document_without_rows(changed: sqlite3.Connection) -> None:
    """A document that nobody coded has no evidence, and every sentence of it is without."""
    for table in ("events", "quotes", "appointments", "evidence"):
        changed.execute(f"DELETE FROM {table}")
    (row,) = ask(changed, "evidence_coverage")
    assert (row["evidence_percent"], row["event_count"]) == (0, 0)
    assert row["sentence_without_evidence_count"] == row["sentence_count"] > 0
