"""Read documents and annotations that are a line of JSON each, in the structure of the YAML."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import msgspec

from onrecord.corpus.batch import LineBatch
from onrecord.corpus.documents import id_fault
from onrecord.corpus.explain import explain
from onrecord.corpus.facts import DocumentLine
from onrecord.corpus.files import IDS, SLUG
from onrecord.corpus.json_line import parse_line, repeated_keys
from onrecord.corpus.model import Annotation
from onrecord.corpus.origin import Origin
from onrecord.corpus.read_documents import Coding, Document, convert_coding, drop_bad_ids
from onrecord.errors import Problem

_read_document = msgspec.json.Decoder(DocumentLine)
_read_annotation = msgspec.json.Decoder(Annotation)
_is_slug = re.compile(SLUG).fullmatch

_UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


def read_lines(root: Path, batch: LineBatch) -> tuple[list[Document], list[Problem]]:
    """Read the documents of a batch with their codings: the whole ones, and every problem."""
    documents: list[Document] = []
    codings, problems = _read_codings(root, batch)
    for index, line in _lines(batch.documents.content, batch.documents.first):
        origin = Origin(root, batch.documents.file, (index,))
        document, faults = _read_document_line(line, origin)
        problems += faults
        if document:
            document.coding = codings.get(document.document_id)
            if document.coding is None and document.facts.coding != "none":
                fault = (
                    f"says {document.facts.coding}, but {batch.annotations.file} has no line for "
                    "it in its place; add it (it may have no rows), or write coding: none"
                )
                problems.append(origin.problem(fault))
            documents.append(document)
    return documents, problems


def _read_codings(root: Path, batch: LineBatch) -> tuple[dict[str, Coding], list[Problem]]:
    codings: dict[str, Coding] = {}
    problems: list[Problem] = []
    for index, line in _lines(batch.annotations.content, batch.annotations.first):
        origin = Origin(root, batch.annotations.file, (index,))
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
    try:
        facts = _read_document.decode(line)
    except _UNREADABLE:
        value, problems = parse_line(line, origin)
        if value is None:
            return None, problems
        found = explain(value, DocumentLine)
        return None, [origin.at(*path).problem(fault) for path, fault in found]
    faults = list(_document_faults(facts)) or repeated_keys(line, facts)
    content = b"" if faults else facts.text.encode()
    digest = hashlib.sha256(content).hexdigest()
    if not faults and facts.sha256 not in (None, digest):
        faults.append(
            f"the text is not the one that was annotated: its sha256 is {digest}, not "
            f"{facts.sha256!r}; restore the text, or go through the annotation again and write "
            "the new hash"
        )
    if faults:
        return None, [origin.problem(fault) for fault in faults]
    return Document(facts.id, facts.text, digest, facts, origin), []


def _document_faults(facts: DocumentLine) -> Iterator[str]:
    if not _is_slug(facts.id):
        yield f"malformed document id {facts.id!r}; {IDS.partition(',')[0]}"
    elif fault := id_fault(facts.id):
        yield fault
    yield from _text_faults(facts.text)


def _text_faults(text: str) -> Iterator[str]:
    if "\0" in text:
        yield "the text has a NUL character; remove it"
    if "\r" in text:
        yield "the text has a carriage return; end its lines with LF"
    if not unicodedata.is_normalized("NFC", text):
        yield "the text is not in Unicode normal form NFC; normalize it"


def _read_annotation_line(line: bytes, origin: Origin) -> tuple[str, Coding | None, list[Problem]]:
    try:
        whole = _read_annotation.decode(line)
        repeated = repeated_keys(line, whole)
    except _UNREADABLE:
        value, problems = parse_line(line, origin)
        if value is None:
            return "", None, problems
        document_id = str(value.get("document", ""))
        return document_id, *convert_coding(value, origin, document_id)
    coding = Coding(
        whole.annotator,
        origin,
        [(item, origin.at("events", index)) for index, item in enumerate(whole.events)],
        [(item, origin.at("quotes", index)) for index, item in enumerate(whole.quotes)],
        [(item, origin.at("appointments", index)) for index, item in enumerate(whole.appointments)],
    )
    problems = [origin.problem(fault) for fault in repeated]
    return whole.document, coding, [*problems, *drop_bad_ids(coding)]
