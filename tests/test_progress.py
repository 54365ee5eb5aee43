"""Long work tells how far it has come, in the way that befits who listens."""

from __future__ import annotations

import io

import pytest

from onrecord import progress
from onrecord.progress import Quiet, Reported


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        """The time."""
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock by which progress is told."""
    made = Clock()
    monkeypatch.setattr(progress.time, "monotonic", made.monotonic)
    return made


def test_short_work_says_nothing_in_a_log(clock: Clock) -> None:
    """Work of less than a minute leaves no line where there is no terminal."""
    out = io.StringIO()
    with Reported(out) as reported:
        reported.start(1_000)
        clock.now += 59
        reported.advance(10, 150, 1_000)
    assert out.getvalue() == ""


def test_a_line_a_minute_in_a_log(clock: Clock) -> None:
    """Long work leaves a line a minute, with all that is done, the speed and what is left."""
    out = io.StringIO()
    with Reported(out) as reported:
        reported.start(400_000_000)
        for _ in range(5):
            clock.now += 25
            reported.advance(1_000, 15_000, 50_000_000)
    assert out.getvalue().splitlines() == [
        "38%: 3000 documents, 45000 rows, 2.0 MB/s, 125 s left",
    ]


def test_a_bar_on_a_terminal() -> None:
    """On a terminal there is a bar with documents, rows, speed and the time left."""
    out = Terminal()
    with Reported(out) as reported:
        reported.start(2_000_000)
        reported.advance(7, 105, 1_000_000)
    shown = out.getvalue()
    assert "7 documents" in shown
    assert "105 rows" in shown
    assert "50%" in shown


def test_nothing_to_do_is_done(clock: Clock) -> None:
    """An empty corpus is no division by zero."""
    assert Reported(io.StringIO()).line(0.0) == "100%: 0 documents, 0 rows, 0.0 MB/s"


def test_quiet_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """A function that is called in a program does not write on its terminal."""
    quiet = Quiet()
    quiet.start(1)
    quiet.advance(1, 1, 1)
    assert capsys.readouterr() == ("", "")
