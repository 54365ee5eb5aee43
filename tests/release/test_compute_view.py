"""A view of somebody else's package is computed, or refused in one line that names it."""

from __future__ import annotations

import os
import signal
import threading
from typing import Any

import pyarrow as pa
import pytest
from support import arrow_rows

from onrecord.errors import OnRecordError
from onrecord.release import compute_view as module
from onrecord.release.compute_view import compute_view
from onrecord.schema.model import Field, Table

NAME = Field("name", "string", "What it is called.")
BORN = Field("born", "date", "When it was born.")
PETS = Table("pets", "Pets", "A pet a row.", "support", 1, (NAME, BORN))
ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c"


def see(query: str, rows: list[dict[str, Any]]) -> pa.Table:
    """Compute a view of pets with the two columns of their table."""
    view = Table("seen", "Seen", "What is seen.", "view", 2, (NAME, BORN), query=query)
    return compute_view(view, {"pets": PETS}, lambda _: arrow_rows(PETS, rows))


def test_a_view_is_computed() -> None:
    """Values come back in the types of the schema, nulls too."""
    rows = [{"name": "tom", "born": None}]
    assert see("SELECT * FROM pets", rows).to_pylist() == rows


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("SELECT readfile('x') AS name, NULL AS born", "no such function: readfile"),
        ("SELECT name, born FROM cats", "no such table: main.cats"),
        ("SELECT 5 AS name, NULL AS born", "Expected bytes, got a 'int' object"),
        ("SELECT 'tom' AS name, 'x' AS born", "Invalid isoformat string: 'x'"),
        ("SELECT 'tom' AS name, 5 AS born", "argument must be str"),
        ("SELECT x'ff00' AS name, NULL AS born", "was not a utf8 string"),
        ("SELECT CAST(x'ff41' AS TEXT) AS name, NULL AS born", "Could not decode to UTF-8"),
        ("SELECT abs(-9223372036854775807 - 1) AS name, NULL AS born", "integer overflow"),
        ("SELECT 1; SELECT 2", "one statement at a time"),
    ],
)
def test_a_query_that_fails_is_an_error_that_names_the_view(query: str, reason: str) -> None:
    """Whatever goes wrong while the query is read or run is said in one line."""
    with pytest.raises(OnRecordError) as caught:
        see(query, [{"name": "tom"}])
    message = str(caught.value)
    assert message.startswith("the query of the view 'seen' is damaged: ")
    assert reason in message
    assert "\n" not in message


def test_a_query_that_does_not_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a number of steps the error says how many they were."""
    monkeypatch.setattr(module, "_MOST_STEPS", 1_000_000)
    with pytest.raises(OnRecordError) as caught:
        see(f"SELECT name, born FROM pets, ({ENDLESS})", [{"name": "tom"}])
    assert str(caught.value) == (
        "the query of the view 'seen' does not end: it was stopped after 1,000,000 steps"
    )


def test_a_query_is_not_run_before_its_tables_are_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    """To find the tables that it reads, it is compiled only."""
    monkeypatch.setattr(module, "_MOST_STEPS", 1_000_000)
    with pytest.raises(OnRecordError, match="does not end"):
        see(f"SELECT *, NULL AS born FROM (SELECT *, NULL AS name FROM ({ENDLESS}))", [])


# Where somebody has SQLite report errors of callbacks, the interrupt is reported besides.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_ctrl_c_stops_a_query() -> None:
    """A signal arrives while SQLite is at work."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer = threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    try:
        with pytest.raises(KeyboardInterrupt):
            see(f"SELECT name, born FROM pets, ({ENDLESS})", [{"name": "tom"}])
    finally:
        timer.join()
        signal.signal(signal.SIGINT, before)
