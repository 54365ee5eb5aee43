"""Build one batch of documents: read, resolve, build, check, and write its parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.checks.locate import locate
from onrecord.checks.references import OF_DOCUMENTS
from onrecord.checks.violation import Violation
from onrecord.corpus.batch import Batch
from onrecord.corpus.origin import Origin
from onrecord.corpus.read_batch import read_batch
from onrecord.corpus.read_documents import Document
from onrecord.errors import Problem
from onrecord.release.cache import BuiltBatch, write_entry
from onrecord.release.shared import Shared
from onrecord.tables.build import build_documents
from onrecord.tables.rows import RowSet, to_arrow_table

# Of the text of a document, a release should not pass on more than half by way of evidence.
_MOST_RELEASED = 0.5


def build_batch(shared: Shared, task: tuple[str, Batch]) -> BuiltBatch:
    """Build the rows of a batch and keep them under its key; with problems, nothing is kept."""
    key, batch = task
    documents, problems = read_batch(shared.layout, batch)
    out = build_documents(documents, shared.authorities, shared.tables)
    rows = {name: to_arrow_table(out.rows[name], shared.tables[name]) for name in OF_DOCUMENTS}
    problems += out.problems
    texts = {document.document_id: document.text for document in documents}
    found = shared.checker.check(rows, texts)
    built = BuiltBatch(
        batch.document_count,
        batch.size,
        problems=problems + _located(shared, out, found.violations, problems),
        warnings=[*out.warnings, *_share_warnings(documents, out)],
        is_open=found.is_open,
    )
    if built.problems:
        return built
    return write_entry(shared.cache, key, batch, rows, built)


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
        and not (_is_of_words(each) and _has_problem(origins[each.table][each.row], broken))
    ]
    return locate(kept, origins)


def _is_of_words(violation: Violation) -> bool:
    return violation.column in ("evidence_id", "start", "end", "content")


def _has_problem(origin: Origin, broken: set[tuple[str, int]]) -> bool:
    """Whether a problem was found in the lines of an item."""
    first, last = origin.lines
    return any(file == origin.file and first <= line <= last for file, line in broken)


def _share_warnings(documents: Iterable[Document], out: RowSet) -> list[Problem]:
    places = {document.document_id: document.origin for document in documents}
    mend = {"evidence": "shorten it, or use text_release: hashes", "hashes": "shorten it"}
    return [
        places[row["document_id"]]
        .at("text_release")
        .problem(
            f"the evidence passes on {row['released_share']:.0%} of the text, more than half; "
            f"{mend[row['text_release']]}"
        )
        for row in out.rows["documents"].values
        if row["text_release"] in mend and row["released_share"] > _MOST_RELEASED
    ]
