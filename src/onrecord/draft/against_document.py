"""Draft a document as if nobody had coded it, and compare the draft with a coding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from onrecord.corpus.batch import FileBatch
from onrecord.corpus.documents import Documents
from onrecord.corpus.line_batches import id_of_document
from onrecord.corpus.model import Annotation
from onrecord.corpus.read import read_corpus
from onrecord.corpus.read_batch import read_batch
from onrecord.corpus.read_documents import Coding, Document, read_coding
from onrecord.corpus.rows import KINDS
from onrecord.draft.against import Against, compare
from onrecord.draft.choose_documents import check_documents
from onrecord.draft.coding.known import gather_known
from onrecord.draft.defaults import LEAST
from onrecord.draft.draft_batch import list_proposals
from onrecord.errors import DataError, Problem, UsageError
from onrecord.evidence.resolve import Resolver
from onrecord.evidence.text import Text
from onrecord.layout import Layout, bundled
from onrecord.schema.read import read_schemas


def draft_against(
    root: Path, document_id: str, coding: Path | None = None, least: float = LEAST
) -> Against:
    """Compare what would be drafted of a document with a coding of it, its own unless one is given.

    The draft knows nothing of any coding of the document. Raises UsageError for a document that
    does not exist or has no coding, and DataError where one of them cannot be read.
    """
    layout = Layout(root)
    corpus, problems = read_corpus(layout, read_schemas(bundled().schemas))
    if problems:
        raise DataError(problems)
    check_documents(layout, [document_id])
    document, problems = _read(layout, document_id)
    other = document.coding if document else None
    if document and coding:
        other, faults = read_coding(coding.parent, coding, document_id, "")
        problems += faults
    if problems or document is None:
        raise DataError(problems)
    if other is None:
        raise UsageError(f"{document_id!r} has no coding; give the file of one with --against")
    uncoded = replace(document, coding=None, passes=[])
    draft, _ = list_proposals(uncoded, gather_known(corpus), least)
    text = Text(document.text, document.facts.language)
    _check_words(text, other)
    return compare(text, draft, _without_origins(document_id, other))


def _without_origins(document_id: str, coding: Coding) -> Annotation:
    """A coding without where its rows are written."""
    lists: list[list[Any]] = [[item for item, _ in getattr(coding, kind)] for kind in KINDS]
    return Annotation(
        document=document_id,
        annotator=coding.annotator,
        events=lists[0],
        quotes=lists[1],
        appointments=lists[2],
    )


def _check_words(text: Text, coding: Coding) -> None:
    """Raise DataError for rows whose main words are not in the text."""
    resolver = Resolver(text)
    for rows in (coding.events, coding.quotes, coding.appointments):
        for item, origin in rows:
            resolver.main(item.evidence, origin.at("evidence"))
    if resolver.problems:
        raise DataError(resolver.problems)


def _read(layout: Layout, document_id: str) -> tuple[Document | None, list[Problem]]:
    for batch in Documents(layout):
        ids: Iterable[str] = (
            (each.stem for each in batch.documents)
            if isinstance(batch, FileBatch)
            else map(id_of_document, batch.documents.by_document())
        )
        for number, each in enumerate(ids):
            if each == document_id:
                found, problems = read_batch(layout, batch.pick([number]))
                return next(iter(found), None), problems
    return None, []
