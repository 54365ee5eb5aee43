"""Check a written package: hashes, CSV against Parquet, our checks, and Frictionless."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from onrecord.checks.files import check_files
from onrecord.checks.violation import Violation
from onrecord.corpus.files import SLUG
from onrecord.corpus.origin import Origin
from onrecord.errors import OnRecordError, Problem
from onrecord.layout import Layout
from onrecord.release.check_hashes import check_hashes
from onrecord.release.read_cells import HEADER
from onrecord.release.read_package import list_resources, read_descriptor, read_tables
from onrecord.release.table_rows import TableRows, find_rows
from onrecord.schema.model import Table


def check_package(descriptor_file: Path) -> list[Problem]:
    """Give every problem of a package on disk; none means that both validators call it valid.

    Tables may be of any size: their rows are never all in memory. Frictionless reads the CSV
    tables, and is left out where there are none. Raises UsageError where there is no package, and
    OnRecordError where its descriptor is damaged.
    """
    root = descriptor_file.parent
    descriptor = read_descriptor(descriptor_file)
    tables = {
        name: table for name, table in read_tables(root, descriptor).items() if table.kind != "view"
    }
    problems = list(check_hashes(root, descriptor))
    with TemporaryDirectory() as scratch:
        rows = {
            name: find_rows(root, descriptor, table, Path(scratch))
            for name, table in tables.items()
        }
        problems += [problem for each in rows.values() for problem in each.problems]
        try:
            for violation in list_violations(root, descriptor, tables, rows):
                problems.append(rows[violation.table].locate(violation))
        except OnRecordError as error:
            problems.append(Problem(descriptor_file.name, 1, str(error)))
    if any(form == "csv" for _, form in list_resources(descriptor)):
        problems += _check_frictionless(descriptor_file)
    return sorted(set(problems))


def list_violations(
    root: Path,
    descriptor: Mapping[str, Any],
    tables: Mapping[str, Table],
    rows: Mapping[str, TableRows],
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
        include_drafts=bool(descriptor["onrecord"].get("includes_drafts")),
        version=str(descriptor["version"]),
        texts=_CuratedTexts(Layout(root).documents),
    )
    for violation in violations:
        # What cannot be read is empty for all other rules, of which that was said already.
        table, row, column = violation.table, violation.row, violation.column
        if misread.isdisjoint({(table, row, column), (table, row, None), (table, HEADER, column)}):
            yield violation


class _CuratedTexts(Mapping[str, str]):
    """The texts that stand in the curated folder, read when they are asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read = lru_cache(maxsize=8)(self._read_file)

    def __getitem__(self, document_id: str) -> str:
        # An id of somebody else's package may be made to lead out of the folder.
        text = self._read(document_id) if re.fullmatch(SLUG, document_id) else None
        if text is None:
            raise KeyError(document_id)
        return text

    def __iter__(self) -> Iterator[str]:
        return (path.stem for path in sorted(self._folder.glob("*.txt")))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _read_file(self, document_id: str) -> str | None:
        path = self._folder / f"{document_id}.txt"
        return path.read_bytes().decode("utf-8", errors="replace") if path.is_file() else None


def _check_frictionless(descriptor_file: Path) -> list[Problem]:
    """What Frictionless says of the package, as when its own command is typed by hand."""
    from frictionless import validate

    report = validate(str(descriptor_file))
    problems = [
        Problem(descriptor_file.name, 1, f"frictionless: {error.message}")
        for error in report.errors
    ]
    for task in report.tasks:
        for error in task.errors:
            # It counts rows from the header on, and a row may have several lines.
            row = getattr(error, "row_number", None)
            place = Origin(descriptor_file.parent, str(task.place), (row - 2,) if row else ())
            problems.append(place.problem(f"frictionless: {error.message}"))
    return problems
