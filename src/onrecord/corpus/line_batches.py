"""Cut JSON Lines files of documents into batches, each with the lines of its annotations.

The lines of annotations stand in the order of the documents, so both files are read once, side by
side, and neither is held in memory.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
        self._path = path
        self._digest = hashlib.sha256()
        self._size = 0

    @contextmanager
    def open(self) -> Iterator[Iterator[bytes]]:
        """Give the lines, each with its end; none if there is no such file."""
        if not self._path.is_file():
            yield iter(())
            return
        with self._path.open("rb") as file:
            yield iter(file)

    def count(self, content: bytes) -> None:
        """Note what was taken, in one piece, since to hash every line by itself takes long."""
        self._digest.update(content)
        self._size += len(content)

    @property
    def is_there(self) -> bool:
        """Whether there is such a file."""
        return self._path.is_file()

    @property
    def input(self) -> InputFile:
        """What was taken, once all of it was."""
        return InputFile(self.name, self._digest.hexdigest(), self._size)


def line_batches(
    documents: LineFile, annotations: LineFile, note_id: Callable[[str], None]
) -> Iterator[LineBatch | Problem]:
    """Yield the batches of a file of documents, and a problem if annotations are out of order.

    ``note_id`` is told the id of every document. A line that cannot be read is in its batch too,
    where it is told what is wrong with it.
    """
    with documents.open() as lines, annotations.open() as coded_lines:
        following = _AnnotationLines(coded_lines)
        made = _Making(documents, annotations, 0, 0)
        for index, line in enumerate(lines):
            document_id = id_of_document(line)
            if document_id:
                note_id(document_id)
            made.add_document(document_id, line)
            while following.line and following.document in (document_id, _NO_ID):
                made.add_annotation(following.line)
                following.advance()
            if ends_batch(document_id, len(made.coded), made.size):
                yield made.finish()
                made = _Making(documents, annotations, index + 1, following.index)
        if made.coded:
            yield made.finish()
        if following.line:
            named = repr(following.document) if following.document else "no document"
            fault = (
                f"annotates {named}, which is not among the documents of {documents.name} that "
                "follow; the lines of annotations stand in the order of the documents"
            )
            yield Problem(annotations.name, following.index + 1, fault)


class _Making:
    """A batch that is being put together."""

    def __init__(
        self, documents: LineFile, annotations: LineFile, first: int, first_coded: int
    ) -> None:
        self._documents, self._annotations = documents, annotations
        self._first, self._first_coded, self._first_id = first, first_coded, ""
        self._lines: list[bytes] = []
        self._coded_lines: list[bytes] = []
        self.coded: list[int] = []
        self.size = 0

    def add_document(self, document_id: str, line: bytes) -> None:
        """Add the line of a document."""
        self._first_id = self._first_id or document_id
        self._lines.append(line)
        self.coded.append(0)
        self.size += len(line)

    def add_annotation(self, line: bytes) -> None:
        """Add a line of annotations of the last document."""
        self._coded_lines.append(line)
        self.coded[-1] += 1
        self.size += len(line)

    def finish(self) -> LineBatch:
        """Make the batch of what was added."""
        documents, coded = b"".join(self._lines), b"".join(self._coded_lines)
        self._documents.count(documents)
        self._annotations.count(coded)
        return LineBatch(
            Lines(self._documents.name, self._first, documents),
            Lines(self._annotations.name, self._first_coded, coded),
            self._first_id,
            tuple(self.coded),
        )


class _AnnotationLines:
    """The line of annotations that is next: ``line`` is empty where there is none."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines = lines
        self.index = -1
        self.advance()

    def advance(self) -> None:
        """Go to the next line."""
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
