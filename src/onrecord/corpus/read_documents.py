"""Read the documents of a corpus, each with its text, its facts and its annotation."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.corpus.facts import DocumentFacts
from onrecord.corpus.files import SLUG, list_files, read_text, shown
from onrecord.corpus.model import Annotation, Appointment, Event, Quote
from onrecord.corpus.origin import Origin
from onrecord.corpus.read_yaml import (
    convert_mapping,
    parse_mapping,
    read_mapping,
    whole_items,
)
from onrecord.errors import Problem, nearest
from onrecord.layout import Layout


@dataclass
class Coding:
    """What one annotation file codes, every item with where it stands."""

    annotator: str
    origin: Origin
    events: list[tuple[Event, Origin]] = field(default_factory=list)
    quotes: list[tuple[Quote, Origin]] = field(default_factory=list)
    appointments: list[tuple[Appointment, Origin]] = field(default_factory=list)


@dataclass
class Document:
    """A text, what is known of it, and its adjudicated coding if it has one."""

    document_id: str
    text: str
    facts: DocumentFacts
    origin: Origin
    coding: Coding | None = None


def read_documents(layout: Layout) -> tuple[list[Document], list[Path], list[Problem]]:
    """Read every document, in order of ids: the whole ones, the files read, every problem."""
    root, folder = layout.root, layout.documents
    files, problems = list_files(root, folder, rf"{SLUG}\.(?:txt|yaml)")
    names = {path.name for path in files}
    documents, read = [], list(files)
    for stem in sorted({path.stem for path in files}):
        if re.search(r"-[eqa][0-9]+$", stem):
            there = next(path for path in files if path.stem == stem)
            fault = f"document id {stem!r} reads like the key of a row; name it otherwise"
            problems.append(Problem(shown(root, there), 1, fault))
            continue
        missing = [f"{stem}.{form}" for form in ("txt", "yaml") if f"{stem}.{form}" not in names]
        if missing:
            there = next(path for path in files if path.stem == stem)
            fault = f"{missing[0]!r} is missing beside it; a document is a text and its facts"
            problems.append(Problem(shown(root, there), 1, fault))
            continue
        document, faults = _read_document(root, folder, stem)
        problems.extend(faults)
        if document:
            documents.append(document)
    codings, coding_files, faults = _read_codings(layout, {path.stem for path in files})
    problems.extend(faults)
    for document in documents:
        document.coding = codings.get(document.document_id)
        if document.facts.coding != "none" and document.document_id not in codings:
            fault = (
                f"says {document.facts.coding}, but annotations/{document.document_id}.yaml is not "
                "there; add it (it may have no rows), or write coding: none"
            )
            problems.append(document.origin.at("coding").problem(fault))
    return documents, read + coding_files, problems


def _read_document(root: Path, folder: Path, stem: str) -> tuple[Document | None, list[Problem]]:
    facts_file = folder / f"{stem}.yaml"
    facts, problems = read_mapping(root, facts_file, DocumentFacts)
    text, content, faults = read_text(root, folder / f"{stem}.txt")
    problems.extend(faults)
    if facts is None or text is None:
        return None, problems
    origin = Origin(root, shown(root, facts_file))
    digest = hashlib.sha256(content).hexdigest()
    if facts.sha256 != digest:
        fault = (
            f"the text of {stem}.txt is not the one that was annotated: its sha256 is {digest}, "
            f"not {facts.sha256!r}; restore the text, or go through the annotation again and "
            "write the new hash here"
        )
        problems.append(origin.at("sha256").problem(fault))
        return None, problems
    return Document(stem, text, facts, origin), problems


def _read_codings(
    layout: Layout, stems: set[str]
) -> tuple[dict[str, Coding | None], list[Path], list[Problem]]:
    """Read the annotation files; independent passes are checked for shape, and not built from."""
    root, folder = layout.root, layout.curated / "annotations"
    files, problems = list_files(root, folder, rf"{SLUG}(?:\.{SLUG})?\.yaml")
    codings: dict[str, Coding | None] = {}
    for path in files:
        stem, _, annotator = path.name.removesuffix(".yaml").partition(".")
        coding, faults = read_coding(root, path, stem, annotator, stems)
        problems.extend(faults)
        if not annotator:
            codings[stem] = coding
    return codings, [path for path in files if path.name.count(".") == 1], problems


def read_coding(
    root: Path, path: Path, stem: str, annotator: str, stems: set[str]
) -> tuple[Coding | None, list[Problem]]:
    """Read one annotation file of the document ``stem``; ``stems`` are the documents there are."""
    origin = Origin(root, shown(root, path))
    if stem not in stems:
        fault = f"annotates the document {stem!r}, which does not exist{nearest(stem, stems)}"
        return None, [origin.problem(fault)]
    value, problems = parse_mapping(root, path)
    if value is None:
        return None, problems
    whole, problems = convert_mapping(value, Annotation, origin)
    if whole:
        problems.extend(_head_faults(whole, origin, stem, annotator))
    # The items that are whole are gone on with, so that all problems show at once.
    coding = Coding(
        str(value.get("annotator", annotator)),
        origin,
        list(whole_items(value.get("events"), Event, origin.at("events"))),
        list(whole_items(value.get("quotes"), Quote, origin.at("quotes"))),
        list(whole_items(value.get("appointments"), Appointment, origin.at("appointments"))),
    )
    problems.extend(_drop_bad_ids(coding))
    return coding, problems


def _head_faults(whole: Annotation, origin: Origin, stem: str, annotator: str) -> Iterator[Problem]:
    if whole.document != stem:
        fault = f"unknown document {whole.document!r}; the file is named for {stem!r}"
        yield origin.at("document").problem(fault)
    if annotator and whole.annotator != annotator:
        fault = f"annotator {whole.annotator!r}, but the file is named for {annotator!r}"
        yield origin.at("annotator").problem(fault)


def _drop_bad_ids(coding: Coding) -> Iterator[Problem]:
    """Take out the items that no other can refer to by their ids."""
    lists: dict[str, list[Any]] = {
        "e": coding.events,
        "q": coding.quotes,
        "a": coding.appointments,
    }
    for letter, items in lists.items():
        seen: set[str] = set()
        for item, origin in list(items):
            if not re.fullmatch(rf"{letter}[0-9]+", item.id):
                fault = f"malformed id {item.id!r}; expected {letter} and digits, as in {letter}01"
            elif item.id in seen:
                fault = f"id {item.id!r} is given twice; number it anew"
            else:
                seen.add(item.id)
                continue
            items.remove((item, origin))
            yield origin.at("id").problem(fault)
