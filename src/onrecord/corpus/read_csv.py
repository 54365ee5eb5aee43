"""Read a curated vocabulary: a CSV file in the columns that its schema describes."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

from onrecord.corpus.files import read_text, shown
from onrecord.corpus.origin import Origin
from onrecord.errors import Problem, nearest
from onrecord.schema.model import Field, Table

Row = dict[str, Any]
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")


def read_csv(root: Path, path: Path, table: Table) -> tuple[list[Row], list[Origin], list[Problem]]:
    """Read the rows, where each stands, and every problem. An empty cell is None."""
    origin = Origin(root, shown(root, path))
    text, _, problems = read_text(root, path)
    if text is None:
        return [], [], problems
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header, *lines = list(reader)
    except (csv.Error, ValueError) as error:
        fault = str(error) if isinstance(error, csv.Error) else "empty; expected a header line"
        line = max(reader.line_num, 1)
        return [], [], [Problem(origin.file, line, f"not readable as CSV: {fault}")]
    if tuple(header) != table.columns:
        wrong = next((name for name in header if name not in table.columns), None)
        hint = f"; unknown column {wrong!r}{nearest(wrong, table.columns)}" if wrong else ""
        if header and header[0].startswith("#"):
            hint = "; a CSV file has no comments: remove the line that begins with '#'"
        expected = ",".join(table.columns)
        return [], [], [Problem(origin.file, 1, f"expected the columns {expected}{hint}")]
    rows: list[Row] = []
    places: list[Origin] = []
    for index, cells in enumerate(lines):
        place = origin.at(index)
        if len(cells) != len(header):
            problems.append(place.problem(f"{len(cells)} cells, expected {len(header)}"))
            continue
        row, faults = _cast(cells, table)
        problems.extend(place.problem(fault) for fault in faults)
        rows.append(row)
        places.append(place)
    return rows, places, problems


def _cast(cells: list[str], table: Table) -> tuple[Row, list[str]]:
    row: Row = {}
    faults = []
    for cell, field in zip(cells, table.fields, strict=True):
        try:
            row[field.name] = _value(cell, field)
        except ValueError:
            row[field.name] = None
            faults.append(f"{field.name}: expected {field.type}, not {cell!r}")
    return row, faults


def _value(cell: str, field: Field) -> Any:
    if cell == "":
        return None
    if field.type in ("integer", "number") and not _NUMBER.fullmatch(cell):
        raise ValueError(cell)  # Python's own conversions also take 1_000 and nan
    if field.type == "integer":
        number = int(cell)
        if abs(number) >= 2**63:
            raise ValueError(cell)
        return number
    if field.type == "number":
        return float(cell)
    if field.type == "boolean":
        return ("false", "true").index(cell.lower()) == 1
    return cell
