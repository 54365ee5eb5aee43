"""Write documents into a corpus in bulk, one a line of a JSON Lines file."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import msgspec

from onrecord.corpus.files import shown
from onrecord.errors import DataError, Problem
from onrecord.layout import Layout


class _Line(msgspec.Struct):
    """What is looked at in a line that is there already."""

    id: str
    text: str


def read_line_hashes(layout: Layout) -> dict[str, str]:
    """The documents of all JSON Lines files of a corpus, each with the hash of its text.

    Raises DataError where a line is no document.
    """
    found: dict[str, str] = {}
    decoder = msgspec.json.Decoder(_Line)
    for path in sorted(layout.documents.glob("[!.]*.jsonl")):
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                try:
                    document = decoder.decode(line)
                except (msgspec.DecodeError, UnicodeDecodeError) as error:
                    fault = f"no document in JSON: {error}; mend it before you add others"
                    raise DataError([Problem(shown(layout.root, path), number, fault)]) from error
                found[document.id] = hashlib.sha256(document.text.encode()).hexdigest()
    return found


class DocumentLines:
    """A JSON Lines file of documents that grows: all of it is put in place at the end, or nothing.

    Use it in a ``with`` statement.
    """

    def __init__(self, layout: Layout, name: str) -> None:
        self.path = layout.documents / f"{name}.jsonl"
        self._hidden = self.path.with_name(f".{self.path.name}.partial")
        self._file: BinaryIO | None = None

    def __enter__(self) -> DocumentLines:
        """Nothing is made before the first document comes."""
        return self

    def write(self, document_id: str, text: str, facts: dict[str, str]) -> None:
        """Add a document; the hash of its text is left out, since the text stands beside."""
        if self._file is None:
            self._file = self._open()
        line = {"id": document_id, **facts, "text": text}
        del line["sha256"]
        self._file.write(msgspec.json.encode(line) + b"\n")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        """Put the file in place, unless something went wrong."""
        if self._file is None:
            return
        self._file.close()
        if kind is None:
            os.replace(self._hidden, self.path)
        else:
            self._hidden.unlink(missing_ok=True)

    def _open(self) -> BinaryIO:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = self._hidden.open("wb")
        for block in _read_blocks(self.path):
            file.write(block)
        return file


def _read_blocks(path: Path) -> Iterator[bytes]:
    """The bytes of a file, ending with a line end, or nothing if it is not there."""
    last = b"\n"
    if path.is_file():
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                yield block
                last = block[-1:]
    if last != b"\n":
        yield b"\n"
