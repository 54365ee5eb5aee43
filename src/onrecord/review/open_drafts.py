"""Read the drafts of a corpus, one document after the other, without what was settled before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from onrecord.corpus.batch import Batch, FileBatch
from onrecord.corpus.documents import Documents
from onrecord.corpus.line_batches import id_of_document
from onrecord.corpus.read_batch import read_batch
from onrecord.corpus.read_documents import Document
from onrecord.corpus.rows import KINDS, LETTERS
from onrecord.draft.decisions import decisions_folder, list_ids, mark_of, read_decisions
from onrecord.errors import Problem
from onrecord.layout import Layout
from onrecord.review.changes import apply_all
from onrecord.review.journal import lock_files
from onrecord.review.merge import Drafted, change_draft

_KIND_OF = {letter: kind for kind, letter in LETTERS.items()}


class Opened(NamedTuple):
    """A document with its draft, and what is wrong with them; None if it cannot be read.

    ``left`` are rows that stand in the file of the draft though they were settled, since a crash
    came between; the draft that was read has them no more.
    """

    document: Document | None
    problems: list[Problem]
    left: Sequence[Drafted] = ()


def open_drafts(layout: Layout, documents: Collection[str]) -> Iterator[Opened]:
    """Yield each document that has a draft; all of them if none are named."""
    for batch in Documents(layout, include_drafts=True):
        for one in _each(batch, documents):
            yield _open(layout, one)


def take_out(layout: Layout, document: Document, left: Collection[Drafted]) -> None:
    """Take rows that were settled before out of the file of a draft; without any, do nothing.

    Raises OnRecordError where another review is writing, and where the draft cannot be changed.
    """
    if not left:
        return
    with lock_files(decisions_folder(layout)):
        apply_all([change_draft(layout, document, left)])


def _each(batch: Batch, documents: Collection[str]) -> Iterator[Batch]:
    """The documents of a batch that have drafts and are asked for, each as a batch."""
    if isinstance(batch, FileBatch):
        for number, each in enumerate(batch.documents):
            if each.is_drafted and (not documents or each.stem in documents):
                yield batch.pick([number])
        return
    for number, line in enumerate(batch.documents.by_document()):
        if batch.drafts.counts[number] and (not documents or id_of_document(line) in documents):
            yield batch.pick([number])


def _open(layout: Layout, batch: Batch) -> Opened:
    found, problems = read_batch(layout, batch)
    if not found:
        return Opened(None, problems)
    document = found[0]
    decided = read_decisions(layout, document.document_id)
    ids = list_ids(document.coding)
    settled = decided.settled(ids)
    left: list[Drafted] = []
    for kind in KINDS:
        rows = getattr(document.draft, kind, [])
        marked = [(row, mark_of(kind, row[0])) for row in rows]
        left += [(kind, row[0].id, mark) for row, mark in marked if mark in settled]
        rows[:] = [row for row, mark in marked if mark not in settled]
    # Reading has left out the rows whose ids are coded, and tells so; those that were accepted are
    # the same.
    told = []
    accepted = [own for own in dict.fromkeys(decided.accepted.values()) if own in ids]
    for problem in problems:
        own = next((own for own in accepted if _is_of(own, problem)), None)
        if own is None:
            told.append(problem)
        else:
            left.append((_KIND_OF[own[0]], own, None))
    return Opened(document, told, left)


def _is_of(own: str, problem: Problem) -> bool:
    return problem.message.startswith(f"id {own!r} is given in ")
