"""Collect rows by table, each with the place that it was written in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import pyarrow as pa

from onrecord.corpus.edtf import EdtfError, bounds
from onrecord.corpus.origin import Keys, Origin
from onrecord.errors import Problem
from onrecord.schema.model import Table
from onrecord.schema.to_arrow import to_arrow

Row = dict[str, Any]
Cells = tuple[Any, ...]


class Rows:
    """The rows of one table in order, and where each was written.

    A row is kept as its cells in the order of the schema, which ``make`` puts them in, and its
    place as an origin and the keys below it: there are many rows, and nobody asks where they stand
    while nothing is wrong with them.
    """

    def __init__(self, table: Table) -> None:
        self.make = _cell_maker(table.columns)
        self.cells: list[Cells] = []
        self.places: list[tuple[Origin, Keys]] = []
        self._columns = table.columns

    def __len__(self) -> int:
        return len(self.cells)

    def add(self, cells: Cells, origin: Origin, keys: Keys = ()) -> None:
        """Add a row that ``make`` has made, written at the keys below an origin."""
        self.cells.append(cells)
        self.places.append((origin, keys))

    def add_all(self, cells: Sequence[Cells], origin: Origin) -> None:
        """Add rows that were all written at one place."""
        self.cells += cells
        self.places += [(origin, ())] * len(cells)

    @property
    def origins(self) -> list[Origin]:
        """Where each row was written."""
        return [origin.at(*keys) for origin, keys in self.places]

    @property
    def values(self) -> list[Row]:
        """The rows with the names of their columns."""
        return self.named(0)

    def named(self, first: int) -> list[Row]:
        """The rows from one on, with the names of their columns."""
        return [dict(zip(self._columns, cells, strict=True)) for cells in self.cells[first:]]

    def replace(self, first: int, rows: Iterable[Row]) -> None:
        """Put others in place of the rows from one on, written where these were."""
        self.cells[first:] = [self.make(**row) for row in rows]


class RowSet:
    """Rows of all tables, with the problems and warnings that came up in making them."""

    def __init__(self, tables: Mapping[str, Table]) -> None:
        self.rows = {name: Rows(table) for name, table in tables.items()}
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []
        self._cells = [rows.cells for rows in self.rows.values()]
        self._ends: list[tuple[int, ...]] = []

    def end_document(self) -> None:
        """Note that the rows of one document are all there."""
        self._ends.append(tuple(map(len, self._cells)))

    def ends_of(self, table: str) -> list[int]:
        """How many rows a table has at the end of each document."""
        number = list(self.rows).index(table)
        return [ends[number] for ends in self._ends]

    def add(self, table: str, origin: Origin, row: Row) -> None:
        """Add a row; columns that it leaves out are null."""
        rows = self.rows[table]
        rows.add(rows.make(**row), origin)

    def uncertain_date(
        self, prefix: str, edtf: str | None, basis: str | None, words: str | None, origin: Origin
    ) -> Row:
        """The five columns of an uncertain date, ``prefix`` below an origin.

        A malformed date is a problem.
        The basis is ``none`` where no date is given, else ``stated`` unless something is said.
        """
        earliest: date | None = None
        latest: date | None = None
        if edtf is None:
            words = None
        else:
            try:
                earliest, latest = bounds(edtf)
            except EdtfError as error:
                self.problems.append(origin.at(prefix).problem(str(error)))
        return {
            f"{prefix}_text": words,
            f"{prefix}_edtf": edtf,
            f"{prefix}_earliest": earliest,
            f"{prefix}_latest": latest,
            f"{prefix}_basis": basis or ("none" if edtf is None else "stated"),
        }


def to_arrow_table(rows: Rows, table: Table) -> pa.Table:
    """Make the Arrow table of rows, in the columns of the schema."""
    schema = to_arrow(table)
    if not rows:
        return schema.empty_table()
    # Column by column in C: Table.from_pylist takes five times as long.
    columns = zip(*rows.cells, strict=True)
    return pa.Table.from_arrays(
        [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)],
        schema=schema,
    )


@lru_cache
def _cell_maker(columns: tuple[str, ...]) -> Callable[..., Cells]:
    """Make a function that takes cells by name and gives them in the order of the columns.

    >>> _cell_maker(("a", "b"))(b=2)
    (None, 2)
    """
    # Written out, as in the standard library's namedtuple: three times as fast as any class.
    if not all(map(str.isidentifier, columns)):
        raise ValueError(f"column names that are no names: {columns}")
    parameters = ", ".join(f"{name}=None" for name in columns)
    make: Callable[..., Cells] = eval(f"lambda *, {parameters}: ({', '.join(columns)},)")  # noqa: S307
    return make
