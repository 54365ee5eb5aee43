"""Draft the documents of a batch, in whichever process."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from onrecord.corpus.batch import Batch
from onrecord.corpus.model import Annotation
from onrecord.corpus.read_batch import read_batch
from onrecord.corpus.read_documents import Document
from onrecord.draft.coding.known import Known
from onrecord.draft.coding.names import Seen
from onrecord.draft.coding.to_annotation import published_day, to_annotation
from onrecord.draft.decisions import list_ids, read_decisions
from onrecord.draft.defaults import LEAST
from onrecord.draft.draft_text import draft_text
from onrecord.errors import Problem
from onrecord.layout import Layout


@dataclass(frozen=True)
class Drafting:
    """What all batches are drafted with.

    ``documents`` are the ids of those to draft, all if it is empty; what scores less than
    ``least`` is left out.
    """

    layout: Layout
    known: Known
    least: float = LEAST
    documents: frozenset[str] = frozenset()


@dataclass
class DraftedBatch:
    """The drafts of a batch, in order, and what was seen of new actors and offices.

    ``languages`` counts the documents that were passed over, by language; ``undated`` is how many
    have no day from which "yesterday" could be counted.
    """

    drafts: list[Annotation] = field(default_factory=list)
    seen: Seen = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    undated: int = 0
    problems: list[Problem] = field(default_factory=list)


def draft_batch(drafting: Drafting, batch: Batch) -> DraftedBatch:
    """Read the documents of a batch and draft those in English, by rules."""
    documents, problems = read_batch(drafting.layout, batch)
    out = DraftedBatch(problems=problems)
    for document in documents:
        if drafting.documents and document.document_id not in drafting.documents:
            continue
        language = document.facts.language
        if language.partition("-")[0].lower() != "en":
            out.languages[language] += 1
            continue
        decided = read_decisions(drafting.layout, document.document_id)
        settled = decided.settled(list_ids(document.coding))
        annotation, seen = list_proposals(document, drafting.known, drafting.least, settled)
        out.drafts.append(annotation)
        out.undated += published_day(document) is None
        out.seen.update(seen)
    return out


def list_proposals(
    document: Document,
    known: Known,
    least: float = LEAST,
    settled: Collection[str] = frozenset(),
) -> tuple[Annotation, Seen]:
    """Propose a coding of one document by rules, in the form that curators write.

    Gives the annotation and what was seen of actors and offices that are not known. What scores
    less than ``least`` is left out, and so are the marks in ``settled``.
    """
    found = draft_text(
        document.text, published=published_day(document), authority=known.actors
    ).above(least)
    return to_annotation(document, found, known, settled=settled)
