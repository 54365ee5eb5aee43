"""Check a written package: hashes, CSV against Parquet, our checks, and Frictionless."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow.parquet as pq

from onrecord.checks.files import check_files
from onrecord.checks.violation import Violation
from onrecord.corpus.curated_texts import CuratedTexts
from onrecord.errors import OnRecordError, Problem
from onrecord.layout import Layout
from onrecord.release.check_descriptor import check_descriptor
from onrecord.release.check_frictionless import can_check, check_frictionless
from onrecord.release.check_hashes import check_hashes, fault_of
from onrecord.release.compare_forms import DamagedError, read_batches
from onrecord.release.read_cells import HEADER
from onrecord.release.read_package import (
    includes_drafts,
    list_resources,
    read_descriptor,
    read_tables,
)
from onrecord.release.table_rows import TableRows, find_rows
from onrecord.schema.model import Table

_FORMS = {"csv": "CSV", "parquet": "Parquet"}


@dataclass(frozen=True)
class Verdict:
    """What is wrong with a package; what agreed that nothing is; what was not held against what.

    ``includes_drafts`` says that some rows are proposals that nobody has confirmed.
    """

    problems: list[Problem]
    agreed: list[str]
    left_out: list[str]
    includes_drafts: bool = False

    def __str__(self) -> str:
        """What is said of a valid package."""
        *others, last = self.agreed
        drafts = "; drafts are included" if self.includes_drafts else ""
        return f"valid: {', '.join(others)}, and {last} agree{drafts}{self.say_left_out()}"

    def say_left_out(self) -> str:
        """What to add to the verdict: what was not checked; nothing if all was."""
        return f"; not checked: {'; '.join(self.left_out)}" if self.left_out else ""


def check_package(
    descriptor_file: Path, tell: Callable[[str], None] = lambda step: None
) -> Verdict:
    """Judge a package on disk; no problems mean that all validators that were run call it valid.

    Tables may be of any size: their rows are never all in memory. Frictionless reads the CSV
    tables, and is left out where there are none or files are missing, as are words whose texts are
    not there. Raises UsageError where there is no package, and OnRecordError where its descriptor
    is damaged. ``tell`` is told of every step as it begins.
    """
    root = descriptor_file.parent
    descriptor = read_descriptor(descriptor_file)
    tables = {
        name: table for name, table in read_tables(root, descriptor).items() if table.kind != "view"
    }
    forms = {form for _, form in list_resources(descriptor)}
    texts = CuratedTexts(Layout(root))
    tell("hashes")
    problems = list(check_hashes(root, descriptor))
    changed = {each.file for each in problems}
    described = {
        name: table for name, table in tables.items() if f"schemas/{name}.json" not in changed
    }
    problems += check_descriptor(root, descriptor, described)
    tell("that the files of each table hold the same rows")
    with TemporaryDirectory() as scratch:
        rows = {
            name: find_rows(root, descriptor, table, Path(scratch))
            for name, table in tables.items()
        }
        problems += [problem for each in rows.values() for problem in each.problems]
        tell("the rules of all rows")
        try:
            for violation in list_violations(descriptor, tables, rows, texts):
                problems.append(rows[violation.table].locate(violation))
        except OnRecordError as error:
            refused = [Problem(descriptor_file.name, 1, str(error))]
            problems += list(_find_damaged(root, rows.values())) or refused
        lacking = 0 if problems else _count_lacking(rows.get("documents"), texts)
    agreed = [
        "hashes",
        " and ".join(_FORMS[each] for each in _FORMS if each in forms),
        "our checks",
    ]
    is_whole = can_check(root, descriptor)
    if "csv" in forms and is_whole:
        tell("with Frictionless")
        problems += check_frictionless(descriptor_file)
        agreed.append("Frictionless")
    left_out = list(_leave_out(forms, lacking, is_whole))
    return Verdict(sorted(set(problems)), agreed, left_out, includes_drafts(descriptor))


def list_violations(
    descriptor: Mapping[str, Any],
    tables: Mapping[str, Table],
    rows: Mapping[str, TableRows],
    texts: Mapping[str, str],
) -> Iterator[Violation]:
    """Yield what our checks find: in the cells of CSV files, and in the rows of all tables.

    The rows are checked if all tables can be read, since any row may point into any table. Raises
    OnRecordError for a damaged file.
    """
    misread: set[tuple[str, int, str | None]] = set()
    for each in rows.values():
        for violation in each.violations:
            yield violation
            if violation.rule in ("type", "blank_row") or violation.row == HEADER:
                misread.add((violation.table, violation.row, violation.column))
    files = {name: each.files for name, each in rows.items() if each.files is not None}
    if len(files) < len(tables):
        return
    violations = check_files(
        files,
        tables,
        include_drafts=includes_drafts(descriptor),
        version=str(descriptor["version"]),
        texts=texts,
    )
    for violation in violations:
        # What cannot be read is empty for all other rules, of which that was said already.
        table, row, column = violation.table, violation.row, violation.column
        if misread.isdisjoint({(table, row, column), (table, row, None), (table, HEADER, column)}):
            yield violation


def _find_damaged(root: Path, rows: Iterable[TableRows]) -> Iterator[Problem]:
    """The Parquet files of which some page cannot be read, which DuckDB does not name."""
    for path in (path for each in rows for path in each.files or ()):
        try:
            for _ in read_batches([path]):
                pass
        except DamagedError as error:
            yield Problem(path.relative_to(root).as_posix(), 1, fault_of(error, path))


def _count_lacking(documents: TableRows | None, texts: Mapping[str, str]) -> int:
    """How many documents have no text that their words could be held against."""
    files = documents.files or () if documents else ()
    tables = (pq.read_table(each, columns=["document_id"]) for each in files)
    return sum(each not in texts for table in tables for each in table["document_id"].to_pylist())


def _leave_out(forms: set[str], lacking: int, is_whole: bool) -> Iterator[str]:
    """Say what could not be checked, and why."""
    if "csv" not in forms:
        yield "by Frictionless, since there is no CSV"
    elif not is_whole:
        yield "by Frictionless, which reads all files or none"
    if lacking:
        count = (
            "1 document, whose text is" if lacking == 1 else f"{lacking} documents, whose texts are"
        )
        yield f"the words of {count} not in data/curated"
