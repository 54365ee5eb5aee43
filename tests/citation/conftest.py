"""Packages to cite from: the real one, and the small one with other rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support import arrow_rows, real_tables, small_rows, write_package

from onrecord.access import Package
from onrecord.layout import bundled

Rewrite = Callable[..., Package]


@pytest.fixture(scope="session")
def article() -> Package:
    """The dataset that comes with the package."""
    return Package(bundled().root)


@pytest.fixture
def rewrite(tmp_path: Path) -> Rewrite:
    """Write the small package with other rows in some tables, by the name of the table."""

    def write(**rows: list[dict[str, Any]]) -> Package:
        tables = real_tables()
        changed = {name: arrow_rows(tables[name], each) for name, each in rows.items()}
        root = tmp_path / f"package-{len(list(tmp_path.iterdir()))}"
        write_package(root, {**small_rows(), **changed})
        return Package(root)

    return write
