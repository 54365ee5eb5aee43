"""What a batch of documents is: as many as are read, built and kept together."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import islice

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


@dataclass(frozen=True)
class FileBatch:
    """Documents with files of their own.

    ``documents`` has the id of each, and the names of its annotation files; ``hashes`` one hash of
    all bytes of each.
    """

    documents: tuple[tuple[str, tuple[str, ...]], ...]
    hashes: tuple[str, ...]
    size: int

    @property
    def place(self) -> str:
        """Where it begins, by which what was built of it before is found again."""
        return f"documents/{self.documents[0][0]}"

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
    """Whole lines of a JSON Lines file: its path below the root, and the index of the first."""

    file: str
    first: int
    content: bytes


@dataclass(frozen=True)
class LineBatch:
    """Documents that are a line each, and the lines of their annotations.

    ``first_id`` is the id of the first document, and ``coded`` the number of lines of annotations
    that each document has.
    """

    documents: Lines
    annotations: Lines
    first_id: str
    coded: tuple[int, ...]

    @property
    def document_count(self) -> int:
        """How many documents these are."""
        return len(self.coded)

    @property
    def place(self) -> str:
        """Where it begins, by which what was built of it before is found again."""
        return f"{self.documents.file}/{self.first_id}"

    @property
    def hashes(self) -> tuple[str, ...]:
        """One hash of all bytes of each document."""
        return tuple(
            hashlib.sha256(b"".join([line, b"\0", *coded])).hexdigest()
            for line, coded in self._by_document()
        )

    def pick(self, numbers: Sequence[int]) -> LineBatch:
        """The batch of some of its documents, by their numbers from 0."""
        documents = list(self._by_document())
        picked = [documents[number] for number in numbers]
        return LineBatch(
            Lines(self.documents.file, 0, b"".join(line for line, _ in picked)),
            Lines(
                self.annotations.file, 0, b"".join(each for _, coded in picked for each in coded)
            ),
            "",
            tuple(len(coded) for _, coded in picked),
        )

    def _by_document(self) -> Iterator[tuple[bytes, list[bytes]]]:
        # Files end lines at line feeds alone; bytes.splitlines would also do so elsewhere.
        lines, documents = BytesIO(self.annotations.content), BytesIO(self.documents.content)
        for line, count in zip(documents, self.coded, strict=True):
            yield line, list(islice(lines, count))

    @property
    def size(self) -> int:
        """How many bytes these are."""
        return len(self.documents.content) + len(self.annotations.content)

    @property
    def sha256(self) -> str:
        """The hash of what stands in the lines, wherever they stand."""
        digest = hashlib.sha256(self.documents.content + b"\0")
        digest.update(self.annotations.content)
        return digest.hexdigest()


Batch = FileBatch | LineBatch


def ends_batch(document_id: str, documents: int, size: int) -> bool:
    """Whether a batch of so many documents and bytes ends with the document of that id."""
    ends_here = zlib.crc32(document_id.encode()) % _ENDS_AT == 0
    return ends_here or documents >= _MOST_DOCUMENTS or size >= _MOST_BYTES
