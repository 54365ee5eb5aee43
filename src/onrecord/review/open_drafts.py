"""Read the drafts of a corpus, one document after the other, without what was settled before."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from onrecord.corpus.batch import Batch, FileBatch
from onrecord.corpus.documents import Documents
from onrecord.corpus.line_batches import id_of_document
from onrecord.corpus.read_batch import read_batch
from onrecord.corpus.read_documents import Document
from onrecord.draft.decisions import Decisions, list_ids, mark_of, read_decisions
from onrecord.errors import Problem
from onrecord.layout import Layout
from onrecord.review.changes import apply_all
from onrecord.review.merge import change_draft
from onrecord.review.rows import SHAPES


def open_drafts(
    layout: Layout, documents: Collection[str]
) -> Iterator[tuple[Document | None, list[Problem]]]:
    """Yield each document that has a draft, and what is wrong with it; all if none are named.

    One that cannot be read is None.

    What was answered before, and a crash has left in the draft, is taken out of it first.
    """
    for batch in Documents(layout, include_drafts=True):
        for one in _each(batch, documents):
            yield _open(layout, one)


def _each(batch: Batch, documents: Collection[str]) -> Iterator[Batch]:
    """The documents of a batch that have drafts and are asked for, each as a batch."""
    if isinstance(batch, FileBatch):
        for number, each in enumerate(batch.documents):
            if each.is_drafted and (not documents or each.stem in documents):
                yield batch.pick([number])
        return
    for number, line in enumerate(batch.documents.by_document()):
        if batch.drafts.counts[number] and (not documents or id_of_document(line) in documents):
            picked = batch.pick([number])
            first = batch.documents.first + number
            yield replace(picked, documents=replace(picked.documents, first=first))


def _open(layout: Layout, batch: Batch) -> tuple[Document | None, list[Problem]]:
    """Read one document, without the rows of its draft that were settled before."""
    found, problems = read_batch(layout, batch)
    if not found:
        return None, problems
    document = found[0]
    decided = read_decisions(layout, document.document_id)
    left = _left_over(document, decided)
    if left:
        apply_all([change_draft(layout, document, [(kind, own, None) for kind, own in left])])
    told = [each for each in problems if not _is_of(left, each)]
    draft = document.draft
    if draft:
        gone = {own for _, own in left}
        for kind in SHAPES:
            rows = getattr(draft, kind)
            rows[:] = [(item, origin) for item, origin in rows if item.id not in gone]
    return document, told


def _left_over(document: Document, decided: Decisions) -> list[tuple[str, str]]:
    ids = list_ids(document.coding)
    settled = decided.settled(ids)
    left = [
        (kind, item.id)
        for kind in SHAPES
        for item, _ in getattr(document.draft, kind, ())
        if mark_of(kind, item) in settled
    ]
    # Reading has left out the rows whose ids are coded; those that were accepted are the same.
    kinds = {"e": "events", "q": "quotes", "a": "appointments"}
    left += [(kinds[own[0]], own) for own in decided.accepted.values() if own in ids]
    return list(dict.fromkeys(left))


def _is_of(left: Collection[tuple[str, str]], problem: Problem) -> bool:
    return any(problem.message.startswith(f"id {own!r} is given in ") for _, own in left)
