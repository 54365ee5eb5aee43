"""Read documents and annotations that are a line of JSON each, in the structure of the YAML."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from onrecord.corpus.batch import LineBatch, Lines
from onrecord.corpus.documents import id_fault
from onrecord.corpus.drafts import join_draft
from onrecord.corpus.facts import DocumentLine
from onrecord.corpus.files import IDS, SLUG
from onrecord.corpus.json_line import parse_line, read_line
from onrecord.corpus.line_batches import id_of_annotation
from onrecord.corpus.model import Annotation
from onrecord.corpus.origin import Origin
from onrecord.corpus.read_documents import (
    Coding,
    Document,
    convert_coding,
    drop_bad_ids,
    explain_other_text,
    list_draft_keys,
)
from onrecord.errors import Problem

_TEXTS = (("text",),)
_is_slug = re.compile(SLUG).fullmatch


def read_lines(root: Path, batch: LineBatch) -> tuple[list[Document], list[Problem]]:
    """Read the documents of a batch with their codings: the whole ones, and every problem."""
    documents: list[Document] = []
    codings, problems = _read_codings(root, batch.annotations)
    draft_keys = [each for coding in codings.values() for each in list_draft_keys(coding)]
    drafts, draft_problems = _read_codings(root, batch.drafts)
    # A line that does not say which document it is about may be that of any of them.
    has_stray = bool(problems) and not all(
        id_of_annotation(each) for _, each in _lines(batch.annotations.content, 0)
    )
    for index, line in _lines(batch.documents.content, batch.documents.first):
        origin = Origin(root, batch.documents.file, (index,))
        document, faults = _read_document_line(line, origin)
        problems += faults
        if document:
            document.coding = codings.get(document.document_id)
            is_told = has_stray or batch.annotations.counts[index - batch.documents.first] > 0
            if document.coding is None and document.facts.coding != "none" and not is_told:
                fault = (
                    f"says {document.facts.coding}, but {batch.annotations.file} has no line for "
                    "it in its place; add it (it may have no rows), or write coding: none"
                )
                problems.append(origin.problem(fault))
            problems += join_draft(document, drafts.get(document.document_id))
            documents.append(document)
    return documents, problems + draft_keys + draft_problems


def _read_codings(root: Path, lines: Lines) -> tuple[dict[str, Coding], list[Problem]]:
    codings: dict[str, Coding] = {}
    problems: list[Problem] = []
    for index, line in _lines(lines.content, lines.first):
        origin = Origin(root, lines.file, (index,))
        document_id, coding, faults = _read_annotation_line(line, origin)
        problems += faults
        if coding is None:
            continue
        if document_id in codings:
            problems.append(origin.problem(f"annotates the document {document_id!r} again"))
        codings[document_id] = coding
    return codings, problems


def _lines(content: bytes, first: int) -> Iterator[tuple[int, bytes]]:
    return enumerate(content.removesuffix(b"\n").split(b"\n") if content else (), start=first)


def _read_document_line(line: bytes, origin: Origin) -> tuple[Document | None, list[Problem]]:
    facts, problems = read_line(line, DocumentLine, origin, _TEXTS)
    if facts is None:
        return None, problems
    problems += [origin.problem(fault) for fault in _id_faults(facts.id)]
    if problems:
        return None, problems
    digest = hashlib.sha256(facts.text.encode()).hexdigest()
    if facts.sha256 not in (None, digest):
        fault = explain_other_text("the text", digest, facts)
        return None, [origin.problem(fault)]
    return Document(facts.id, facts.text, digest, facts, origin), []


def _id_faults(document_id: str) -> Iterator[str]:
    if not _is_slug(document_id):
        yield f"malformed document id {document_id!r}; {IDS.partition(',')[0]}"
    elif fault := id_fault(document_id):
        yield fault


def _read_annotation_line(line: bytes, origin: Origin) -> tuple[str, Coding | None, list[Problem]]:
    whole, problems = read_line(line, Annotation, origin)
    if whole is None:
        value, _ = parse_line(line, origin)
        if value is None:
            return "", None, problems
        document_id = str(value.get("document", ""))
        try:
            coding, faults = convert_coding(value, origin, document_id)
        except RecursionError:  # it was said already that the line is too deep
            return document_id, None, problems
        return document_id, coding, list(dict.fromkeys([*problems, *faults]))
    coding = Coding(
        whole.annotator,
        origin,
        [(item, origin.at("events", index)) for index, item in enumerate(whole.events)],
        [(item, origin.at("quotes", index)) for index, item in enumerate(whole.quotes)],
        [(item, origin.at("appointments", index)) for index, item in enumerate(whole.appointments)],
    )
    return whole.document, coding, [*problems, *drop_bad_ids(coding)]
