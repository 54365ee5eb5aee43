"""A package may be anybody's: what its schemas say amiss is told in a sentence."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support import write_package

from onrecord.cli import main


def _pattern(pattern: str) -> Callable[[dict[str, Any]], object]:
    return lambda schema: schema["fields"][0]["constraints"].update(pattern=pattern)


def _point_at(table: str, column: str) -> Callable[[dict[str, Any]], object]:
    reference = {"resource": table, "fields": [column]}
    return lambda schema: schema.update(
        foreignKeys=[{"fields": ["row_id"], "reference": reference}]
    )


CASES = {
    "a pattern that is none": (
        _pattern("(?<x"),
        "the schema of 'notes' has a pattern for 'row_id' that cannot be read: '(?<x' (unknown "
        "extension ?<x at position 4); mend the pattern",
    ),
    "a pattern that DuckDB refuses": (
        _pattern("a**"),
        "the tables cannot be checked: Invalid Input Error: bad repetition operator: **; mend or "
        "build them again",
    ),
    "a table that is not there": (
        _point_at("nothing", "x"),
        "the schema of 'notes' points at 'nothing', of which there is no schema; mend it",
    ),
    "a column that is not there": (
        _point_at("actors", "x"),
        'the tables cannot be checked: Binder Error: Referenced column "x" not found in FROM '
        "clause!; mend or build them again",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_schema_that_makes_no_sense_is_named(case: str, tmp_path: Path) -> None:
    """No schema ends in a traceback, and nothing else is said of the rows."""
    change, message = CASES[case]
    root = tmp_path / "package"
    write_package(root)
    path = root / "schemas/notes.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    change(schema)
    path.write_text(json.dumps(schema), encoding="utf-8")
    with contextlib.redirect_stderr(io.StringIO()) as errors:
        assert main(["check", str(root)]) == 1
    problem, hashed, _ = errors.getvalue().splitlines()
    assert problem == f"datapackage.json:1: {message}"
    assert hashed.startswith("schemas/notes.json:1: changed since the build: ")
