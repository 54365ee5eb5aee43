"""Check what no batch can see of itself: how rows of different batches point at each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.checks import files
from onrecord.checks.violation import Violation
from onrecord.corpus.batch import Batch
from onrecord.corpus.documents import Documents
from onrecord.corpus.origin import Origin
from onrecord.corpus.read_batch import read_batch
from onrecord.errors import Problem
from onrecord.pipeline.build_batch import located
from onrecord.pipeline.cache import BuiltBatch
from onrecord.pipeline.shared import Shared
from onrecord.release.stores import copy_file, is_local
from onrecord.release.write_parquet import write_parquet
from onrecord.tables.build import build_documents


def check_links(shared: Shared, batches: Sequence[BuiltBatch]) -> list[Problem]:
    """Give every problem with what rows say of rows in other batches, or of shared rows."""
    with TemporaryDirectory() as folder:
        parts = {name: list(_files(name, shared, batches, Path(folder))) for name in shared.tables}
        violations = list(files.check_links(parts, shared.tables))
    return _locate(violations, shared, batches) if violations else []


def _files(
    table: str, shared: Shared, batches: Sequence[BuiltBatch], folder: Path
) -> Iterator[Path]:
    """The files of a table: its shared rows, then those of each batch that has some."""
    path = folder / f"{table}.parquet"
    write_parquet(shared.rows[table], path)
    yield path
    for number, batch in enumerate(batches):
        if table in batch.parts:
            part = batch.parts[table].path
            if not is_local(part):
                copy_file(part, folder / f"{table}-{number}.parquet")
                part = folder / f"{table}-{number}.parquet"
            yield part


def _locate(
    violations: Sequence[Violation], shared: Shared, batches: Sequence[BuiltBatch]
) -> list[Problem]:
    """Name the lines of violations: the batches that have them are read once more."""
    by_batch: dict[int, list[Violation]] = {}
    for each in violations:
        counts = [
            batch.parts[each.table].rows if each.table in batch.parts else 0 for batch in batches
        ]
        begins = [0, *accumulate([shared.rows[each.table].num_rows, *counts])]
        number = bisect_right(begins, each.row) - 1
        own = Violation(each.table, each.row - begins[number], each.column, each.rule, each.message)
        by_batch.setdefault(number - 1, []).append(own)
    problems = located(by_batch.pop(-1, []), shared.origins, [])
    if by_batch:
        documents = Documents(shared.layout, include_drafts=shared.include_drafts)
        for number, batch in enumerate(documents):
            if number in by_batch:
                problems += located(by_batch[number], _origins(shared, batch), [])
    return problems


def _origins(shared: Shared, batch: Batch) -> Mapping[str, list[Origin]]:
    documents, _ = read_batch(shared.layout, batch)
    out = build_documents(documents, shared.authorities, shared.tables)
    return {name: out.rows[name].origins for name in shared.tables}
