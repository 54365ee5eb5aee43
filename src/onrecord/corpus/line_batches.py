"""Cut JSON Lines files of documents into batches, each with the lines of annotations and drafts.

These stand in the order of the documents, so all files are read once, side by side, and none is
held in memory.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import msgspec

from onrecord.corpus.batch import InputFile, LineBatch, Lines, ends_batch
from onrecord.corpus.files import shown
from onrecord.corpus.json_line import UNREADABLE
from onrecord.errors import Problem

# What cannot be read goes with the document before it, to be told of where all lines are read.
_NO_ID = ""


class _DocumentHead(msgspec.Struct):
    """The id in the line of a document, which is all that is read of it here."""

    id: str


class _AnnotationHead(msgspec.Struct):
    """The document that the line of an annotation is about."""

    document: str


_document_id = msgspec.json.Decoder(_DocumentHead)
_annotated_id = msgspec.json.Decoder(_AnnotationHead)


class LineFile:
    """A file of lines that is read once, and hashed by whoever takes its lines."""

    def __init__(self, root: Path, path: Path) -> None:
        self.name = shown(root, path)
        self.is_there = path.is_file()
        self._path = path
        self._digest = hashlib.sha256()
        self._size = 0

    @contextmanager
    def open(self) -> Iterator[Iterator[bytes]]:
        """Give the lines, each with its end; none if there is no such file."""
        if not self.is_there:
            yield iter(())
            return
        with self._path.open("rb") as file:
            yield iter(file)

    def count(self, content: bytes) -> None:
        """Note what was taken, in one piece, since to hash every line by itself takes long."""
        self._digest.update(content)
        self._size += len(content)

    @property
    def input(self) -> InputFile:
        """What was taken, once all of it was."""
        return InputFile(self.name, self._digest.hexdigest(), self._size)


class UnreadFile(LineFile):
    """A file of lines that nobody asked for: as if it were not there, whether or not it is."""

    def __init__(self, root: Path, path: Path) -> None:
        super().__init__(root, path)
        self.is_there = False


def line_batches(
    documents: LineFile, annotations: LineFile, drafts: LineFile, note_id: Callable[[str], None]
) -> Iterator[LineBatch | Problem]:
    """Yield the batches of a file of documents, and a problem if annotations are out of order.

    ``note_id`` is told the id of every document. A line that cannot be read is in its batch too,
    where it is told what is wrong with it.
    """
    with ExitStack() as stack:
        beside = [
            _AnnotationLines(stack.enter_context(each.open())) for each in (annotations, drafts)
        ]
        made = _Making(documents, annotations, drafts)
        for line in stack.enter_context(documents.open()):
            document_id = id_of_document(line)
            if document_id:
                note_id(document_id)
            made.add(document_id, line, [list(each.take(document_id)) for each in beside])
            if ends_batch(document_id, made.count, made.size):
                yield made.finish()
        if made.count:
            yield made.finish()
        for file, lines in zip((annotations, drafts), beside, strict=True):
            if lines.line:
                named = repr(lines.document) if lines.document else "no document"
                fault = (
                    f"annotates {named}, which is not among the documents of {documents.name} "
                    "that follow; the lines of annotations stand in the order of the documents"
                )
                yield Problem(file.name, lines.index + 1, fault)


class _Making:
    """Puts batches together, one after the other."""

    def __init__(self, *files: LineFile) -> None:
        self._files = files
        self._firsts = [0 for _ in files]
        self._begin()

    def _begin(self) -> None:
        self._first_id = ""
        self._content: list[list[bytes]] = [[] for _ in self._files]
        self._counts: list[list[int]] = [[] for _ in self._files]
        self.size = 0

    @property
    def count(self) -> int:
        """How many documents the batch has."""
        return len(self._counts[0])

    def add(self, document_id: str, line: bytes, beside: list[list[bytes]]) -> None:
        """Add the line of a document, and its lines in the files beside."""
        self._first_id = self._first_id or document_id
        for number, lines in enumerate([[line], *beside]):
            self._content[number] += lines
            self._counts[number].append(len(lines))
            self.size += sum(map(len, lines))

    def finish(self) -> LineBatch:
        """Make the batch of what was added, and begin the next."""
        made = []
        for number, file in enumerate(self._files):
            lines = self._content[number]
            content = b"".join(lines)
            file.count(content)
            counts = tuple(self._counts[number])
            made.append(Lines(file.name, self._firsts[number], content, counts))
            self._firsts[number] += len(lines)
        batch = LineBatch(self._first_id, *made)
        self._begin()
        return batch


class _AnnotationLines:
    """The line of annotations that is next: ``line`` is empty where there is none."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines = lines
        self.index = -1
        self._advance()

    def take(self, document_id: str) -> Iterator[bytes]:
        """Yield the lines that are about a document, if they are next."""
        while self.line and self.document in (document_id, _NO_ID):
            yield self.line
            self._advance()

    def _advance(self) -> None:
        self.index += 1
        self.line = next(self._lines, b"")
        self.document = id_of_annotation(self.line)


def id_of_document(line: bytes) -> str:
    """The id in the line of a document; none where it cannot be read."""
    try:
        return _document_id.decode(line).id
    except UNREADABLE:
        return ""


def id_of_annotation(line: bytes) -> str:
    """The document that the line of an annotation is about; none where it cannot be read."""
    try:
        return _annotated_id.decode(line).document
    except UNREADABLE:
        return ""
