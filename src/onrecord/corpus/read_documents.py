"""Read one document that has files of its own: its text, its facts and its annotation."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.corpus.annotation_names import annotator_of
from onrecord.corpus.facts import DocumentFacts, DocumentLine, Facts
from onrecord.corpus.files import read_text, shown
from onrecord.corpus.model import DRAFT, Annotation, Appointment, Event, Quote
from onrecord.corpus.origin import Origin
from onrecord.corpus.read_yaml import (
    convert_mapping,
    parse_mapping,
    read_mapping,
    whole_items,
)
from onrecord.corpus.rows import LETTERS
from onrecord.errors import Problem
from onrecord.layout import Layout

_is_own_id = {letter: re.compile(rf"{letter}[0-9]+").fullmatch for letter in LETTERS.values()}


@dataclass
class Coding:
    """What one annotation codes, every item with where it stands."""

    annotator: str
    origin: Origin
    events: list[tuple[Event, Origin]] = field(default_factory=list)
    quotes: list[tuple[Quote, Origin]] = field(default_factory=list)
    appointments: list[tuple[Appointment, Origin]] = field(default_factory=list)


@dataclass
class Document:
    """A text with its SHA-256, what is known of it, and its adjudicated coding if it has one.

    ``draft`` is what a program proposes beside it, where drafts are asked for; ``passes`` are the
    codings of single annotators, of which nothing is built.
    """

    document_id: str
    text: str
    sha256: str
    facts: Facts
    origin: Origin
    coding: Coding | None = None
    draft: Coding | None = None
    passes: list[Coding] = field(default_factory=list)

    @property
    def codings(self) -> list[Coding]:
        """All codings of the document."""
        return [*self.built, *self.passes]

    @property
    def built(self) -> list[Coding]:
        """The codings of which rows are made: the adjudicated one, and the draft."""
        return [each for each in (self.coding, self.draft) if each]


def read_document(
    layout: Layout,
    stem: str,
    annotations: Sequence[str] | None = None,
    *,
    needs_coding: bool = True,
) -> tuple[Document | None, list[Problem]]:
    """Read a document by its id; None where its text or facts are not whole.

    ``annotations`` are the names of its annotation files, or None to look for the adjudicated one.
    Independent passes are checked for shape, and not built from. The adjudicated one must be there
    where the facts say so, unless it is yet to be made of the passes.
    """
    folder = layout.curated / "annotations"
    if annotations is None:
        name = f"{stem}.yaml"
        annotations = [name] if (folder / name).is_file() else []
    document, problems = read_text_and_facts(layout, stem)
    for name in annotations:
        annotator = annotator_of(name)
        coding, faults = read_coding(layout.root, folder / name, stem, annotator)
        problems += faults
        problems += list_draft_keys(coding)
        if document and coding:
            if annotator:
                document.passes.append(coding)
            else:
                document.coding = coding
    is_there = f"{stem}.yaml" in annotations
    if needs_coding and document and document.facts.coding != "none" and not is_there:
        fault = (
            f"says {document.facts.coding}, but annotations/{stem}.yaml is not "
            "there; add it (it may have no rows), or write coding: none"
        )
        problems.append(document.origin.at("coding").problem(fault))
    return document, problems


def read_text_and_facts(layout: Layout, stem: str) -> tuple[Document | None, list[Problem]]:
    """Read a document by its id without any coding; None where its text or facts are not whole."""
    root, folder = layout.root, layout.documents
    facts_file = folder / f"{stem}.yaml"
    facts, problems = read_mapping(root, facts_file, DocumentFacts)
    text, content, faults = read_text(root, folder / f"{stem}.txt")
    problems.extend(faults)
    if facts is None or text is None:
        return None, problems
    origin = Origin(root, shown(root, facts_file))
    digest = hashlib.sha256(content).hexdigest()
    if facts.sha256 != digest:
        fault = explain_other_text(f"the text of {stem}.txt", digest, facts)
        problems.append(origin.at("sha256").problem(fault))
        return None, problems
    return Document(stem, text, digest, facts, origin), problems


def explain_other_text(text: str, digest: str, facts: DocumentFacts | DocumentLine) -> str:
    """What to do where a text is not the one whose hash its facts have, with what it has."""
    if facts.coding == "none":
        return (
            f"{text} was changed since it was added: its sha256 is {digest}, not "
            f"{facts.sha256!r}; restore it, or write the new hash, and draft it again if it was "
            "drafted"
        )
    return (
        f"{text} is not the one that was annotated: its sha256 is {digest}, not "
        f"{facts.sha256!r}; restore the text, or go through the annotation again and write the "
        "new hash"
    )


def read_coding(
    root: Path, path: Path, stem: str, annotator: str
) -> tuple[Coding | None, list[Problem]]:
    """Read one annotation file of the document ``stem``."""
    value, problems = parse_mapping(root, path, Annotation)
    if value is None:
        return None, problems
    coding, faults = convert_coding(value, Origin(root, shown(root, path)), stem, annotator)
    return coding, problems + faults


def convert_coding(
    value: dict[str, Any], origin: Origin, stem: str, annotator: str = ""
) -> tuple[Coding, list[Problem]]:
    """Convert an annotation that was read: all items that are whole, and every problem."""
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
    problems.extend(drop_bad_ids(coding))
    return coding, problems


def _head_faults(whole: Annotation, origin: Origin, stem: str, annotator: str) -> Iterator[Problem]:
    if whole.document != stem:
        fault = f"unknown document {whole.document!r}; the file is named for {stem!r}"
        yield origin.at("document").problem(fault)
    if annotator and whole.annotator != annotator:
        fault = f"annotator {whole.annotator!r}, but the file is named for {annotator!r}"
        yield origin.at("annotator").problem(fault)


def drop_bad_ids(coding: Coding) -> Iterator[Problem]:
    """Take out the items that no other can refer to by their ids, and yield what is wrong."""
    for kind, letter in LETTERS.items():
        items: list[tuple[Any, Origin]] = getattr(coding, kind)
        seen: set[str] = set()
        for item, origin in list(items):
            if not _is_own_id[letter](item.id):
                fault = f"malformed id {item.id!r}; expected {letter} and digits, as in {letter}01"
            elif item.id in seen:
                fault = f"id {item.id!r} is given twice; number it anew"
            else:
                seen.add(item.id)
                continue
            items.remove((item, origin))
            yield origin.at("id").problem(fault)


def list_draft_keys(coding: Coding | None) -> Iterator[Problem]:
    """Yield a problem for every key of a coding that only drafts have, where a row is none."""
    if coding is None:
        return
    for items in (coding.events, coding.quotes, coding.appointments):
        for item, origin in items:
            if item.status != DRAFT:
                for key in ("score", "because"):
                    if getattr(item, key) is not None:
                        fault = f"{key} is for drafts alone; leave it out of what is confirmed"
                        yield origin.at(key).problem(fault)
