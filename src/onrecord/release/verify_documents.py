"""Hold the released tables against somebody's own copies of the texts, of whatever size.

An installed package can do it, so nothing here needs the libraries that build a dataset.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from onrecord.checks.words import Words, check_words, read_words
from onrecord.errors import Problem, UsageError
from onrecord.release.check_hashes import check_hashes
from onrecord.release.hashes import dataset_hash, list_files
from onrecord.release.match_schema import match_schema
from onrecord.release.read_package import (
    find_file,
    find_table,
    read_descriptor,
    read_tables,
    table_paths,
)
from onrecord.release.read_rows import find_dataset
from onrecord.release.scan import read_batches
from onrecord.release.table_rows import TableRows
from onrecord.release.verify import Verdict
from onrecord.schema.model import Table

# The tables with words of documents, and what tells where these stand.
_SPANS = {
    "evidence": ("document_id", "start", "end", "exact", "exact_sha256"),
    "passages": ("document_id", "start", "end", "text"),
    "mentions": ("document_id", "start", "end", "text"),
    "quote_fragments": ("quote_id", "start", "end", "text"),
}
_READ = ("documents", "quotes", *_SPANS)
# An id of somebody else's package may be made to lead out of the folder, or be no file's name.
_ID = re.compile(r"[a-z0-9-]{1,250}")
# So many names are enough to tell somebody what is looked for.
_FEW = 5


def verify_documents(descriptor_file: Path, folder: Path) -> Verdict:
    """Hold every span of the released tables against somebody's own copies of the texts.

    ``folder`` has <document_id>.txt files. Where the tables are not those that were released, that
    is all that is said. Neither the tables nor the texts are ever all in memory. Raises UsageError
    where the folder has none of the documents.
    """
    root = descriptor_file.parent
    descriptor = read_descriptor(descriptor_file)
    package = _Tables(root, descriptor)
    changed = [each for each in check_hashes(root, descriptor) if each.file in package.files]
    if changed:
        return Verdict(dataset_hash(descriptor), 0, False, changed)
    texts = _Texts(folder)
    problems = _check_texts(package, texts)
    checked = 0
    for name in _SPANS:
        place = package.place(name)
        first = 0
        for rows in package.read(name, _SPANS[name]):
            words = _read_words(name, rows, first, package.quotes)
            problems += map(place.locate, check_words(words, texts))
            first += rows.num_rows
            if name == "evidence":
                checked += sum(each in texts for each in rows["document_id"].to_pylist())
    return Verdict(dataset_hash(descriptor), checked, False, sorted(set(problems)))


def _check_texts(package: _Tables, texts: _Texts) -> list[Problem]:
    """Compare every text with its hash; UsageError if there is none at all."""
    problems: list[Problem] = []
    wanted: list[str] = []
    is_empty = True
    for rows in package.read("documents", ("document_id", "text_sha256")):
        for document_id, sha256 in zip(*(each.to_pylist() for each in rows.columns), strict=True):
            name = f"{document_id}.txt"
            wanted += [name] if len(wanted) < _FEW else []
            content = texts.read(document_id)
            if content is None:
                fault = f"no such text in {texts.folder}; its spans were not checked"
                problems.append(Problem(name, 1, fault))
                continue
            is_empty = False
            if hashlib.sha256(content).hexdigest() != sha256:
                fault = "not the text that was annotated: its sha256 differs"
                problems.append(Problem(name, 1, fault))
    if is_empty:
        raise UsageError(
            f"{texts.folder} has no text of this package; expected {', '.join(wanted)}"
        )
    return problems


def _read_words(name: str, rows: pa.Table, first: int, quotes: pa.Table) -> Iterator[Words]:
    """Read the words of some rows of a table, of which ``first`` stand before them."""
    tables = {name: rows}
    if name == "quote_fragments":
        tables["quotes"] = quotes.filter(pc.is_in(quotes["quote_id"], rows["quote_id"]))
    for each in read_words(tables):
        yield each._replace(row=each.row + first)


class _Tables:
    """The tables with spans of a package, read part by part, and only the columns needed."""

    def __init__(self, root: Path, descriptor: dict[str, Any]) -> None:
        self._root = root
        self._listed = list_files(descriptor)
        self._schemas: Mapping[str, Table] = read_tables(root, descriptor)
        self._paths = {name: table_paths(descriptor, name, "parquet") for name in _READ}
        self.files = {path for each in self._paths.values() for path in each}

    @cached_property
    def quotes(self) -> pa.Table:
        """The document of every quote."""
        return pa.concat_tables(self.read("quotes", ("quote_id", "document_id")))

    def read(self, name: str, columns: Sequence[str]) -> Iterator[pa.Table]:
        """Yield the rows of a table in their order, each time as many as are read at once."""
        table = find_table(self._schemas, name)
        dataset = find_dataset([find_file(self._root, each) for each in self._paths[name]])
        match_schema(dataset.schema.empty_table(), table)
        yield dataset.schema.empty_table().select(list(columns))
        for batch in read_batches(dataset, columns)[1]:
            yield match_schema(pa.Table.from_batches([batch]), table, columns)

    def place(self, name: str) -> TableRows:
        """Where a person finds a row: by its line in the CSV file, or else in a part."""
        csv = self._listed.get((name, "csv"), ())
        parts = [(each.path, each.rows or 0) for each in self._listed[name, "parquet"]]
        return TableRows(self._root, csv[0].path if csv else None, parts)


class _Texts(Mapping[str, str]):
    """The texts of a folder by the ids of their documents, read when they are asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        # The rows of a document stand together, in every table.
        self._decode = lru_cache(maxsize=8)(self._decode_file)

    def read(self, document_id: str | None) -> bytes | None:
        """Read the bytes of a text; None if there is no such text."""
        if document_id is None or not _ID.fullmatch(document_id):
            return None
        path = self.folder / f"{document_id}.txt"
        return path.read_bytes() if path.is_file() else None

    def __getitem__(self, document_id: str) -> str:
        text = self._decode(document_id)
        if text is None:
            raise KeyError(document_id)
        return text

    def __iter__(self) -> Iterator[str]:
        return (path.stem for path in sorted(self.folder.glob("*.txt")))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _decode_file(self, document_id: str | None) -> str | None:
        content = self.read(document_id)
        return None if content is None else content.decode("utf-8", errors="replace")
