"""What a batch of documents is: as many as are read, built and kept together."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import NamedTuple

# A batch ends at one of these limits, or before, at a document whose id says so: then a document
# more or less moves the ends of few batches, and what was made of the others still serves.
_MOST_DOCUMENTS = 2_048
_MOST_BYTES = 4_000_000
_ENDS_AT = 1_024


@dataclass(frozen=True)
class InputFile:
    """A file that a corpus was read from: its path below the root, SHA-256 and size in bytes."""

    path: str
    sha256: str
    size: int


class DocumentFiles(NamedTuple):
    """The files of a document: its id, the names of its annotations, and what else there is.

    Beside them there may be a draft, where drafts are read, and decisions between annotations.
    """

    stem: str
    annotations: tuple[str, ...] = ()
    is_drafted: bool = False
    is_adjudicated: bool = False


@dataclass(frozen=True)
class FileBatch:
    """Documents with files of their own; ``hashes`` has one hash of all bytes of each."""

    documents: tuple[DocumentFiles, ...]
    hashes: tuple[str, ...]
    size: int

    @property
    def place(self) -> str:
        """Where it begins, by which what was built of it before is found again."""
        return f"documents/{self.documents[0].stem}"

    @property
    def sha256(self) -> str:
        """The hash of all bytes of the batch."""
        return hashlib.sha256("".join(self.hashes).encode()).hexdigest()

    def pick(self, numbers: Sequence[int]) -> FileBatch:
        """The batch of some of its documents, by their numbers from 0."""
        return FileBatch(
            tuple(self.documents[number] for number in numbers),
            tuple(self.hashes[number] for number in numbers),
            0,
        )

    @property
    def document_count(self) -> int:
        """How many documents these are."""
        return len(self.documents)


@dataclass(frozen=True)
class Lines:
    """Whole lines of a JSON Lines file: its path below the root, and the index of the first.

    ``counts`` is the number of lines that each document of the batch has.
    """

    file: str
    first: int
    content: bytes
    counts: tuple[int, ...]

    def by_document(self) -> Iterator[bytes]:
        """The lines of each document."""
        # Files end lines at line feeds alone; bytes.splitlines would also do so elsewhere.
        lines = BytesIO(self.content)
        return (b"".join(islice(lines, count)) for count in self.counts)

    def pick(self, numbers: Sequence[int]) -> Lines:
        """The lines of some of the documents, by their numbers from 0, in order.

        They are counted from the first of them, so of several the later ones have the numbers that
        they have in the file only where they stand behind one another there.
        """
        documents = list(self.by_document())
        content = b"".join(documents[number] for number in numbers)
        first = self.first + sum(self.counts[: min(numbers, default=0)])
        return Lines(self.file, first, content, tuple(self.counts[number] for number in numbers))


@dataclass(frozen=True)
class LineBatch:
    """Documents that are a line each, the lines of their annotations, and those of their drafts.

    ``first_id`` is the id of the first document.
    """

    first_id: str
    documents: Lines
    annotations: Lines
    drafts: Lines

    @property
    def document_count(self) -> int:
        """How many documents these are."""
        return len(self.documents.counts)

    @property
    def place(self) -> str:
        """Where it begins, by which what was built of it before is found again."""
        return f"{self.documents.file}/{self.first_id}"

    @property
    def lines(self) -> tuple[Lines, ...]:
        """The lines of each file."""
        return (self.documents, self.annotations, self.drafts)

    @property
    def hashes(self) -> tuple[str, ...]:
        """One hash of all bytes of each document."""
        documents = zip(*(lines.by_document() for lines in self.lines), strict=True)
        return tuple(hashlib.sha256(b"\0".join(each)).hexdigest() for each in documents)

    def pick(self, numbers: Sequence[int]) -> LineBatch:
        """The batch of some of its documents, by their numbers from 0."""
        documents, annotations, drafts = (lines.pick(numbers) for lines in self.lines)
        return LineBatch("", documents, annotations, drafts)

    @property
    def size(self) -> int:
        """How many bytes these are."""
        return sum(len(lines.content) for lines in self.lines)

    @property
    def sha256(self) -> str:
        """The hash of what stands in the lines, wherever they stand."""
        digest = hashlib.sha256()
        for lines in self.lines:
            digest.update(lines.content + b"\0")
        return digest.hexdigest()


Batch = FileBatch | LineBatch


def ends_batch(document_id: str, documents: int, size: int) -> bool:
    """Whether a batch of so many documents and bytes ends with the document of that id."""
    ends_here = zlib.crc32(document_id.encode()) % _ENDS_AT == 0
    return ends_here or documents >= _MOST_DOCUMENTS or size >= _MOST_BYTES
