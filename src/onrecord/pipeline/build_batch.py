"""Build one batch of documents: read, resolve, build, check, and write its parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.checks.locate import locate
from onrecord.checks.references import OF_DOCUMENTS
from onrecord.checks.violation import Violation
from onrecord.corpus.origin import Origin
from onrecord.corpus.read_batch import read_batch
from onrecord.errors import Problem
from onrecord.pipeline.build_changed import build_changed
from onrecord.pipeline.cache import BuiltBatch, Task, write_entry
from onrecord.pipeline.no_collection import no_collection
from onrecord.pipeline.shared import Shared
from onrecord.pipeline.warn_shares import warn_shares
from onrecord.tables.build import build_documents
from onrecord.tables.rows import RowSet, to_arrow_table


def build_batch(shared: Shared, task: Task) -> BuiltBatch:
    """Build the rows of a batch and keep them under its key; with problems, nothing is kept.

    Of a batch that was built before, only what changed is built.
    """
    with no_collection():
        return build_changed(shared, task) or _build_all(shared, task)


def _build_all(shared: Shared, task: Task) -> BuiltBatch:
    documents, problems = read_batch(shared.layout, task.batch)
    out = build_documents(documents, shared.authorities, shared.tables)
    rows = {name: to_arrow_table(out.rows[name], shared.tables[name]) for name in OF_DOCUMENTS}
    problems += out.problems
    texts = {document.document_id: document.text for document in documents}
    found = shared.check_batch(task, rows, texts)
    built = BuiltBatch(
        task.batch.document_count,
        task.batch.size,
        problems=problems + _located(shared, out, found.violations, problems),
        warnings=[*out.warnings, *warn_shares(documents, out)],
        is_open=found.is_open,
        anew=task.batch.document_count,
    )
    if built.problems:
        return built
    ends = {name: out.ends_of(name) for name in OF_DOCUMENTS}
    return write_entry(shared.cache, task, rows, ends, built)


def _located(
    shared: Shared, out: RowSet, violations: list[Violation], problems: list[Problem]
) -> list[Problem]:
    if not violations:
        return []  # nearly always, and to list where all rows stand takes time
    origins = {**shared.origins, **{name: out.rows[name].origins for name in OF_DOCUMENTS}}
    return located(violations, origins, problems)


def located(
    violations: Iterable[Violation],
    origins: Mapping[str, list[Origin]],
    problems: Iterable[Problem],
) -> list[Problem]:
    """Name the lines of violations; an item whose words were not found is not complained of twice.

    Without its main span a row has no evidence and no place for its content.
    """
    broken = {(problem.file, problem.line) for problem in problems}
    kept = [
        each
        for each in violations
        # A mention is derived: an actor that it does not find is missing where it was coded.
        if each.table != "mentions"
        # Who codes is looked for once for each annotation, by its head.
        and not (each.table in OF_DOCUMENTS and each.column == "annotator_id")
        and not (_is_of_words(each) and _has_problem(origins[each.table][each.row], broken))
    ]
    return locate(kept, origins)


def _is_of_words(violation: Violation) -> bool:
    return violation.column in ("evidence_id", "start", "end", "content")


def _has_problem(origin: Origin, broken: set[tuple[str, int]]) -> bool:
    """Whether a problem was found in the lines of an item."""
    first, last = origin.lines
    return any(file == origin.file and first <= line <= last for file, line in broken)
