"""Packages that are broken on purpose, and what two validators say of each, cell by cell.

Run as a program it makes as many as it is told to: ``python tests/verdicts.py --packages 2000``.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import frictionless
from broken_packages import Broken, make_broken

from onrecord.errors import OnRecordError
from onrecord.release.check_package import list_violations
from onrecord.release.read_cells import HEADER
from onrecord.release.table_rows import find_rows
from onrecord.release.write_csv import read_csv
from onrecord.release.write_parquet import write_parquet
from onrecord.schema.model import Table
from onrecord.schema.to_frictionless import to_frictionless

# A rule that is broken: table, row (from 0), column, rule.
Verdict = set[tuple[str, int, str | None, str]]

# The errors and constraints of Frictionless, and the names of our rules for the same.
SAME = {
    "type-error": "type",
    "required": "not_nullable",
    "pattern": "pattern",
    "enum": "enum",
    "minimum": "minimum",
    "maximum": "maximum",
    "minLength": "min_length",
    "unique-error": "unique",
    "primary-key": "unique",
    "foreign-key": "foreign_key",
    "missing-cell": "cells",
    "extra-cell": "cells",
    "blank-row": "blank_row",
    "extra-label": "columns",
    "missing-label": "columns",
    "incorrect-label": "columns",
    "blank-label": "columns",
    "duplicate-label": "columns",
}
# What we find in a table and Frictionless does not, beside our rules for what rows mean.
LACKING = {
    "unique key": "a key of uniqueKeys given twice",
    "partial key": "a foreign key of several columns of which one may be empty",
    "line break": "a line break at the end of a cell with a pattern",
    "integer": "a whole number of more than 64 bits",
}


def ours(broken: Broken) -> Verdict:
    """What our checks say of the schema of each table, from Parquet where types allow."""
    descriptor = {**broken.descriptor, "version": "1.0.0", "onrecord": {}}
    for name, table in broken.tables.items():
        try:
            write_parquet(read_csv(broken.root / f"{name}.csv", table), broken.root / f"{name}.pq")
        except OnRecordError:
            continue
        resource = {"name": f"{name}-parquet", "path": f"{name}.pq", "format": "parquet"}
        descriptor["resources"].append(resource)
    with tempfile.TemporaryDirectory() as scratch:
        rows = {
            name: find_rows(broken.root, descriptor, table, Path(scratch))
            for name, table in broken.tables.items()
        }
        found = list(list_violations(descriptor, broken.tables, rows, {}))
    return {
        (each.table, each.row, None if each.rule == "columns" else each.column, each.rule)
        for each in found
        if each.rule in SAME.values() or each.rule.startswith("unique(")
    }


def theirs(broken: Broken) -> Verdict:
    """What Frictionless says, in our words."""
    package = frictionless.Package.from_descriptor(broken.descriptor, basepath=str(broken.root))
    report = package.validate()
    assert not report.errors, report.errors
    return {
        verdict
        for task in report.tasks
        for error in task.errors
        for verdict in _translate(error, broken.tables[task.name])
    }


def compare(seeds: Iterable[int]) -> tuple[Counter[str], list[str]]:
    """Count the rules that both find broken, and by its reason what only ours do.

    Also gives every difference that has no such reason.
    """
    counts: Counter[str] = Counter()
    unexplained = []
    for seed in seeds:
        with tempfile.TemporaryDirectory() as folder:
            broken = make_broken(Path(folder), seed)
            we, they = ours(broken), theirs(broken)
        counts.update(f"both: {rule}" for *_, rule in we & they)
        for verdict in we - they:
            reason = explain(verdict, broken)
            counts.update([f"only ours: {reason}"])
            if reason is None:
                unexplained.append(f"package {seed}: only ours: {verdict}")
        unexplained += [
            f"package {seed}: only Frictionless: {verdict}"
            for verdict in they - we
            # A number that is too large for any integer is also too large for its column.
            if explain((*verdict[:3], "type"), broken) != "integer"
        ]
    return counts, unexplained


def explain(verdict: tuple[str, int, str | None, str], broken: Broken) -> str | None:
    """Why Frictionless lacks something that we say; None if it should say it too."""
    name, row, column, rule = verdict
    table = broken.tables[name]
    keys = {f"unique({', '.join(key)})" for key in table.unique_keys}
    if rule in keys - {f"unique({', '.join(table.primary_key)})"}:
        return "unique key"
    if rule == "foreign_key" and column not in {
        name for key in to_frictionless(table).get("foreignKeys", ()) for name in key["fields"][-1:]
    }:
        return "partial key"
    if rule in ("pattern", "type") and column is not None:
        cell = broken.cells[name][row + 1][table.columns.index(column)]
        if rule == "pattern" and cell.endswith("\n"):
            return "line break"
        if table.field(column).type == "integer" and re.fullmatch(r"[0-9]{19,}", cell):
            return "integer"
    return None


def _translate(error: Any, table: Table) -> Iterator[tuple[str, int, str | None, str]]:
    kind = error.type
    if kind == "constraint-error":
        kind = error.note.split('"')[1]
    rule = SAME[kind]
    row = getattr(error, "row_number", 1) - 2
    column = getattr(error, "field_name", None)
    if kind == "primary-key":
        cells = dict(zip(table.columns, error.cells, strict=False))
        if not all(cells.get(name) for name in table.primary_key):
            return  # said already of the part that is empty
        column, *others = table.primary_key
        rule = f"unique({', '.join(table.primary_key)})" if others else rule
    elif kind == "foreign-key":
        column = error.field_names[-1]
    elif rule in ("cells", "blank_row", "columns"):
        column = None
    yield table.name, HEADER if rule == "columns" else row, column, rule


def main() -> int:
    """Make packages, compare the verdicts, and print what differs and is not explained."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    seeds = range(given.seed, given.seed + given.packages)
    counts, unexplained = compare(seeds)
    print(*unexplained, sep="\n")
    for what, count in sorted(counts.items()):
        print(f"{count:7,} {what}")
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
