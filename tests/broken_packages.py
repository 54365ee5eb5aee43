"""Packages of a table and those that it refers to, of which one to five things are broken."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from broken_cells import Cells, break_cells

from onrecord.layout import bundled
from onrecord.schema.model import Field, ForeignKey, Table
from onrecord.schema.read import read_schemas
from onrecord.schema.to_frictionless import to_frictionless

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
