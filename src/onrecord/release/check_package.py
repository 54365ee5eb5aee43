"""Check a written package: hashes, CSV against Parquet, our checks, and Frictionless."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from onrecord.checks.locate import locate
from onrecord.checks.run import check_tables
from onrecord.corpus.origin import Origin
from onrecord.errors import OnRecordError, Problem
from onrecord.layout import Layout
from onrecord.release.hashes import hashes_in, sha256_file
from onrecord.release.read_package import find_file, read_descriptor, read_tables
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
            name: [Origin(root, _path(descriptor, name), (row,)) for row in range(rows.num_rows)]
            for name, rows in arrow.items()
        }
        drafts = bool(descriptor["onrecord"].get("includes_drafts"))
        texts = _curated_texts(root, arrow)
        problems += locate(check_tables(arrow, tables, include_drafts=drafts, texts=texts), origins)
    problems += _check_frictionless(descriptor_file)
    return sorted(set(problems))


def check_hashes(root: Path, descriptor: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield every file that is not the one the descriptor vouches for.

    Curated inputs are left out where the whole folder is not there, as in an installed package,
    and texts where they may not be passed on.
    """
    has_inputs = Layout(root).curated.is_dir()
    inputs = {each["path"] for each in descriptor["onrecord"]["inputs"]}
    for path, sha256 in hashes_in(descriptor).items():
        if path in inputs and (
            not has_inputs or (path.endswith(".txt") and not (root / path).exists())
        ):
            continue
        try:
            found = sha256_file(find_file(root, path))
        except OnRecordError as error:
            yield Problem(path, 1, str(error))
            continue
        if found != sha256:
            mend = "build again" if path in inputs else "restore it, or build again"
            yield Problem(path, 1, f"changed since the build: its sha256 is {found}; {mend}")


def _read_tables(
    root: Path, descriptor: Mapping[str, Any], tables: Mapping[str, Table]
) -> tuple[dict[str, pa.Table], list[Problem]]:
    """Read the CSV tables, and hold the Parquet ones against them."""
    arrow, problems = {}, []
    for name, table in tables.items():
        try:
            arrow[name] = read_csv(find_file(root, _path(descriptor, name)), table)
            parquet = read_parquet(find_file(root, _path(descriptor, f"{name}-parquet")))
        except OnRecordError as error:
            problems.append(Problem(f"data/tables/{name}.csv", 1, str(error)))
            continue
        path = _path(descriptor, f"{name}-parquet")
        if not parquet.schema.equals(to_arrow(table), check_metadata=True):
            fault = "its columns are not those of the schema; build again"
            problems.append(Problem(path, 1, fault))
        elif not parquet.equals(arrow[name]):
            fault = "its rows are not those of the CSV table; build again"
            problems.append(Problem(path, 1, fault))
    return arrow, problems


def _path(descriptor: Mapping[str, Any], resource: str) -> str:
    for each in descriptor["resources"]:
        if each.get("name") == resource:
            return str(each["path"])
    raise OnRecordError(f"datapackage.json has no resource {resource!r}; build again")


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
            line = getattr(error, "row_number", None) or 1
            problems.append(Problem(str(task.place), int(line), f"frictionless: {error.message}"))
    return problems
