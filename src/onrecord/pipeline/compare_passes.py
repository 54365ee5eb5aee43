"""Compare the independent passes over documents, and make the tables of what comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pyarrow as pa

from onrecord.agreement.kinds import kind_of
from onrecord.checks.locate import locate
from onrecord.checks.run import Checker
from onrecord.corpus.adjudications import adjudication_file, read_adjudication
from onrecord.corpus.batch import FileBatch
from onrecord.corpus.files import shown
from onrecord.corpus.origin import Origin
from onrecord.corpus.read_batch import read_batch
from onrecord.corpus.read_documents import Document
from onrecord.errors import Problem
from onrecord.pipeline.keep_back import keep_back
from onrecord.pipeline.shared import Shared
from onrecord.tables.rows import Row, RowSet, to_arrow_table

if TYPE_CHECKING:
    from onrecord.agreement.measure import Measure
    from onrecord.agreement.tally import Tally

# The tables of this stage: they need several codings of a document, and all documents.
OF_PASSES = ("disagreements", "reliability")


def compare_passes(
    shared: Shared, documents: Sequence[FileBatch]
) -> tuple[dict[str, pa.Table], list[Problem]]:
    """Make the tables of documents that were coded anew, a batch each; also gives all problems.

    They are read again one after the other, so that one text at a time is held in memory. Without
    any, the tables are empty.
    """
    out = RowSet(shared.tables)
    if documents:
        from onrecord.agreement.tally import Tally

        tally = Tally()
        for batch in documents:
            read, problems = read_batch(shared.layout, batch)
            out.problems += problems
            for document in read:
                _add_disagreements(shared, document, tally, out)
        if not out.problems:
            _add_reliability(shared, tally, out)
    rows = {name: to_arrow_table(out.rows[name], shared.tables[name]) for name in OF_PASSES}
    if documents and not out.problems:
        out.problems += _check(shared, rows, out)
    return rows, out.problems


def _add_disagreements(shared: Shared, document: Document, tally: Tally, out: RowSet) -> None:
    from onrecord.agreement.read_passes import build_passes
    from onrecord.pipeline.disagreement_rows import list_rows

    layout = shared.layout
    found, problems = build_passes(document, shared.authorities, shared.tables)
    decided, faults = read_adjudication(layout, document.document_id)
    out.problems += [*problems, *faults]
    if problems:
        return  # what was not found would be taken for not coded
    tally.add(found)
    origin = document.coding.origin if document.coding else document.passes[0].origin
    if decided:
        file = adjudication_file(layout, document.document_id)
        origin = Origin(layout.root, shown(layout.root, file))
        signed = document.coding.annotator if document.coding else decided.annotator
        if signed != decided.annotator:
            fault = (
                f"the decisions are of {decided.annotator!r}, and the coding is signed by "
                f"{signed!r}; restore the coding, or move this file away"
            )
            out.problems.append(origin.at("annotator").problem(fault))
    main = [
        span
        for unit in (found.adjudicated.units if found.adjudicated else ())
        for span in unit.spans
    ]
    for row in list_rows(found, decided):
        out.problems += keep_back(row, document, main, origin)
        out.add("disagreements", origin, row)


def _add_reliability(shared: Shared, tally: Tally, out: RowSet) -> None:
    from onrecord.agreement.measure import measure

    annotators = shared.rows["annotators"].to_pylist()
    kinds = {each["annotator_id"]: each["kind"] for each in annotators}
    origin = Origin(shared.layout.root, "data/curated/vocabularies/annotators.csv")
    for each in measure(tally):
        out.add("reliability", origin, _row(each, kinds, tally.annotators))


def _row(measure: Measure, kinds: Mapping[str, str], together: set[str]) -> Row:
    """A figure as a row, with what the annotators are that it is about: two, or all of them."""
    names = (measure.first_annotator_id, measure.second_annotator_id)
    pair = [each for each in names if each is not None]
    told = {each: kinds[each] for each in pair or together}
    return {
        "reliability_id": ".".join(
            [measure.table, measure.field or "unit", measure.measure, *(pair or ["all"])]
        ),
        "table_name": measure.table,
        "field": measure.field,
        "measure": measure.measure,
        "first_annotator_id": names[0],
        "second_annotator_id": names[1],
        "annotator_kind": kind_of(told),
        "document_count": measure.document_count,
        "unit_count": measure.unit_count,
        "value": measure.value,
        "low": measure.low,
        "high": measure.high,
        "note": measure.note,
    }


def _check(shared: Shared, rows: Mapping[str, pa.Table], out: RowSet) -> list[Problem]:
    """Give what is wrong with the rows; what they name in documents was taken from there."""
    known = {name: each for name, each in shared.rows.items() if name not in OF_PASSES}
    checker = Checker(shared.tables, known, version=shared.version, threads=1)
    try:
        found = checker.check(rows)
    finally:
        checker.close()
    return locate(found.violations, {name: out.rows[name].origins for name in OF_PASSES})
