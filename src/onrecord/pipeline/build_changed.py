"""Build only the documents of a batch that changed, and put their rows among those of the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from onrecord.checks.references import OF_DOCUMENTS
from onrecord.corpus.read_batch import read_batch
from onrecord.pipeline.cache import BuiltBatch, Task, read_listing, write_entry
from onrecord.pipeline.shared import Shared
from onrecord.pipeline.warn_shares import warn_shares
from onrecord.release.write_parquet import read_parquet
from onrecord.schema.to_arrow import to_arrow
from onrecord.tables.build import build_documents
from onrecord.tables.rows import to_arrow_table

Ends = Mapping[str, Sequence[int]]


@dataclass(frozen=True)
class Source:
    """Where the rows of a document come from: those built now or before, and its number there."""

    is_new: bool
    number: int

    def follows(self, other: Source) -> bool:
        """Whether its rows stand right behind those of the other."""
        return self.is_new == other.is_new and self.number == other.number + 1


def build_changed(shared: Shared, task: Task) -> BuiltBatch | None:
    """Build a batch from what was built before at its place, and the documents not in that.

    None if there is nothing to start from, or anything to say: then the batch is built as a whole,
    so that what is said names the lines of today.
    """
    listing = read_listing(shared.cache, task.before) if task.before else None
    if listing is None or listing.warnings:
        return None
    known = {found: number for number, found in enumerate(listing.hashes)}
    hashes = task.batch.hashes
    changed = [number for number, each in enumerate(hashes) if each not in known]
    documents, problems = read_batch(shared.layout, task.batch.pick(changed))
    out = build_documents(documents, shared.authorities, shared.tables)
    if problems or out.problems or out.warnings or warn_shares(documents, out):
        return None
    news = {number: place for place, number in enumerate(changed)}
    sources = [
        Source(True, news[number]) if number in news else Source(False, known[each])
        for number, each in enumerate(hashes)
    ]
    old_ends = dict(zip(listing.tables, zip(*listing.ends, strict=True), strict=True))
    rows, ends = {}, {}
    for name in OF_DOCUMENTS:
        old = to_arrow(shared.tables[name]).empty_table()
        if name in listing.parts:
            old = read_parquet(shared.cache / str(task.before) / f"{name}.parquet")
        new = to_arrow_table(out.rows[name], shared.tables[name])
        rows[name], ends[name] = _splice(old, old_ends[name], new, out.ends_of(name), sources)
    texts = {document.document_id: document.text for document in documents}
    found = shared.check_batch(task, rows, texts)
    if found.violations:
        return None
    built = BuiltBatch(len(hashes), task.batch.size, anew=len(changed), is_open=found.is_open)
    return write_entry(shared.cache, task, rows, ends, built)


def _splice(
    old: pa.Table,
    old_ends: Sequence[int],
    new: pa.Table,
    new_ends: Sequence[int],
    sources: Sequence[Source],
) -> tuple[pa.Table, list[int]]:
    """Put the rows of documents one behind the other; also gives how many there are after each."""
    pieces, ends = [old.slice(0, 0)], [0]
    for run in _runs(sources):
        rows, its_ends = (new, new_ends) if run[0].is_new else (old, old_ends)
        begins = [0, *its_ends]
        first, last = begins[run[0].number], its_ends[run[-1].number]
        pieces.append(rows.slice(first, last - first))
        shift = ends[-1] - first
        ends += [its_ends[each.number] + shift for each in run]
    return pa.concat_tables(pieces), ends[1:]


def _runs(sources: Sequence[Source]) -> Iterator[list[Source]]:
    """Cut into stretches whose rows stand together."""
    run: list[Source] = []
    for each in sources:
        if run and not each.follows(run[-1]):
            yield run
            run = []
        run.append(each)
    if run:
        yield run
