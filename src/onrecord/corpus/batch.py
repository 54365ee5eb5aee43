"""What a batch of documents is: as many as are read, built and kept together."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass

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

    ``documents`` has the id of each, and the names of its annotation files.
    """

    documents: tuple[tuple[str, tuple[str, ...]], ...]
    sha256: str
    size: int

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
    """Documents that are a line each, and the lines of their annotations."""

    documents: Lines
    annotations: Lines
    document_count: int

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
