"""List the documents of a corpus in batches, so that no more than one batch is held in memory."""

from __future__ import annotations

import hashlib
import re
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from onrecord.corpus.annotation_names import annotator_of, document_of
from onrecord.corpus.batch import Batch, DocumentFiles, FileBatch, InputFile, ends_batch
from onrecord.corpus.drafts import list_drafts
from onrecord.corpus.files import SLUG, list_files, shown
from onrecord.corpus.line_batches import LineFile, UnreadFile, id_of_document, line_batches
from onrecord.errors import Problem, nearest
from onrecord.layout import Layout

_ends_like_a_row = re.compile(r"-[eqa][0-9]+$").search


class Documents:
    """The documents of a corpus, to be gone through once, batch by batch.

    ``problems`` has what is wrong with the files as such, ``inputs`` what was read, and
    ``coded_anew`` each document that two or more annotators coded independently, as a batch of its
    own; all are whole when all batches were gone through. ``size`` is how many bytes there are to
    read. Drafts are documents' too, where they are asked for.
    """

    def __init__(self, layout: Layout, *, include_drafts: bool = False) -> None:
        self._layout = layout
        self._include_drafts = include_drafts
        self._annotations = layout.curated / "annotations"
        self.problems: list[Problem] = []
        self.inputs: list[InputFile] = []
        self.coded_anew: list[FileBatch] = []
        documents = self._list(layout.documents, rf"{SLUG}\.(?:txt|yaml|jsonl)")
        codings = self._list(self._annotations, rf"{SLUG}(?:(?:\.{SLUG})?\.yaml|\.jsonl)")
        drafts, problems = list_drafts(layout) if include_drafts else ([], [])
        self.problems += problems
        self.size = sum(path.stat().st_size for path in [*documents, *codings, *drafts])
        self._line_files = [path for path in documents if path.suffix == ".jsonl"]
        self._names = {path.name for path in documents if path.suffix != ".jsonl"}
        stems = {Path(name).stem for name in self._names}
        self._codings = self._pair(codings, stems)
        self._drafted = set(self._pair(drafts, stems))
        adjudications = self._list(layout.curated / "adjudications", rf"{SLUG}\.yaml")
        self._adjudicated = set(self._pair(adjudications, stems))
        self._stems = [stem for stem in sorted(stems) if self._is_whole(stem)]
        # Eight bytes for each id, so that a million of them take little room.
        self._ids = array("q")

    def __iter__(self) -> Iterator[Batch]:
        """Yield the batches: documents with files of their own by id, then those in lines."""
        yield from self._file_batches()
        for path in self._line_files:
            lines = LineFile(self._layout.root, path)
            coded = LineFile(self._layout.root, self._annotations / path.name)
            drafts = LineFile if self._include_drafts else UnreadFile
            drafted = drafts(self._layout.root, self._layout.drafts / path.name)
            for found in line_batches(lines, coded, drafted, self._note_id):
                if isinstance(found, Problem):
                    self.problems.append(found)
                else:
                    yield found
            self.inputs += [each.input for each in (lines, coded, drafted) if each.is_there]
        self._tell_repeated()

    def _note_id(self, document_id: str) -> None:
        self._ids.append(hash(document_id))

    def _list(self, folder: Path, name: str) -> list[Path]:
        files, problems = list_files(self._layout.root, folder, name)
        self.problems += problems
        return files

    def _pair(self, codings: list[Path], stems: set[str]) -> dict[str, list[str]]:
        """The files of annotations or drafts of each document; those of none are problems."""
        found: dict[str, list[str]] = {}
        lines = {path.name for path in self._line_files}
        for path in codings:
            stem = document_of(path.name)
            if path.suffix == ".jsonl":
                if path.name not in lines:
                    fault = (
                        f"annotates the documents of documents/{path.name}, which does not exist"
                    )
                    self.problems.append(Problem(shown(self._layout.root, path), 1, fault))
            elif stem in stems:
                found.setdefault(stem, []).append(path.name)
            else:
                fault = f"annotates the document {stem!r}, which does not exist"
                fault += nearest(stem, stems)
                self.problems.append(Problem(shown(self._layout.root, path), 1, fault))
        return found

    def _is_whole(self, stem: str) -> bool:
        missing = [
            f"{stem}.{form}" for form in ("txt", "yaml") if f"{stem}.{form}" not in self._names
        ]
        fault = id_fault(stem)
        if missing and not fault:
            fault = f"{missing[0]!r} is missing beside it; a document is a text and its facts"
        if fault:
            form = "txt" if f"{stem}.txt" in self._names else "yaml"
            there = self._layout.documents / f"{stem}.{form}"
            self.problems.append(Problem(shown(self._layout.root, there), 1, fault))
        return not fault

    def _file_batches(self) -> Iterator[FileBatch]:
        documents: list[DocumentFiles] = []
        hashes: list[str] = []
        size = 0
        for stem in self._stems:
            self._note_id(stem)
            codings = tuple(self._codings.get(stem, ()))
            document = DocumentFiles(
                stem, codings, stem in self._drafted, stem in self._adjudicated
            )
            files = hash_files(self._layout, document)
            self.inputs += files
            documents.append(document)
            hashes.append(hash_document(files))
            if _count_passes(codings) > 1:
                self.coded_anew.append(FileBatch((document,), (hashes[-1],), 0))
            size += sum(each.size for each in files)
            if ends_batch(stem, len(documents), size):
                yield FileBatch(tuple(documents), tuple(hashes), size)
                documents, hashes, size = [], [], 0
        if documents:
            yield FileBatch(tuple(documents), tuple(hashes), size)

    def _tell_repeated(self) -> None:
        """Find the ids that more than one document has, by reading the files again if need be."""
        ids = np.sort(np.frombuffer(self._ids, dtype=np.int64))
        repeated = set(ids[1:][ids[1:] == ids[:-1]].tolist())
        if not repeated:
            return
        seen = {hash(stem): f"documents/{stem}.yaml" for stem in self._stems}
        for path in self._line_files:
            place = shown(self._layout.root, path)
            for number, document_id in enumerate(_read_ids(self._layout.root, path), start=1):
                if document_id and hash(document_id) in repeated:
                    first = seen.setdefault(hash(document_id), f"{path.name}:{number}")
                    if first != f"{path.name}:{number}":
                        fault = f"document id {document_id!r} is given twice, first in {first}"
                        self.problems.append(Problem(place, number, fault))


def id_fault(document_id: str) -> str | None:
    """What is wrong with the id of a document, or None."""
    if _ends_like_a_row(document_id):
        return f"document id {document_id!r} reads like the key of a row; name it otherwise"
    return None


def hash_files(layout: Layout, document: DocumentFiles) -> list[InputFile]:
    """Hash the files of a document as they are now: text, facts, codings, decisions and draft."""
    stem = document.stem
    paths = [layout.documents / f"{stem}.txt", layout.documents / f"{stem}.yaml"]
    paths += [layout.curated / "annotations" / name for name in document.annotations]
    if document.is_adjudicated:
        paths.append(layout.curated / "adjudications" / f"{stem}.yaml")
    if document.is_drafted:
        paths.append(layout.drafts / f"{stem}.yaml")
    return [_hash(layout.root, path) for path in paths]


def hash_document(files: Iterable[InputFile]) -> str:
    """The one hash of all files of a document."""
    lines = "".join(f"{each.path} {each.sha256}\n" for each in files)
    return hashlib.sha256(lines.encode()).hexdigest()


def _hash(root: Path, path: Path) -> InputFile:
    try:
        content = path.read_bytes()
    except OSError:
        content = b""  # said where it is read
    return InputFile(shown(root, path), hashlib.sha256(content).hexdigest(), len(content))


def _count_passes(annotations: Iterable[str]) -> int:
    """How many files of annotations are those of independent annotators."""
    return sum(annotator_of(name) != "" for name in annotations)


def _read_ids(root: Path, path: Path) -> Iterator[str]:
    """The id in each line; none where it cannot be read."""
    with LineFile(root, path).open() as lines:
        for line in lines:
            yield id_of_document(line)
