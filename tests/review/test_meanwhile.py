"""What others change while somebody reviews is neither lost nor taken for what was shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from drafted import add_road
from reviewing import ReviewedFolder, corpus, ids

from onrecord.draft.decisions import decisions_folder
from onrecord.release.lock import lock
from onrecord.review.terminal import Terminal

__all__ = ["corpus"]


def test_two_at_once(corpus: ReviewedFolder) -> None:
    """A document that somebody else reviews is refused in one line."""
    with lock(decisions_folder(corpus.layout), name="road.lock"):
        said = corpus.answer("a")
    assert (said.status, said.err) == (
        1,
        "road is under review by somebody else; wait, or take another document\n",
    )


def test_busy_document_is_passed_over(corpus: ReviewedFolder) -> None:
    """The other documents are asked about, and at the end it is said which was not."""
    add_road(corpus, "path")
    corpus.draft("path")
    with lock(decisions_folder(corpus.layout), name="path.lock"):
        said = corpus.answer("d", "q")
    assert "road, 1 of 5: event e01" in said.out
    assert "1 dropped, 0 left for later, in 1 document\n" in said.out
    assert (said.status, said.err) == (
        1,
        "path is under review by somebody else; wait, or take another document\n",
    )


def at_question(monkeypatch: pytest.MonkeyPatch, number: int, act: Callable[[], object]) -> None:
    """Let something happen while a person thinks about one of the questions."""
    ask, count = Terminal.ask, 0

    def interrupted(self: Terminal, question: str) -> str | None:
        nonlocal count
        count += 1
        if count == number:
            act()
        return ask(self, question)

    monkeypatch.setattr(Terminal, "ask", interrupted)


def test_draft_that_is_written_anew_meanwhile(
    corpus: ReviewedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row is not taken for another one that got its id since."""
    draft = corpus.layout.drafts / "road.yaml"
    text = corpus.drafted().replace('"CONSULT"', '"ACCUSE"')
    at_question(monkeypatch, 1, lambda: draft.write_text(text, encoding="utf-8"))
    said = corpus.answer("d", "q")
    assert "road.yaml was drafted anew; quit, and review it again" in said.out
    assert corpus.drafted() == text


def test_text_that_changes_meanwhile(
    corpus: ReviewedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is coded of a text that is not the one that was shown."""
    text = corpus.curated / "documents/road.txt"
    at_question(monkeypatch, 2, lambda: text.write_text("Another.\n", encoding="utf-8"))
    said = corpus.answer("a", "a", "q")
    assert "road.txt was changed; quit, and draft it again" in said.out
    assert corpus.coding() == ""


def test_what_somebody_wrote_meanwhile_stays(
    corpus: ReviewedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows are added to the coding as it is now, and an answer that would undo more stays."""
    path = corpus.curated / "annotations/road.yaml"
    at_question(
        monkeypatch,
        3,
        lambda: path.write_text(f"{corpus.coding()}# mine\n", encoding="utf-8"),
    )
    said = corpus.answer("a", "a", "u", "a", "q")
    assert f"{path} was changed since, so accept cannot be undone" in said.out
    assert corpus.coding().count("# mine\n") == 1
    assert ids(corpus.coding()) == {"events": ["e01"], "quotes": ["q01"]}


def test_actor_whom_somebody_else_listed_meanwhile(
    corpus: ReviewedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two reviews at once do not list somebody twice."""
    path = corpus.curated / "authorities/actors.yaml"
    entry = "  - {id: cora-dale, name: Cora Dale, type: person}\n"
    at_question(monkeypatch, 2, lambda: path.write_text(path.read_text() + entry, encoding="utf-8"))
    corpus.answer("a", "a", "q")
    assert path.read_text(encoding="utf-8").count("id: cora-dale") == 1
    corpus.built()
