"""Collect rows by table, each with the place that it was written in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import Any

import pyarrow as pa

from onrecord.corpus.edtf import EdtfError, bounds
from onrecord.corpus.origin import Origin
from onrecord.errors import Problem
from onrecord.schema.model import Table
from onrecord.schema.to_arrow import to_arrow

Row = dict[str, Any]


@dataclass
class Rows:
    """The rows of one table in order, and where each was written."""

    values: list[Row] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)


class RowSet:
    """Rows of all tables, with the problems and warnings that came up in making them."""

    def __init__(self, tables: Mapping[str, Table]) -> None:
        self.tables = tables
        # A table without rows has no entry until somebody asks for it.
        self.rows: dict[str, Rows] = defaultdict(Rows)
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []

    def add(self, table: str, origin: Origin, row: Row) -> None:
        """Add a row; columns that it leaves out are null."""
        columns = self.tables[table].columns
        if len(row) < len(columns):
            row = {**dict.fromkeys(columns), **row}
        self.rows[table].values.append(row)
        self.rows[table].origins.append(origin)

    @property
    def count(self) -> int:
        """How many rows there are in all tables."""
        return sum(len(rows.values) for rows in self.rows.values())

    def extend(self, other: RowSet) -> None:
        """Add everything of another set behind what is here."""
        for name, rows in other.rows.items():
            self.rows[name].values += rows.values
            self.rows[name].origins += rows.origins
        self.problems += other.problems
        self.warnings += other.warnings

    def uncertain_date(
        self, prefix: str, edtf: str | None, basis: str | None, words: str | None, origin: Origin
    ) -> Row:
        """The five columns of an uncertain date; a malformed date is a problem.

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
                self.problems.append(origin.problem(str(error)))
        return {
            f"{prefix}_text": words,
            f"{prefix}_edtf": edtf,
            f"{prefix}_earliest": earliest,
            f"{prefix}_latest": latest,
            f"{prefix}_basis": basis or ("none" if edtf is None else "stated"),
        }


def to_arrow_table(rows: Sequence[Row], table: Table) -> pa.Table:
    """Make the Arrow table of rows, in the columns of the schema."""
    schema = to_arrow(table)
    # Column by column in C: Table.from_pylist takes five times as long.
    cells = map(itemgetter(*table.columns), rows)
    columns: Iterable[Sequence[Any]] = (
        zip(*cells, strict=True) if len(table.columns) > 1 else [list(cells)]
    )
    if not rows:
        return schema.empty_table()
    return pa.Table.from_arrays(
        [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)],
        schema=schema,
    )
