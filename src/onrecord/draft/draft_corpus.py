"""Draft documents of a corpus: a map over batches, then the new actors and offices of all."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby
from pathlib import Path

from onrecord.corpus.documents import Documents
from onrecord.corpus.model import Annotation
from onrecord.corpus.read import read_corpus
from onrecord.draft.choose_documents import Chosen, check_documents, find_target
from onrecord.draft.coding.known import gather_known
from onrecord.draft.defaults import LEAST
from onrecord.draft.draft_batch import DraftedBatch, Drafting, draft_batch
from onrecord.draft.draft_writer import Drafted, DraftWriter, count_rows
from onrecord.engine.engines import Engine
from onrecord.engine.serial import Serial
from onrecord.errors import DataError
from onrecord.layout import Layout, bundled
from onrecord.progress import Progress, Quiet
from onrecord.schema.read import read_schemas


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
    all are to be written ``fresh``. Raises UsageError for a document that does not exist and for
    an ``out`` where people write, and DataError where what all documents share is wrong; a document
    that is wrong is told of in the result.
    """
    layout = Layout(root)
    corpus, problems = read_corpus(layout, read_schemas(bundled().schemas))
    if problems:
        raise DataError(problems)
    check_documents(layout, documents)
    listed = Documents(layout)
    folder = find_target(layout, out)
    chosen = Chosen(listed, folder, documents, fresh=fresh)
    drafting = Drafting(layout, gather_known(corpus), least, frozenset(documents))
    writer, told = DraftWriter(layout, folder), progress or Quiet()
    told.start(listed.size)
    results = _in_order((engine or Serial()).map(draft_batch, drafting, chosen))
    is_whole = False
    try:
        for name, group in groupby(results, key=lambda each: chosen.places[each[0]][0]):
            drafts = _take(group, chosen, writer, told)
            if name is None or documents:
                for draft in drafts:
                    writer.write(name, draft)
            else:
                writer.write_whole(name, drafts)
        is_whole = not (documents or chosen.kept or chosen.foreign)
    finally:
        # Also of what is written when it is cut short, which names actors and offices too.
        writer.finish(keep=not is_whole)
    writer.drafted.kept, writer.drafted.foreign = chosen.kept, chosen.foreign
    writer.drafted.problems += listed.problems
    return writer.drafted


def _in_order(results: Iterator[tuple[int, DraftedBatch]]) -> Iterator[tuple[int, DraftedBatch]]:
    """The results by their numbers; they come as they are ready."""
    waiting: dict[int, DraftedBatch] = {}
    following = 0
    for number, found in results:
        waiting[number] = found
        while following in waiting:
            yield following, waiting.pop(following)
            following += 1


def _take(
    results: Iterator[tuple[int, DraftedBatch]],
    chosen: Chosen,
    writer: DraftWriter,
    progress: Progress,
) -> Iterator[Annotation]:
    """The drafts of batches as they come; what else there is to say of a batch is noted."""
    for number, batch in results:
        # First of all, so that whoever stops this has the actors of every draft there is.
        writer.see(batch.seen)
        yield from batch.drafts
        writer.drafted.languages.update(batch.languages)
        writer.drafted.undated += batch.undated
        writer.drafted.problems += batch.problems
        rows = sum(count_rows(draft).total() for draft in batch.drafts)
        progress.advance(len(batch.drafts), rows, chosen.places[number][1])
