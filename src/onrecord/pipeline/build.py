"""Build a release: a map over batches of documents, then checks of what no batch can see alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

import pyarrow as pa

from onrecord.corpus.batch import InputFile
from onrecord.corpus.documents import Documents
from onrecord.corpus.read import Corpus, read_corpus
from onrecord.engine.engines import Engine
from onrecord.engine.serial import Serial
from onrecord.errors import DataError, Problem
from onrecord.layout import Layout, bundled
from onrecord.pipeline.build_batch import build_batch, located
from onrecord.pipeline.cache import BuiltBatch, Part, Task, find_key, read_entry
from onrecord.pipeline.cache_folder import Known, read_known
from onrecord.pipeline.check_dataset import check_dataset
from onrecord.pipeline.check_links import check_links
from onrecord.pipeline.compare_passes import compare_passes
from onrecord.pipeline.shared import Shared, share
from onrecord.progress import Progress, Quiet
from onrecord.release.hashes import hash_file
from onrecord.release.write_parquet import read_parquet
from onrecord.schema.model import Table
from onrecord.schema.read import read_schemas, read_views


@dataclass
class Release:
    """Tables that passed every check, and what the descriptor says of them.

    The rows of a table are those of ``shared``, then those of each of its ``parts``. ``known``
    is what the next build is to know of this one.
    """

    corpus: Corpus
    tables: Mapping[str, Table]
    views: Mapping[str, Table]
    shared: dict[str, pa.Table]
    batches: list[BuiltBatch]
    known: Known
    inputs: list[InputFile]
    warnings: list[Problem]
    include_drafts: bool

    def parts(self, table: str) -> list[tuple[int, Part]]:
        """The parts of a table, each with the number of its batch, from 1."""
        return [
            (number, batch.parts[table])
            for number, batch in enumerate(self.batches, start=1)
            if table in batch.parts
        ]

    @property
    def anew(self) -> int:
        """How many documents were built, and not taken from what was built before."""
        return sum(batch.anew for batch in self.batches)

    def count(self, table: str) -> int:
        """How many rows a table has."""
        shared: int = self.shared[table].num_rows
        return shared + sum(part.rows for _, part in self.parts(table))

    def stream(self, table: str) -> pa.RecordBatchReader:
        """The rows of a table, of which those of one part at a time are in memory."""
        shared = self.shared[table]
        parts = (read_parquet(part.path).to_batches() for _, part in self.parts(table))
        batches = chain(shared.to_batches(), chain.from_iterable(parts))
        return pa.RecordBatchReader.from_batches(shared.schema, batches)

    def read(self, table: str) -> pa.Table:
        """All rows of a table, in memory."""
        return self.stream(table).read_all()


def build_release(
    root: Path,
    cache: Path,
    *,
    include_drafts: bool = False,
    engine: Engine | None = None,
    progress: Progress | None = None,
) -> Release:
    """Read, resolve, build and check; nothing is written but the parts, into ``cache``.

    What is in the cache already is taken from there. The work is done on ``engine`` (in this
    process if it is None). Raises DataError with every problem found.
    """
    schemas = bundled().schemas
    tables = read_schemas(schemas)
    corpus, problems = read_corpus(Layout(root), tables, include_drafts=include_drafts)
    problems += check_dataset(corpus)
    inputs = [_input(root, file) for file in corpus.files]
    shared, out = share(corpus, tables, inputs, cache, include_drafts=include_drafts)
    problems += out.problems
    documents = Documents(corpus.layout, include_drafts=include_drafts)
    known = read_known(cache, shared.salt)
    run = _Run(shared, known, engine or Serial(), progress or Quiet())
    with closing(shared):
        batches = run.build(documents)
    problems += documents.problems
    problems += [problem for batch in batches for problem in batch.problems]
    if known is None:
        found = shared.check()
        problems += located(found.violations, shared.origins, problems)
        known = Known(shared.salt, {}, found.is_open)
    if not problems and (known.is_open or any(batch.is_open for batch in batches)):
        problems += check_links(shared, batches)
    if not problems:
        of_passes, faults = compare_passes(shared, documents.coded_anew)
        shared.rows |= of_passes
        problems += faults
    problems += _changed(root, inputs)
    if problems:
        raise DataError(problems)
    warnings = [*out.warnings, *(each for batch in batches for each in batch.warnings)]
    return Release(
        corpus,
        tables,
        read_views(schemas, tables),
        shared.rows,
        batches,
        Known(shared.salt, run.places, known.is_open),
        sorted(inputs + documents.inputs, key=lambda each: each.path),
        sorted(set(warnings)),
        include_drafts,
    )


class _Run:
    """One pass over all batches; ``places`` has their keys by where they begin, in order."""

    def __init__(
        self, shared: Shared, known: Known | None, engine: Engine, progress: Progress
    ) -> None:
        self._shared = shared
        self._before = known.places if known else {}
        self._engine = engine
        self._progress = progress
        self._built: dict[int, BuiltBatch] = {}
        self.places: dict[str, str] = {}

    def build(self, documents: Documents) -> list[BuiltBatch]:
        """Build the batches that are not kept already, and give all in order."""
        self._progress.start(documents.size)
        numbers: list[int] = []
        tasks = self._tasks(documents, numbers)
        for index, built in self._engine.map(build_batch, self._shared, tasks):
            self._add(numbers[index], built)
        return [self._built[number] for number in range(len(self._built))]

    def _tasks(self, documents: Documents, numbers: list[int]) -> Iterator[Task]:
        """Yield what is to be built, and note the number of its batch."""
        batches = iter(documents)
        first = list(islice(batches, 2))
        for number, batch in enumerate(chain(first, batches)):
            key = find_key(self._shared.salt, batch)
            self.places[batch.place] = key
            kept = read_entry(self._shared.cache, key, batch)
            if kept:
                self._add(number, kept)
            else:
                numbers.append(number)
                yield Task(key, batch, self._before.get(batch.place), is_only=len(first) == 1)

    def _add(self, number: int, built: BuiltBatch) -> None:
        self._built[number] = built
        self._progress.advance(built.documents, built.rows, built.size)


def _changed(root: Path, inputs: list[InputFile]) -> list[Problem]:
    """The files that all documents share, if they are others now than when the build began."""
    return [
        Problem(each.path, 1, "changed while it was read; build again")
        for each in inputs
        if _input(root, each.path) != each
    ]


def _input(root: Path, file: str) -> InputFile:
    found = hash_file(root / file, root)
    return InputFile(found.path, found.sha256, found.size)
