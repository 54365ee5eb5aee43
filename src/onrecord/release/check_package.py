"""Check a written package: hashes, CSV against Parquet, our checks, and Frictionless."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa

from onrecord.checks.locate import locate
from onrecord.checks.run import check_tables
from onrecord.corpus.origin import Origin
from onrecord.errors import OnRecordError, Problem
from onrecord.layout import Layout
from onrecord.release.check_hashes import check_hashes, fault_of
from onrecord.release.read_package import find_file, read_descriptor, read_tables, table_path
from onrecord.release.write_csv import read_csv
from onrecord.release.write_parquet import read_parquet
from onrecord.schema.model import Table
from onrecord.schema.to_arrow import to_arrow


def check_package(descriptor_file: Path) -> list[Problem]:
    """Give every problem of a package on disk; none means that both validators call it valid.

    Raises UsageError where there is no package, and OnRecordError where its descriptor is damaged.
    """
    root = descriptor_file.parent
    descriptor = read_descriptor(descriptor_file)
    tables = {
        name: table for name, table in read_tables(root, descriptor).items() if table.kind != "view"
    }
    problems = list(check_hashes(root, descriptor))
    arrow, faults = _read_tables(root, descriptor, tables)
    problems += faults
    if len(arrow) == len(tables):
        origins = {
            name: [
                Origin(root, table_path(descriptor, name, "csv"), (row,))
                for row in range(rows.num_rows)
            ]
            for name, rows in arrow.items()
        }
        drafts = bool(descriptor["onrecord"].get("includes_drafts"))
        texts = _curated_texts(root, arrow)
        violations = check_tables(
            arrow, tables, include_drafts=drafts, texts=texts, version=str(descriptor["version"])
        )
        problems += locate(violations, origins)
    problems += _check_frictionless(descriptor_file)
    return sorted(set(problems))


def _read_tables(
    root: Path, descriptor: dict[str, Any], tables: Mapping[str, Table]
) -> tuple[dict[str, pa.Table], list[Problem]]:
    """Read the CSV tables, and hold the Parquet ones against them."""
    arrow: dict[str, pa.Table] = {}
    problems = []
    for name, table in tables.items():
        readers: dict[str, Callable[[Path], pa.Table]] = {
            "csv": partial(read_csv, table=table),
            "parquet": read_parquet,
        }
        for form, read in readers.items():
            file = f"data/tables/{name}.{form}"
            try:
                file = table_path(descriptor, name, form)
                rows = read(find_file(root, file))
            except OnRecordError as error:
                fault: str | None = fault_of(error, root / file)
            else:
                if form == "csv":
                    arrow[name] = rows
                    continue
                fault = _parquet_fault(rows, table, arrow.get(name))
            if fault:
                problems.append(Problem(file, 1, fault))
    return arrow, problems


def _parquet_fault(rows: pa.Table, table: Table, expected: pa.Table | None) -> str | None:
    if not rows.schema.equals(to_arrow(table), check_metadata=True):
        return "its columns are not those of the schema; build again"
    if expected is not None and not rows.equals(expected):
        return "its rows are not those of the CSV table; build again"
    return None


def _curated_texts(root: Path, arrow: Mapping[str, pa.Table]) -> dict[str, str]:
    """The texts that stand in the curated folder."""
    texts = {}
    for document_id in arrow["documents"]["document_id"].to_pylist():
        path = Layout(root).documents / f"{document_id}.txt"
        if path.is_file():
            texts[document_id] = path.read_bytes().decode("utf-8", errors="replace")
    return texts


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
