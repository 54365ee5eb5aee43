"""Several files change, or none does, whatever stops the work in between."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest
from reviewing import ReviewedFolder, corpus

from onrecord.draft.decisions import decisions_folder
from onrecord.review import changes
from onrecord.review.changes import ChangeError, FileChange, apply_all, revert_all
from onrecord.review.journal import Journal, lock_files
from onrecord.review.rows import Unit
from onrecord.review.terminal import Terminal

__all__ = ["corpus"]


def test_all_or_none(tmp_path: Path) -> None:
    """Where the second change cannot be made, the first is taken back."""
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"1")
    with pytest.raises(ChangeError, match="two was changed just now"):
        apply_all([FileChange(one, b"1", b"2"), FileChange(two, b"old", b"new")])
    assert one.read_bytes() == b"1"
    assert not two.exists()
    assert sorted(tmp_path.iterdir()) == [one]


def test_what_somebody_changed_since_is_not_reverted(tmp_path: Path) -> None:
    """To undo never writes over somebody's work."""
    one, two = tmp_path / "one", tmp_path / "folder" / "two"
    made = [FileChange(one, None, b"1"), FileChange(two, None, b"2")]
    apply_all(made)
    one.write_bytes(b"mine")
    revert_all(made)
    assert one.read_bytes() == b"mine"
    assert not two.exists()


@pytest.mark.parametrize("writes", range(1, 8))
def test_disk_that_fails_leaves_all_as_it_was(
    corpus: ReviewedFolder, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    """Whichever file cannot be written, none has changed, and the question is asked again."""
    before = corpus.files()
    write, count = changes.put_durably, 0

    def fail(target: Path, blocks: object) -> None:
        nonlocal count
        count += 1
        if count == writes:
            raise OSError(28, "No space left on device", str(target))
        write(target, blocks)  # type: ignore[arg-type]

    monkeypatch.setattr(changes, "put_durably", fail)
    said = corpus.answer("a", "a", "q")
    monkeypatch.undo()
    if "1 accepted" not in said.out:
        assert "No space left on device" in said.out + said.err
        assert corpus.files() == before
        assert "1 of 5: event e01" in corpus.answer("q").out


@pytest.mark.parametrize("writes", range(1, 7))
def test_crash_leaves_a_corpus_that_can_be_built(
    corpus: ReviewedFolder, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    """After each write the corpus is whole, and the next review mends what was left over."""
    write, count = changes.put_durably, 0

    class Crash(BaseException):
        """The machine stops."""

    def crash(target: Path, blocks: object) -> None:
        nonlocal count
        count += 1
        write(target, blocks)  # type: ignore[arg-type]
        if count == writes:
            raise Crash

    def revert(_: object) -> None:
        """Nobody is there to take anything back."""

    monkeypatch.setattr(changes, "put_durably", crash)
    monkeypatch.setattr(changes, "revert_all", revert)
    monkeypatch.setattr("onrecord.review.journal.Journal.note", _note_once())
    try:
        said = corpus.answer("a", "a", "q").out
    except Crash:
        said = ""
    monkeypatch.undo()
    corpus.built()
    answered = corpus.answer(*"a" * 8)
    assert (answered.status, answered.err) == (0, "")
    assert "e01" in corpus.coding()
    assert corpus.coding().count("e01") == 1
    assert "e01" not in corpus.drafted()
    assert said == "" or "1 accepted" in said


def _note_once() -> object:
    """Note answers, but not that they were taken back, as nobody does who was killed."""
    note = Journal.note

    def only(self: Journal, answer: str, unit: Unit) -> None:
        if answer != "undo":
            note(self, answer, unit)

    return only


def test_undo_on_a_disk_that_fails_is_tried_again(
    corpus: ReviewedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that cannot be taken back ends nothing, and the next undo does the rest."""
    before = corpus.files()
    revert, has_failed = FileChange.revert, False

    def fail(self: FileChange) -> None:
        nonlocal has_failed
        if self.path.name == "actors.yaml" and not has_failed:
            has_failed = True
            raise OSError(28, "No space left on device", str(self.path))
        revert(self)

    monkeypatch.setattr(FileChange, "revert", fail)
    said = corpus.answer("a", "a", "u", "u", "q")
    assert "actors.yaml could not be taken back: No space left on device" in said.out
    assert "undone: accept of event e01" in said.out
    assert corpus.files() == before


def test_drop_that_fails_is_not_noted(
    corpus: ReviewedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the draft cannot be written, the row is not dropped, now or later."""

    def fail(self: FileChange) -> None:
        raise OSError(28, "No space left on device", str(self.path))

    with monkeypatch.context() as patch:
        patch.setattr(FileChange, "apply", fail)
        said = corpus.answer("d", "q")
    assert "road.yaml: No space left on device" in said.out
    assert "0 dropped" in said.out
    assert "1 of 5: event e01" in corpus.answer("q").out


def test_undo_waits_for_another_review(
    corpus: ReviewedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is taken back while somebody else writes; once they are done, it is."""
    ask, questions = Terminal.ask, 0

    def held(self: Terminal, question: str) -> str | None:
        nonlocal questions
        questions += 1
        if questions == 2:
            other.enter_context(lock_files(decisions_folder(corpus.layout)))
        if questions == 3:
            other.close()
        return ask(self, question)

    monkeypatch.setattr(Terminal, "ask", held)
    with ExitStack() as other:
        said = corpus.answer("d", "u", "u", "q")
    assert said.out.count("another review is writing; answer once more") == 1
    assert said.out.count("undone: drop of event e01") == 1


def test_looking_at_a_draft_writes_nothing(corpus: ReviewedFolder) -> None:
    """Who only looks leaves every file as it is, also once rows were accepted."""
    corpus.answer("a", "a", "q")
    draft = corpus.layout.drafts / "road.yaml"
    before = draft.stat()
    corpus.answer("q")
    assert draft.stat().st_mtime_ns == before.st_mtime_ns
    assert draft.stat().st_ino == before.st_ino
