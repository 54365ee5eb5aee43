"""Write what a person answers: the files that it changes, and a line that says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from onrecord.draft.decisions import append_line
from onrecord.release.lock import lock
from onrecord.review.changes import Change, ChangeError, apply_all, find_overwritten, revert_all
from onrecord.review.rows import Unit


class Journal:
    """The answers about one document; those of others may be written at the same time."""

    def __init__(self, folder: Path, document: str, annotator: str) -> None:
        self._folder = folder
        self._path = folder / f"{document}.jsonl"
        self._annotator = annotator

    def note(self, answer: str, unit: Unit) -> None:
        """Note an answer that changes no file."""
        line = {"answer": answer, "annotator": self._annotator, "marks": unit.marks}
        append_line(self._path, line)

    def write(self, answer: str, unit: Unit, changes: Iterable[Change]) -> list[Change]:
        """Note an answer and make its changes, all or none; gives those that were made.

        They are worked out while no other review writes. Raises OnRecordError and OSError.
        """
        with lock_files(self._folder):
            made = list(changes)
            self.note(answer, unit)
            try:
                apply_all(made)
            except BaseException:
                self.note("undo", unit)
                raise
        return made

    def undo(self, answer: str, unit: Unit, changes: Sequence[Change]) -> None:
        """Take the changes of an answer back, and note that; what failed may be tried again.

        Raises ChangeError if somebody has changed one of the files since, and OSError.
        """
        with lock_files(self._folder):
            changed = find_overwritten(changes)
            if changed:
                raise ChangeError(f"{changed} was changed since, so {answer} cannot be undone")
            revert_all(changes)
            self.note("undo", unit)


def lock_files(folder: Path) -> AbstractContextManager[None]:
    """Hold the lock of all files that reviews write; raises OnRecordError if another has it."""
    return lock(folder, "another review is writing; answer once more", ".writing.lock")
