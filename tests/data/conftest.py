"""The dataset of this repository, built anew from what people wrote."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from curated import build

from onrecord.layout import bundled
from onrecord.pipeline.build import Release

Row = dict[str, Any]


@pytest.fixture(scope="session")
def release() -> Release:
    """Build the repository's dataset in memory."""
    return build(bundled().root)


@pytest.fixture(scope="session")
def rows(release: Release) -> dict[str, list[Row]]:
    """The rows of every table."""
    return {name: release.read(name).to_pylist() for name in release.tables}


@pytest.fixture
def reference(shared: Callable[[str], Path]) -> Callable[[str], list[dict[str, str]]]:
    """Read a reference table as text: "NA" is Namibia and nothing else."""

    def read(name: str) -> list[dict[str, str]]:
        with shared(f"reference/{name}").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return read
