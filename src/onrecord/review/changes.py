"""Change several files so that all of them change, or none."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from onrecord.corpus.line_batches import id_of_annotation, id_of_document
from onrecord.draft.write_drafts import merge_lines
from onrecord.errors import OnRecordError
from onrecord.forms.own_file import is_ours, put_blocks, renew_hash
from onrecord.layout import Layout


class ChangeError(OnRecordError):
    """A file is not what it was taken for, so that it stays as it is."""


class Change(Protocol):
    """A change of one file that can be made, and taken back."""

    @property
    def path(self) -> Path:
        """The file."""

    def is_made(self) -> bool:
        """Whether the file is as the change leaves it."""

    def is_undone(self) -> bool:
        """Whether the file is as it was before the change."""

    def apply(self) -> None:
        """Make the change; raises ChangeError where the file is not as it was."""

    def revert(self) -> None:
        """Take the change back if it was made."""


def apply_all(changes: Sequence[Change]) -> None:
    """Make changes in order; where one fails, or is stopped, all are taken back."""
    try:
        for each in changes:
            each.apply()
    except BaseException:
        revert_all(changes)
        raise


def revert_all(changes: Sequence[Change]) -> None:
    """Take changes back, the last first; those that were not made are passed over.

    Raises ChangeError, when all others were taken back, if the disk refuses one.
    """
    failed: list[str] = []
    for each in reversed(changes):
        try:
            each.revert()
        except OSError as error:
            failed.append(f"{each.path} could not be taken back: {error.strerror or error}")
    if failed:
        raise ChangeError("; ".join(failed))


def find_overwritten(changes: Sequence[Change]) -> Path | None:
    """The first file that is as none of its changes left or found it, if there is one.

    As one found it, it is where taking them back has stopped halfway.
    """
    known = {each.path for each in changes if each.is_made() or each.is_undone()}
    return next((each.path for each in changes if each.path not in known), None)


@dataclass(frozen=True)
class FileChange:
    """The whole content of a file, before and after; None where there is no file."""

    path: Path
    before: bytes | None
    after: bytes | None

    def apply(self) -> None:
        """Write the file, and read it back."""
        if not self.is_undone():
            raise ChangeError(f"{self.path} was changed just now; answer once more")
        _put(self.path, self.after)
        if not self.is_made():
            raise ChangeError(f"{self.path} does not hold what was written; look at the disk")

    def is_made(self) -> bool:
        """Whether the file has the content that was written."""
        return _read(self.path) == self.after

    def is_undone(self) -> bool:
        """Whether the file has the content that it had."""
        return _read(self.path) == self.before

    def revert(self) -> None:
        """Write the file as it was, unless somebody has changed it since."""
        if self.before != self.after and self.is_made():
            _put(self.path, self.before)


@dataclass(frozen=True)
class LineChange:
    """The line of one document in a file of lines, before and after; empty where there is none.

    ``layout`` has the documents, whose order the lines keep.
    """

    layout: Layout
    path: Path
    document: str
    before: bytes
    after: bytes

    def apply(self) -> None:
        """Write the file anew with the line, and read the line back."""
        if not self.is_undone():
            raise ChangeError(f"{self.path} was changed just now; answer once more")
        self._write(self.after)
        if not self.is_made():
            raise ChangeError(f"{self.path} does not hold what was written; look at the disk")

    def is_made(self) -> bool:
        """Whether the line is the one that was written."""
        return self.read() == self.after

    def is_undone(self) -> bool:
        """Whether the line is the one that stood there."""
        return self.read() == self.before

    def revert(self) -> None:
        """Write the line as it was, unless somebody has changed it since."""
        if self.before != self.after and self.is_made():
            self._write(self.before)

    def read(self) -> bytes:
        """The line as it is now."""
        return find_line(self.layout, self.path, self.document)

    def _write(self, line: bytes) -> None:
        old = self.read()
        was_ours = self.path.parent == self.layout.drafts and is_ours(self.path)
        if old:
            with self.path.open("rb") as file:
                put_durably(self.path, (line if each == old else each for each in file))
        else:
            put_durably(self.path, merge_lines(self.layout, self.path, {self.document: line}))
        if was_ours:
            renew_hash(self.path)


def find_line(layout: Layout, path: Path, document: str) -> bytes:
    """The line of a document in a file of documents, annotations or drafts; empty if none."""
    find_id: Callable[[bytes], str] = (
        id_of_document if path.parent == layout.documents else id_of_annotation
    )
    if not path.is_file():
        return b""
    # Ids are plain letters, so that most lines need not be parsed.
    name = document.encode()
    with path.open("rb") as file:
        return next((line for line in file if name in line and find_id(line) == document), b"")


def put_durably(target: Path, blocks: Iterable[bytes]) -> None:
    """Put a file in its place when all its blocks are on the disk; one at a time is in memory."""
    put_blocks(target, blocks, durably=True)
    _sync_folder(target.parent)


def _put(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
        _sync_folder(path.parent)
    else:
        put_durably(path, [content])


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _sync_folder(folder: Path) -> None:
    """Have the name of a new file on the disk too, where the system can do that."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
