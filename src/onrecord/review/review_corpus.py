"""Settle the drafts of a corpus with a person, document by document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field

from onrecord.corpus.read import read_corpus
from onrecord.corpus.read_documents import Document
from onrecord.draft.choose_documents import check_documents
from onrecord.draft.decisions import decisions_folder, read_decisions
from onrecord.errors import DataError, Problem, UsageError
from onrecord.evidence.resolve import Resolver
from onrecord.evidence.text import Text
from onrecord.layout import Layout, bundled
from onrecord.release.lock import BusyError, lock
from onrecord.review.annotator import check_annotator
from onrecord.review.authorities import AuthorityFiles
from onrecord.review.changes import ChangeError
from onrecord.review.check_drafts import check_named, check_types, draft_command
from onrecord.review.describe import Labels
from onrecord.review.edit_yaml import EditError
from onrecord.review.merge import Drafted, check_coder
from onrecord.review.new_faults import NewFaults
from onrecord.review.open_drafts import open_drafts, take_out
from onrecord.review.rows import Unit, after_their_links, list_units
from onrecord.review.session import Session
from onrecord.review.show import Reviewing
from onrecord.review.terminal import Terminal
from onrecord.schema.read import read_schemas

# What a person does here, for annotators.csv.
_WORK = "Coded documents, drafts of which were settled with the command review."


@dataclass(frozen=True)
class Wanted:
    """What is asked about: of which documents, kind and score; all of them unless it says less."""

    documents: Collection[str] = ()
    kind: str | None = None
    least: float = 0.0


@dataclass
class Reviewed:
    """What came of a review: how many answers of each kind, and the documents left out, with why.

    ``asked`` is how many documents were asked about, ``has_quit`` whether the person went away, and
    ``passed_over`` says which documents cannot be reviewed just now, and why.
    """

    counts: Counter[str] = field(default_factory=Counter)
    asked: int = 0
    has_quit: bool = False
    problems: list[Problem] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)


def review_corpus(
    layout: Layout, wanted: Wanted, annotator: str, terminal: Terminal, reviewed: Reviewed
) -> None:
    """Ask about the drafts of a corpus, and write what is accepted at once.

    What comes of it is added to ``reviewed``, also when it is stopped. Raises UsageError for
    somebody or something that does not exist, and DataError where what documents share is wrong.
    """
    tables = read_schemas(bundled().schemas)
    corpus, problems = read_corpus(layout, tables, include_drafts=True)
    problems += check_types(corpus, tables)
    if problems:
        raise DataError(problems)
    check_documents(layout, wanted.documents)
    check_annotator(corpus, annotator, _WORK, terminal)
    new_faults, authorities = NewFaults(corpus, tables), AuthorityFiles(corpus)
    given = Reviewing(
        layout,
        authorities,
        Labels(corpus, authorities.swapped),
        new_faults,
        terminal,
        annotator,
        reviewed.counts,
    )
    seen: set[str] = set()
    try:
        for document, faults, left in open_drafts(layout, wanted.documents):
            reviewed.problems += faults
            if document is None:
                continue
            seen.add(document.document_id)
            if not faults and not _review(given, document, left, wanted, reviewed):
                reviewed.has_quit = True
                return
    finally:
        new_faults.close()
    missing = sorted({*wanted.documents} - seen)
    if missing and not reviewed.problems:
        advice = f"run {draft_command(layout, missing[0])}"
        raise UsageError(f"there is no draft of {missing[0]!r}; {advice}")


def _review(
    given: Reviewing,
    document: Document,
    left: Sequence[Drafted],
    wanted: Wanted,
    reviewed: Reviewed,
) -> bool:
    """Review one document, once what is left over is out of its draft; whether to go on."""
    try:
        units = _list_units(given, document, wanted)
    except DataError as error:
        reviewed.problems += error.problems
        return True
    if not units and not left:
        return True
    own = document.document_id
    busy = f"{own} is under review by somebody else; wait, or take another document"
    with ExitStack() as held:
        try:
            held.enter_context(lock(decisions_folder(given.layout), busy, f"{own}.lock"))
            take_out(given.layout, document, left)
        except (BusyError, ChangeError, EditError) as error:
            reviewed.passed_over.append(str(error))
            return True
        if not units:
            return True
        reviewed.asked += 1
        return Session(given, document, units).run()


def _list_units(given: Reviewing, document: Document, wanted: Wanted) -> list[Unit]:
    """What is asked about, those last that were put off; raises DataError if nothing can be."""
    draft = document.draft
    if draft is None:
        return []
    text = Text(document.text, document.facts.language)
    resolver = Resolver(text)
    all_units = list_units(draft, resolver)
    later = read_decisions(given.layout, document.document_id).later
    units = [
        unit
        for unit in all_units
        if unit.score >= wanted.least
        and (wanted.kind is None or any(row.kind == wanted.kind for row in unit.rows))
    ]
    if not units:
        return []
    try:
        check_coder(document, given.annotator)
    except ChangeError as error:
        origin = document.coding.origin if document.coding else draft.origin
        raise DataError([origin.at("annotator").problem(str(error))]) from error
    unknown = list(check_named(given.layout, document.document_id, draft, given.authorities))
    if unknown:
        raise DataError(unknown)
    if resolver.problems:
        first = min(resolver.problems)
        fault = (
            f"{first.message}; the text was changed since it was drafted, or the draft was: run "
            f"{draft_command(given.layout, document.document_id)} --fresh, which loses what was "
            "changed in the draft by hand"
        )
        raise DataError([Problem(first.file, first.line, fault)])
    return after_their_links(sorted(units, key=lambda unit: bool(later & {*unit.marks})), all_units)
