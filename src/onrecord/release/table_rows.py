"""Find the rows of a table of a package to check them, and the places to name in problems."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.checks.violation import Violation
from onrecord.corpus.origin import Origin
from onrecord.errors import OnRecordError, Problem
from onrecord.release.check_hashes import fault_of
from onrecord.release.compare_forms import DamagedError, have_same_rows
from onrecord.release.hashes import parts_in
from onrecord.release.read_cells import convert_cells
from onrecord.release.read_package import find_file, list_resources, table_paths
from onrecord.schema.model import Table
from onrecord.schema.to_arrow import to_arrow


@dataclass
class TableRows:
    """Parquet files with the rows of a table; where each row stands in the package; its faults.

    ``files`` is None where no form of the table can be read. ``violations`` are those that show in
    the CSV file only, such as a cell of another type, for which ``files`` have null.
    """

    root: Path
    csv: str | None = None
    parts: Sequence[tuple[str, int]] = ()
    files: list[Path] | None = None
    problems: list[Problem] = field(default_factory=list)
    violations: list[Violation] = field(default_factory=list)

    def locate(self, violation: Violation) -> Problem:
        """Name the line of the CSV file, or the number of the row in the part that has it."""
        row = violation.row
        if self.csv is not None:
            return Origin(self.root, self.csv, (row,)).problem(violation.message)
        ends = list(accumulate(rows for _, rows in self.parts))
        part = min(bisect_right(ends, row), len(ends) - 1)
        file, rows = self.parts[part]
        return Problem(file, row - (ends[part] - rows) + 1, violation.message)


def find_rows(root: Path, descriptor: dict[str, Any], table: Table, scratch: Path) -> TableRows:
    """Find the rows of a table, those of its CSV form where there is one.

    It is the public one; a CSV file that is not that of the Parquet files is read cell by cell into
    the folder ``scratch``.
    """
    found = TableRows(root)
    parquet = _read_parquet_form(found, descriptor, table)
    if (table.name, "csv") in list_resources(descriptor):
        _read_csv_form(found, descriptor, table, parquet, scratch)
    else:
        found.files = parquet
    return found


def _read_parquet_form(
    found: TableRows, descriptor: dict[str, Any], table: Table
) -> list[Path] | None:
    """The Parquet files of a table, if all of them can be read and have its columns."""
    files: list[Path] = []
    parts: list[tuple[str, int]] = []
    seen: set[Path] = set()
    try:
        paths = table_paths(descriptor, table.name, "parquet")
        listed = parts_in(list_resources(descriptor)[table.name, "parquet"])
    except OnRecordError as error:
        place = f"data/tables/{table.name}.parquet"
        found.problems.append(Problem(place, 1, fault_of(error, found.root / place)))
        return None
    for path, facts in zip(paths, listed, strict=True):
        try:
            file = find_file(found.root, path)
            if file.resolve() in seen:
                raise OnRecordError("is listed twice in datapackage.json; build again")
            seen.add(file.resolve())
            rows = _count_rows(file, table)
        except OnRecordError as error:
            fault = fault_of(error, found.root / str(path))
            found.problems.append(Problem(str(path), 1, fault))
            continue
        found.problems += _check_counts(path, facts, "rowCount", rows, file)
        files.append(file)
        parts.append((path, rows))
    found.parts = parts
    return files if len(files) == len(paths) else None


def _check_counts(
    path: str, facts: Mapping[str, Any], key: str, rows: int, file: Path
) -> Iterator[Problem]:
    """What the descriptor says of a file without any hash: its rows and its bytes."""
    for name, what, count in ((key, "rows", rows), ("bytes", "bytes", file.stat().st_size)):
        if facts.get(name, count) != count:
            fault = f"has {count} {what}; datapackage.json says {facts[name]!r}"
            yield Problem(path, 1, fault)


def _count_rows(path: Path, table: Table) -> int:
    try:
        with pq.ParquetFile(path) as file:
            schema, rows = file.schema_arrow, file.metadata.num_rows
    except (OSError, pa.ArrowException) as error:
        raise OnRecordError(
            f"{path} cannot be read as Parquet; build or install the dataset again ({error})"
        ) from error
    if not schema.equals(to_arrow(table), check_metadata=True):
        raise OnRecordError("its columns are not those of the schema; build again")
    return int(rows)


def _read_csv_form(
    found: TableRows,
    descriptor: dict[str, Any],
    table: Table,
    parquet: list[Path] | None,
    scratch: Path,
) -> None:
    file = f"data/tables/{table.name}.csv"
    try:
        file = table_paths(descriptor, table.name, "csv")[0]
        path = find_file(found.root, file)
        try:
            same = parquet is not None and have_same_rows(path, parquet, table)
        except DamagedError as error:
            part = error.path.relative_to(found.root).as_posix()
            found.problems.append(Problem(part, 1, fault_of(error, error.path)))
            same, parquet = False, None
        found.csv = file
        found.files = parquet if same else [scratch / f"{table.name}.parquet"]
        if not same:
            found.violations += convert_cells(path, table, scratch / f"{table.name}.parquet")
    except OnRecordError as error:
        found.problems.append(Problem(str(file), 1, fault_of(error, found.root / str(file))))
        found.files, found.csv = parquet, None
        return
    rows = sum(pq.ParquetFile(each).metadata.num_rows for each in found.files or ())
    facts = list_resources(descriptor)[table.name, "csv"]
    found.problems += _check_counts(file, facts, "rows", rows, path)
    if parquet is not None and not same:
        fault = "its rows are not those of the CSV table; build again"
        found.problems += [Problem(each, 1, fault) for each, _ in found.parts[:1]]
