"""Look up the texts of a corpus by their ids, one at a time and without holding them."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.corpus.files import SLUG, list_files
from onrecord.corpus.json_line import UNREADABLE
from onrecord.corpus.line_batches import id_of_document
from onrecord.layout import Layout

_Numbers = NDArray[np.int64]
_SIDES: tuple[Literal["left", "right"], ...] = ("left", "right")
_is_slug = re.compile(SLUG).fullmatch


class _TextLine(msgspec.Struct):
    """What is looked up in the line of a document."""

    id: str
    text: str


_read_line = msgspec.json.Decoder(_TextLine)


class CuratedTexts(Mapping[str, str]):
    """The texts in data/curated/documents by document id, read when they are asked for.

    Texts are files of their own, or stand in JSON Lines files, of which the place of every line is
    kept: 24 bytes each.
    """

    def __init__(self, layout: Layout) -> None:
        self._folder = layout.documents
        self._line_files, _ = list_files(layout.root, layout.documents, rf"{SLUG}\.jsonl")
        self._read = lru_cache(maxsize=8)(self._read_text)

    def __getitem__(self, document_id: str) -> str:
        """The text of a document; raises KeyError where there is none that can be read."""
        text = self._read(document_id)
        if text is None:
            raise KeyError(document_id)
        return text

    def __contains__(self, document_id: object) -> bool:
        """Whether there is a text under that id, which need not be read."""
        return isinstance(document_id, str) and (
            self._file(document_id) is not None or any(self._places(document_id))
        )

    def __iter__(self) -> Iterator[str]:
        """The ids: those of files by name, then those in lines."""
        yield from self._stems
        for path in self._line_files:
            with path.open("rb") as file:
                yield from filter(None, map(id_of_document, file))

    def __len__(self) -> int:
        """How many texts there are."""
        return len(self._stems) + len(self._index[0])

    @cached_property
    def _stems(self) -> list[str]:
        return [path.stem for path in sorted(self._folder.glob("*.txt"))]

    @cached_property
    def _index(self) -> tuple[_Numbers, _Numbers, _Numbers]:
        """The hashes of the ids in lines, in order, each with its file and where its line begins.

        So a million of them take little room.
        """
        hashes, files, begins = array("q"), array("q"), array("q")
        for number, path in enumerate(self._line_files):
            at = 0
            with path.open("rb") as file:
                for line in file:
                    if document_id := id_of_document(line):
                        hashes.append(hash(document_id))
                        files.append(number)
                        begins.append(at)
                    at += len(line)
        found = [np.array(each, dtype=np.int64) for each in (hashes, files, begins)]
        order = np.argsort(found[0], kind="stable")
        return found[0][order], found[1][order], found[2][order]

    def _file(self, document_id: str) -> Path | None:
        # An id of somebody else's package may be made to lead out of the folder.
        path = self._folder / f"{document_id}.txt" if _is_slug(document_id) else None
        return path if path and path.is_file() else None

    def _places(self, document_id: str) -> Iterator[tuple[Path, int]]:
        """The file and place of each line that may have the document."""
        hashes, files, begins = self._index
        first, last = (np.searchsorted(hashes, hash(document_id), side) for side in _SIDES)
        for at in range(int(first), int(last)):
            yield self._line_files[int(files[at])], int(begins[at])

    def _read_text(self, document_id: str) -> str | None:
        path = self._file(document_id)
        if path:
            return path.read_bytes().decode("utf-8", errors="replace")
        for path, begin in self._places(document_id):
            with path.open("rb") as file:
                file.seek(begin)
                try:
                    found = _read_line.decode(file.readline())
                except UNREADABLE:
                    continue
            if found.id == document_id:
                return found.text
        return None
