"""Read the independent passes over a document as units."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath

from onrecord.agreement.units import PassRows, list_units
from onrecord.corpus.annotation_names import annotator_of, document_of
from onrecord.corpus.files import SLUG, list_files
from onrecord.corpus.read import read_corpus
from onrecord.corpus.read_documents import Coding, Document, read_document
from onrecord.errors import Problem, nearest
from onrecord.evidence.resolve import Resolver
from onrecord.evidence.text import Text
from onrecord.layout import Layout, bundled
from onrecord.schema.model import Table
from onrecord.schema.read import read_schemas
from onrecord.tables.appointments import build_appointments
from onrecord.tables.build import Authorities
from onrecord.tables.context import DocumentContext
from onrecord.tables.events import build_events
from onrecord.tables.quotes import build_quotes
from onrecord.tables.rows import RowSet


@dataclass(frozen=True)
class DocumentPasses:
    """A document as its coders have it.

    ``length`` is the number of its characters, ``sentences`` where its sentences begin;
    ``passes`` are in order of the ids of the annotators, ``adjudicated`` is the coding that stands.
    """

    document_id: str
    length: int
    sentences: list[int]
    passes: list[PassRows]
    adjudicated: PassRows | None = None


class PassReader:
    """Reads the passes of a corpus, whose authorities and codes are read once.

    ``kinds`` is what each annotator is said to be, as ``person`` or ``model``; ``problems`` are
    those of the corpus itself. Raises DataError if the folder holds no corpus.
    """

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._tables = read_schemas(bundled().schemas)
        corpus, self.problems = read_corpus(layout, self._tables)
        self._authorities = Authorities(corpus)
        declared, _ = corpus.codes.get("annotators", ([], []))
        self.kinds: dict[str, str] = {row["annotator_id"]: row["kind"] for row in declared}

    def read(
        self, document_id: str, files: Sequence[str]
    ) -> tuple[DocumentPasses | None, list[Problem]]:
        """Read the annotations of a document with these names; every problem with them.

        The coding that stands may be missing, also where the facts say that there is one: it is
        made of the passes.
        """
        document, problems = read_document(self._layout, document_id, files, needs_coding=False)
        if document is None:
            return None, problems
        found, faults = build_passes(document, self._authorities, self._tables)
        return found, problems + faults


def list_passes(layout: Layout) -> dict[str, list[str]]:
    """The names of the annotation files of every document with a pass, by its id.

    >>> sorted(list_passes(bundled())["damage-control"])
    ['damage-control.a1.yaml', 'damage-control.a2.yaml', 'damage-control.yaml']
    """
    files, _ = _list_annotations(layout)
    names = sorted(path.name for path in files if path.suffix == ".yaml")
    names.sort(key=document_of)
    listed = {stem: list(group) for stem, group in groupby(names, document_of)}
    return {stem: group for stem, group in listed.items() if any(map(annotator_of, group))}


def list_unread(layout: Layout, documents: Collection[str]) -> list[Problem]:
    """The files of annotations that are named for some of these documents, and are no pass."""
    _, problems = _list_annotations(layout)
    return [each for each in problems if document_of(PurePosixPath(each.file).name) in documents]


def _list_annotations(layout: Layout) -> tuple[list[Path], list[Problem]]:
    folder = layout.curated / "annotations"
    return list_files(layout.root, folder, rf"{SLUG}(?:(?:\.{SLUG})?\.yaml|\.jsonl)")


def read_passes(layout: Layout, document_id: str) -> tuple[DocumentPasses | None, list[Problem]]:
    """Read the passes over one document, with all problems; for many, use a ``PassReader``."""
    reader = PassReader(layout)
    folder = layout.curated / "annotations"
    files = list_passes(layout).get(document_id)
    if files is None:
        files = [name] if (folder / (name := f"{document_id}.yaml")).is_file() else []
    found, problems = reader.read(document_id, files)
    return found, reader.problems + problems


def build_passes(
    document: Document, authorities: Authorities, tables: Mapping[str, Table]
) -> tuple[DocumentPasses, list[Problem]]:
    """Make the units of every coding of a document, with what is wrong with those codings."""
    text = Text(document.text, document.facts.language)
    names = list(authorities.actors.find(text))
    problems: list[Problem] = []

    def build(coding: Coding) -> PassRows:
        context = DocumentContext(
            document,
            coding,
            text,
            text.sentences,
            Resolver(text),
            names,
            authorities.offices,
            RowSet(tables),
        )
        build_events(context, authorities.codes)
        build_quotes(context)
        build_appointments(context)
        problems.extend(_annotator_faults(coding, authorities))
        problems.extend(context.out.problems + context.resolver.problems)
        return PassRows(coding.annotator, list_units(document.document_id, context.out))

    passes = sorted(map(build, document.passes), key=lambda each: each.annotator_id)
    adjudicated = build(document.coding) if document.coding else None
    starts = [sentence.span.start for sentence in text.sentences]
    found = DocumentPasses(document.document_id, len(document.text), starts, passes, adjudicated)
    return found, problems


def _annotator_faults(coding: Coding, authorities: Authorities) -> Iterator[Problem]:
    known = authorities.annotators
    if known is not None and coding.annotator not in known:
        hint = nearest(coding.annotator, sorted(known))
        yield coding.origin.at("annotator").problem(
            f"unknown annotator {coding.annotator!r}{hint}; "
            "declare who codes in data/curated/vocabularies/annotators.csv"
        )
