"""A review in a real terminal, by a process of its own that may be killed at any time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from reviewing import ReviewedFolder, corpus

__all__ = ["corpus"]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are of POSIX systems")
_KEYS = "[q]uit [?]:"
_LONGEST_WAIT = 60


class Person:
    """Somebody at a terminal in which the command runs."""

    def __init__(self, root: Path, annotator: str, **environment: str) -> None:
        import pty

        self._own, theirs = pty.openpty()
        words = ["review", "--folder", str(root), "--annotator", annotator]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "onrecord.cli", *words],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, "TERM": "xterm", **environment},
            start_new_session=True,
        )
        os.close(theirs)
        self._seen = ""

    def see(self, words: str) -> str:
        """Wait until words are shown; gives all that was shown since the last time."""
        ends = time.monotonic() + _LONGEST_WAIT
        while words not in self._seen:
            assert time.monotonic() < ends, self._seen
            try:
                shown = os.read(self._own, 65_536)
            except OSError:
                shown = b""
            assert shown or words in self._seen, self._seen
            self._seen += shown.decode()
        before, found, self._seen = self._seen.partition(words)
        return before + found

    def type(self, words: str) -> None:
        """Type a line."""
        os.write(self._own, words.encode() + b"\n")

    def end(self) -> int:
        """Wait until the command has ended; gives its status."""
        status = self.process.wait(_LONGEST_WAIT)
        os.close(self._own)
        return status


@pytest.fixture
def person(corpus: ReviewedFolder, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Gives somebody at a terminal, and ends what they leave behind."""
    people: list[Person] = []
    monkeypatch.delenv("NO_COLOR", raising=False)

    def sit_down(annotator: str = "a1", **environment: str) -> Person:
        people.append(Person(corpus.root, annotator, **environment))
        return people[-1]

    yield sit_down
    for each in people:
        if each.process.poll() is None:
            each.process.kill()
            each.process.wait()


def test_answers_survive_every_way_to_go(corpus: ReviewedFolder, person: Any) -> None:
    """Killed, stopped, or without its terminal: what was answered before is kept."""
    first = person("zoe")
    first.see("'zoe' is not declared; your name:")
    first.type("Zoë Q. Public")
    shown = first.see(_KEYS)
    assert "declared zoe in" in shown
    assert "\x1b[1mroad, 1 of 5: event e01\x1b[0m" in shown
    first.type("a")
    first.see("[d]o without [l]ater [q]uit:")
    first.type("a")
    first.see(_KEYS)
    first.process.kill()
    assert first.end() == -signal.SIGKILL
    assert "e01" in corpus.coding()
    assert 'zoe,person,Zoë Q. Public,"' in (
        (corpus.curated / "vocabularies/annotators.csv").read_text(encoding="utf-8")
    )

    second = person("zoe", NO_COLOR="1")
    assert "road, 1 of 4: quote q01\r\n  [[“The" in second.see(_KEYS)
    second.type("a")
    second.see(_KEYS)
    second.process.send_signal(signal.SIGINT)
    shown = second.see("every answer that you gave is kept")
    assert "1 accepted (1 row)" in shown
    assert second.end() == 130

    third = person("zoe")
    assert "road, 1 of 3: quote q02" in third.see(_KEYS)
    third.type("d")
    third.see(_KEYS)
    # Two at once: the second is told, and nothing is asked.
    fourth = person("zoe")
    fourth.see("road is under review by somebody else")
    assert fourth.end() == 1
    os.close(third._own)
    third.process.wait(_LONGEST_WAIT)

    assert "1 of 2: appointment a01" in corpus.answer("q", annotator="zoe").out
    corpus.built(include_drafts=True)
