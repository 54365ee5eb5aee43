"""Draft documents of a corpus: a map over batches, then the new actors and offices of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from onrecord.corpus.documents import Documents
from onrecord.corpus.model import Annotation
from onrecord.corpus.read import read_corpus
from onrecord.draft.choose_documents import Chosen, check_documents
from onrecord.draft.coding.known import gather_known
from onrecord.draft.coding.names import Seen
from onrecord.draft.defaults import LEAST
from onrecord.draft.draft_batch import DraftedBatch, Drafting, draft_batch
from onrecord.draft.write_authorities import write_authorities
from onrecord.draft.write_drafts import merge_lines, to_line, write_draft, write_lines
from onrecord.engine.engines import Engine
from onrecord.engine.serial import Serial
from onrecord.errors import DataError, Problem
from onrecord.layout import Layout, bundled
from onrecord.progress import Progress, Quiet
from onrecord.schema.read import read_schemas


@dataclass
class Drafted:
    """What came of drafting.

    ``counts`` has how many documents, events, quotes, appointments, actors and offices there are
    in the drafts; ``languages`` the documents passed over, by language; ``kept`` the files that
    somebody has changed, which stay as they are; ``problems`` what could not be read.
    """

    folder: Path
    counts: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    kept: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def draft_corpus(
    root: Path,
    *,
    documents: Collection[str] = (),
    least: float = LEAST,
    fresh: bool = False,
    out: Path | None = None,
    engine: Engine | None = None,
    progress: Progress | None = None,
) -> Drafted:
    """Draft documents by rules and write the drafts to ``out``, or else to build/drafts.

    All documents are drafted if none are named. A draft that somebody has changed stays, unless
    all are to be written ``fresh``. Raises UsageError for a document that does not exist, and
    DataError where what all documents share is wrong; a document that is wrong is told of in the
    result.
    """
    layout = Layout(root)
    corpus, problems = read_corpus(layout, read_schemas(bundled().schemas))
    if problems:
        raise DataError(problems)
    check_documents(layout, documents)
    listed = Documents(layout)
    folder = out or layout.drafts
    chosen = Chosen(listed, folder, documents, fresh=fresh)
    drafting = Drafting(layout, gather_known(corpus), least, frozenset(documents))
    run = _Run(drafting, folder, progress or Quiet())
    run.progress.start(listed.size)
    is_whole = False
    try:
        run.write(_in_order((engine or Serial()).map(draft_batch, drafting, chosen)), chosen)
        is_whole = not documents and not chosen.kept
    finally:
        # Also of what is written when it is cut short, which names actors and offices too.
        run.write_authorities(keep=not is_whole)
    run.drafted.kept = chosen.kept
    run.drafted.problems += listed.problems
    return run.drafted


def _in_order(results: Iterator[tuple[int, DraftedBatch]]) -> Iterator[tuple[int, DraftedBatch]]:
    """The results by their numbers; they come as they are ready."""
    waiting: dict[int, DraftedBatch] = {}
    following = 0
    for number, found in results:
        waiting[number] = found
        while following in waiting:
            yield following, waiting.pop(following)
            following += 1


class _Run:
    """Takes the drafts of batches as they come and writes them."""

    def __init__(self, drafting: Drafting, folder: Path, progress: Progress) -> None:
        self.drafted = Drafted(folder)
        self.progress = progress
        self._drafting = drafting
        self._seen: Seen = Counter()
        self._has_lines = False

    def write(self, results: Iterator[tuple[int, DraftedBatch]], chosen: Chosen) -> None:
        """Write the drafts of all batches, which come in the order of their documents."""
        layout, folder = self._drafting.layout, self.drafted.folder
        for name, group in groupby(results, key=lambda each: chosen.places[each[0]][0]):
            drafts = self._drafts(group, chosen)
            if name is None:
                for draft in drafts:
                    write_draft(folder, draft)
                continue
            self._has_lines = True
            if self._drafting.documents:
                new = {draft.document: to_line(draft) for draft in drafts}
                write_lines(folder, name, merge_lines(layout, folder / name, new))
            else:
                write_lines(folder, name, map(to_line, drafts))

    def write_authorities(self, *, keep: bool) -> None:
        """Write the new actors and offices of all drafts; ``keep`` those of earlier ones."""
        layout, folder = self._drafting.layout, self.drafted.folder
        counts = write_authorities(layout, folder, self._seen, as_lines=self._has_lines, keep=keep)
        self.drafted.counts.update(counts)

    def _drafts(
        self, group: Iterator[tuple[int, DraftedBatch]], chosen: Chosen
    ) -> Iterator[Annotation]:
        for number, batch in group:
            # First of all, so that whoever stops this has the actors of every draft there is.
            self._seen.update(batch.seen)
            counts = Counter(documents=len(batch.drafts))
            for draft in batch.drafts:
                yield draft
                for kind in ("events", "quotes", "appointments"):
                    counts[kind] += len(getattr(draft, kind))
            self.drafted.counts.update(counts)
            self.drafted.languages.update(batch.languages)
            self.drafted.problems += batch.problems
            rows = counts.total() - counts["documents"]
            self.progress.advance(len(batch.drafts), rows, chosen.places[number][1])
