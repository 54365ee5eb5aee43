"""Packages that are broken on purpose, and what two validators say of each, cell by cell.

Run as a program it makes as many as it is told to: ``python tests/verdicts.py --packages 2000``.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import frictionless
from broken_cells import Cells, break_cells

from onrecord.errors import OnRecordError
from onrecord.layout import bundled
from onrecord.release.check_package import list_violations
from onrecord.release.read_cells import HEADER
from onrecord.release.table_rows import find_rows
from onrecord.release.write_csv import read_csv
from onrecord.release.write_parquet import write_parquet
from onrecord.schema.model import Field, ForeignKey, Table
from onrecord.schema.read import read_schemas
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

# As the package's own datapackage.json says it, and where the header stands: Frictionless looks for
# it further down where the first rows are shorter than others.
_DIALECT = {
    "headerRows": [1],
    "delimiter": ",",
    "lineTerminator": "\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
}
_PETS = Table(
    "pets",
    "Pets",
    "A pet a row.",
    "support",
    1,
    (
        Field("id", "string", "The key.", required=True, pattern="[a-z]+|[0-9]+"),
        Field("kind", "string", "What it is.", required=True, enum=("cat", "dog")),
        Field("legs", "integer", "How many.", minimum=0, maximum=8),
        Field("weight", "number", "How heavy.", minimum=0.5, maximum=99),
        Field("tag", "string", "Its tag.", unique=True, min_length=2),
        Field("is_tame", "boolean", "Whether it is tame.", required=True),
        Field("born", "date", "When it was born.", required=True),
        Field("mother", "string", "Its mother."),
        Field("house", "string", "Where it lives."),
        Field("room", "string", "In which room."),
    ),
    primary_key=("id",),
    foreign_keys=(
        ForeignKey(("mother",), "pets", ("id",)),
        ForeignKey(("house", "room"), "rooms", ("house", "room")),
    ),
    unique_keys=(("house", "room"),),
)
_ROOMS = Table(
    "rooms",
    "Rooms",
    "A room a row.",
    "support",
    2,
    (
        Field("house", "string", "The house.", required=True),
        Field("room", "string", "The room.", required=True),
        Field("size", "integer", "How large.", unique=True),
    ),
    primary_key=("house", "room"),
)
_PET_CELLS = {
    "pets": """id,kind,legs,weight,tag,is_tame,born,mother,house,room
tom,cat,4,3.5,T1,true,2020-02-29,eve,red,a
eve,cat,4,4.0,E1,true,2018-01-01,,red,b
7,dog,3,12.25,,false,2021-05-03,,blue,a
bob,dog,,,,true,2019-12-31,7,,
""",
    "rooms": "house,room,size\nred,a,10\nred,b,12\nblue,a,\n",
}


@dataclass
class Broken:
    """A package in a folder, with its tables, and the cells that were broken."""

    root: Path
    tables: dict[str, Table]
    cells: dict[str, Cells]

    @property
    def descriptor(self) -> dict[str, Any]:
        """Its datapackage.json, with the CSV tables only."""
        resources = [
            {
                "name": name,
                "path": f"{name}.csv",
                "type": "table",
                "format": "csv",
                "encoding": "utf-8",
                "dialect": _DIALECT,
                "schema": to_frictionless(table),
            }
            for name, table in self.tables.items()
        ]
        return {"name": "broken", "resources": resources}


def make_broken(root: Path, seed: int) -> Broken:
    """Make a package of one table and those that it refers to, and break one to five things."""
    random = Random(seed)
    names = ["pets", *_schemas()]
    tables, cells = _make_tables(names[seed % len(names)], random)
    referred = {key.table for table in tables.values() for key in table.foreign_keys}
    for _ in range(random.randint(1, 5)):
        name = random.choice([next(iter(tables)), random.choice(list(tables))])
        if len(cells[name]) > 1:
            break_cells(cells[name], tables[name], random, is_free=name not in referred)
    for name, rows in cells.items():
        with (root / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
    return Broken(root, tables, cells)


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
        found = list(list_violations(broken.root, descriptor, broken.tables, rows))
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


def _make_tables(name: str, random: Random) -> tuple[dict[str, Table], dict[str, Cells]]:
    if name == "pets":
        cells = {each: list(csv.reader(text.splitlines())) for each, text in _PET_CELLS.items()}
        return {"pets": _PETS, "rooms": _ROOMS}, cells
    schemas = _schemas()
    table = schemas[name]
    header, *rows = _read(name)
    found = {name: [header, *random.sample(rows, min(len(rows), 8))]}
    tables = {name: table}
    for target in dict.fromkeys(key.table for key in table.foreign_keys):
        if target != name:
            tables[target] = replace(schemas[target], foreign_keys=())
            found[target] = _cut(_read(target), table, target, found[name], random)
    for key in table.foreign_keys:
        if key.table == name:
            _forget(found[name], table, key)
    return tables, found


def _cut(cells: Cells, table: Table, target: str, rows: Cells, random: Random) -> Cells:
    """The rows of a table that others refer to, and two more."""
    header, *all_rows = cells
    wanted = {
        (header.index(column), row[table.columns.index(name)])
        for key in table.foreign_keys
        if key.table == target
        for name, column in zip(key.fields, key.references, strict=True)
        for row in rows[1:]
    }
    kept = [row for row in all_rows if any((n, cell) in wanted for n, cell in enumerate(row))]
    others = [row for row in all_rows if row not in kept]
    return [header, *kept, *random.sample(others, min(len(others), 2))]


def _forget(cells: Cells, table: Table, key: ForeignKey) -> None:
    """Empty the references to rows of the same table that were left out."""
    (field,), (to,) = (
        [table.columns.index(name) for name in names] for names in (key.fields, key.references)
    )
    there = {row[to] for row in cells}
    for row in cells[1:]:
        row[field] = row[field] if row[field] in there else ""


@cache
def _schemas() -> dict[str, Table]:
    return read_schemas(bundled().schemas)


def _read(name: str) -> Cells:
    if name == "removed_rows":
        return [
            ["row_id", "table_name", "removed_in", "reason"],
            *(["a-e01", "events", "0.1.0", "Twice."], ["a-q02", "quotes", "0.2.0", "No."]),
        ]
    with bundled().table(name, "csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


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
