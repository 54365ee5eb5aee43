"""Adjudicate two passes over a document with a person, into the coding that tables are built of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.adjudication.compose import key_of
from onrecord.adjudication.files import Files, pass_hash
from onrecord.adjudication.plan import Key, Question, make_plan
from onrecord.adjudication.session import Session, say_taken_over
from onrecord.adjudication.show import Shown
from onrecord.agreement.match import match_units
from onrecord.agreement.read_passes import build_passes, list_passes
from onrecord.corpus.adjudications import Adjudication, adjudication_file, read_adjudication
from onrecord.corpus.files import shown
from onrecord.corpus.read import Corpus, read_corpus
from onrecord.corpus.read_documents import Coding, Document, read_document
from onrecord.draft.decisions import decisions_folder
from onrecord.errors import DataError, Problem, UsageError, nearest
from onrecord.evidence.resolve import Resolver
from onrecord.evidence.text import Text
from onrecord.layout import Layout, bundled
from onrecord.release.lock import lock
from onrecord.review.annotator import check_annotator
from onrecord.review.describe import Labels
from onrecord.review.new_faults import NewFaults
from onrecord.review.terminal import Terminal
from onrecord.schema.model import Table
from onrecord.schema.read import read_schemas
from onrecord.tables.build import Authorities

# What a person does here, for annotators.csv.
_WORK = "Settled with the command adjudicate what independent codings disagree on."


@dataclass
class Adjudicated:
    """What came of an adjudication.

    ``counts`` has how many questions were ``decided`` and put off (``later``); ``taken_over`` is
    how many rows needed no answer, ``open`` how many questions nobody has answered yet, None where
    none was looked at.
    """

    counts: Counter[str] = field(default_factory=Counter)
    taken_over: int = 0
    open: int | None = None
    has_quit: bool = False


@dataclass(frozen=True)
class Wanted:
    """What is adjudicated: a document, and which two of its passes if it has more."""

    document: str
    first: str | None = None
    second: str | None = None


def adjudicate(
    layout: Layout, wanted: Wanted, annotator: str, terminal: Terminal, found: Adjudicated
) -> None:
    """Ask about all that two passes over a document disagree on, and write every answer at once.

    What comes of it is put into ``found``, also when it is stopped. Raises UsageError for what does
    not exist, DataError where the corpus, a pass or an earlier adjudication is wrong, and BusyError
    where somebody else is at it.
    """
    tables = read_schemas(bundled().schemas)
    corpus, problems = read_corpus(layout, tables)
    if problems:
        raise DataError(problems)
    document = _read(layout, wanted.document)
    check_annotator(corpus, annotator, _WORK, terminal)
    busy = f"{wanted.document} is in the hands of somebody else; wait, or take another document"
    new_faults = NewFaults(corpus, tables)
    try:
        with lock(decisions_folder(layout), busy, f"{wanted.document}.lock"):
            files, given = _open(layout, document, wanted, annotator, (corpus, tables, terminal))
            _run(files, given, new_faults, found)
    finally:
        new_faults.close()


def _run(files: Files, given: Shown, new_faults: NewFaults, found: Adjudicated) -> None:
    files.begin()
    files.document.coding = files.composed.coding
    session = Session(files, given, new_faults, found.counts)
    try:
        if files.open:
            found.taken_over = session.take_over()
            say_taken_over(given, found.taken_over)
        # A coding that is settled may have been mended by hand since; then nothing is undone.
        elif not files.is_whole or not session.ask_whether_to_undo():
            return
        found.has_quit = not session.run()
    finally:
        found.open = len(files.open)


def _read(layout: Layout, document_id: str) -> Document:
    """Read a document with its passes; its adjudicated coding is read by no one here."""
    names = list_passes(layout).get(document_id)
    if names is None:
        if not (layout.documents / f"{document_id}.txt").is_file():
            known = [path.stem for path in layout.documents.glob("*.txt")]
            raise UsageError(
                f"there is no document {document_id!r} with files of its own"
                f"{nearest(document_id, known)}"
            )
        names = []
    passes = [name for name in names if name != f"{document_id}.yaml"]
    if len(passes) < 2:
        raise UsageError(
            f"{document_id!r} has {len(passes) or 'no'} pass{'es' * (not passes)}; adjudicating "
            f"takes two files annotations/{document_id}.ANNOTATOR.yaml"
        )
    document, problems = read_document(layout, document_id, names, needs_coding=False)
    if document is None or problems:
        raise DataError(problems)
    document.coding = None
    return document


def _open(
    layout: Layout,
    document: Document,
    wanted: Wanted,
    annotator: str,
    reading: tuple[Corpus, Mapping[str, Table], Terminal],
) -> tuple[Files, Shown]:
    """Match the two passes, and read what was decided of them before."""
    corpus, tables, terminal = reading
    old, problems = read_adjudication(layout, wanted.document)
    if problems:
        raise DataError(problems)
    first, second = _choose(document, wanted, old)
    document.passes = [first, second]
    coders = (first.annotator, second.annotator)
    hashes = [pass_hash(layout, wanted.document, each) for each in coders]
    new = Adjudication(wanted.document, annotator, *coders, hashes[0], hashes[1])
    _check_same(layout, old, new)
    rows, problems = build_passes(document, Authorities(corpus), tables)
    if problems:
        raise DataError(sorted(set(problems)))
    by_coder = {each.annotator_id: each for each in rows.passes}
    text = Text(document.text, document.facts.language)
    kept: dict[Key, str] = {key_of(each): each.row for each in (old or new).decisions if each.row}
    plan: Sequence[Question] = make_plan(
        (first, second),
        match_units(by_coder[coders[0]], by_coder[coders[1]]),
        Resolver(text),
        kept,
        _removed(corpus, wanted.document),
    )
    files = Files(layout, document, plan, old or new)
    return files, Shown(terminal, Labels(corpus, {}), text, coders)


def _choose(document: Document, wanted: Wanted, old: Adjudication | None) -> tuple[Coding, Coding]:
    """The two passes that are meant: those that are named, else those begun with, else the two."""
    by_coder = {each.annotator: each for each in document.passes}
    names = [wanted.first or (old and old.first), wanted.second or (old and old.second)]
    for name in names:
        if name is not None and name not in by_coder:
            raise UsageError(
                f"{name!r} has no pass over {wanted.document!r}; passes are of "
                f"{', '.join(sorted(by_coder))}"
            )
    others = [each for each in sorted(by_coder) if each not in names]
    if len(others) > names.count(None) > 0:
        raise UsageError(
            f"{wanted.document!r} has passes of {', '.join(sorted(by_coder))}; "
            "name two of them with --first and --second"
        )
    chosen = [name or others.pop(0) for name in names]
    if chosen[0] == chosen[1]:
        if old and not (wanted.first and wanted.second):
            begun = f"--first {old.first} --second {old.second}"
            raise UsageError(f"{wanted.document!r} was begun with {begun}; name both, or neither")
        raise UsageError(f"--first and --second are both {chosen[0]!r}; name two passes")
    return by_coder[chosen[0]], by_coder[chosen[1]]


def _check_same(layout: Layout, old: Adjudication | None, new: Adjudication) -> None:
    """Raise DataError where earlier decisions are of other passes, or somebody else's."""
    if old is None:
        return
    file = shown(layout.root, adjudication_file(layout, new.document))
    coding = f"data/curated/annotations/{new.document}.yaml"
    anew = f"move this file and {coding} away to adjudicate anew"
    if (old.first, old.second) != (new.first, new.second):
        fault = f"adjudicates {old.first} and {old.second}, in this order; name these, or {anew}"
    elif old.annotator != new.annotator:
        fault = (
            f"is the work of {old.annotator!r}, and a coding has one annotator; go on with "
            f"--annotator {old.annotator} if that is you, or {anew}"
        )
    elif old.first_sha256 != new.first_sha256 or old.second_sha256 != new.second_sha256:
        changed = old.first if old.first_sha256 != new.first_sha256 else old.second
        fault = f"the pass of {changed} was changed since this was begun; restore it, or {anew}"
    else:
        return
    raise DataError([Problem(file, 1, fault)])


def _removed(corpus: Corpus, document_id: str) -> set[str]:
    """The ids of rows that the document had in some release, which no row may have again."""
    rows, _ = corpus.codes.get("removed_rows", ([], []))
    keys = (str(row["row_id"]) for row in rows)
    return {
        key.removeprefix(f"{document_id}-") for key in keys if key.startswith(f"{document_id}-")
    }
