"""Add files to a corpus as its documents: read, complete, compare with what is there, write."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import Problem, UsageError
from onrecord.intake.complete import Defaults, complete_facts
from onrecord.intake.document_ids import to_document_id
from onrecord.intake.found import UnreadableError
from onrecord.intake.list_files import list_given
from onrecord.intake.read_file import read_file
from onrecord.intake.write_documents import DocumentFiles
from onrecord.intake.write_lines import DocumentLines, read_line_hashes
from onrecord.layout import Layout


@dataclass(frozen=True)
class Added:
    """A file that is a document of the corpus now, and what was changed to make it one.

    ``is_new`` is false where the corpus had it already, with the same text, or where ``same_as``, a
    file that was given before, has the same text under the same id.
    """

    document_id: str
    path: Path
    changes: tuple[str, ...]
    is_new: bool
    same_as: Path | None = None


def add_documents(
    paths: Iterable[Path],
    root: Path,
    defaults: Defaults,
    *,
    bulk: str | None = None,
    ids_from_paths: bool = False,
    dry_run: bool = False,
) -> Generator[Added | Problem, None, None]:
    """Add files, and all files of folders, to the corpus in ``root``; yields what became of each.

    With ``bulk``, documents are lines of ``documents/<bulk>.jsonl``, which is put in place when
    all are written. With ``ids_from_paths``, the folders below a given one are part of the ids.

    Raises UsageError if there is no corpus, or a path leads nowhere or to the corpus itself.
    """
    layout, paths = Layout(root), list(paths)
    _check_call(layout, paths)
    files = DocumentFiles(layout)
    known = _Known(files, read_line_hashes(layout))
    with ExitStack() as stack:
        writer = stack.enter_context(DocumentLines(layout, bulk)) if bulk else files
        for given in list_given(paths):
            if isinstance(given, Problem):
                yield given
                continue
            try:
                document_id = to_document_id(
                    given.below if ids_from_paths else Path(given.path.name)
                )
                found = read_file(given.path, defaults.encoding)
                facts = complete_facts(found, given.path, defaults)
                same_as = known.find_first(document_id)
                is_new = known.take(document_id, facts["sha256"], given.path)
                if is_new and not dry_run:
                    writer.write(document_id, found.text, facts)
            except UnreadableError as error:
                yield Problem(str(given.path), 1, str(error))
            except OSError as error:
                yield _blame(error, given.path)
            else:
                yield Added(document_id, given.path, tuple(found.changes), is_new, same_as)


def _blame(error: OSError, path: Path) -> Problem:
    """Name what could not be read or written: the file to add, or a place in the corpus."""
    reason = (error.strerror or "cannot be read").lower()
    if error.filename is None or Path(os.fsdecode(error.filename)) == path:
        return Problem(str(path), 1, f"{reason}; nothing of it was added")
    return Problem(os.fsdecode(error.filename), 1, f"{reason}; {str(path)!r} was not added")


def _check_call(layout: Layout, paths: Iterable[Path]) -> None:
    root = str(layout.root)
    if not (layout.curated / "dataset.yaml").is_file():
        raise UsageError(f"there is no corpus in {root!r}; make one: onrecord new DIR")
    for path in paths:
        if not (path.exists() or path.is_symlink()):
            raise UsageError(f"there is no file or folder {str(path)!r}")
        if layout.curated.resolve().is_relative_to(path.resolve()):
            raise UsageError(f"the folder {str(path)!r} holds the corpus; name one with texts only")


class _Known:
    """The documents that are there, and those that were added."""

    def __init__(self, files: DocumentFiles, in_lines: dict[str, str]) -> None:
        self._files = files
        self._in_lines = in_lines
        self._added: dict[str, tuple[str, Path]] = {}

    def find_first(self, document_id: str) -> Path | None:
        """The file given before that has this id, if there is one."""
        return self._added[document_id][1] if document_id in self._added else None

    def take(self, document_id: str, sha256: str, path: Path) -> bool:
        """Whether a document is new; raises UnreadableError if its id has another text."""
        if document_id in self._added:
            there, first = self._added[document_id]
            where = f"{str(first)!r} has"
            hint = "rename one, or make ids of folders too with --ids path"
        else:
            there = self._in_lines.get(document_id) or self._files.hash_of(document_id) or ""
            where, hint = "the corpus has", "rename the file, or change the document by hand"
        if there and there != sha256:
            raise UnreadableError(f"{where} another text under the id {document_id!r}; {hint}")
        is_new = not there or self._is_half(document_id)
        self._added.setdefault(document_id, (sha256, path))
        return is_new

    def _is_half(self, document_id: str) -> bool:
        """Whether a document was cut short when its two files were put in place."""
        is_elsewhere = document_id in self._in_lines or document_id in self._added
        return not is_elsewhere and not self._files.is_whole(document_id)
