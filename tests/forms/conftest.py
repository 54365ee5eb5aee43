"""Packages that every form is tried on: the small one, the bundled one, one with hostile rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile import hostile_rows
from support import arrow_rows, real_tables, small_rows, write_package

from onrecord.access import Package
from onrecord.layout import bundled


@pytest.fixture
def small(tmp_path: Path) -> Package:
    """A small valid package, to be changed as a test likes."""
    root = tmp_path / "small"
    write_package(root)
    return Package(root)


@pytest.fixture(scope="session")
def real() -> Package:
    """The dataset that comes with the package, to be read only."""
    return Package(bundled().root)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """A package that keeps to its schemas and is as nasty as they allow, to be read only.

    Each of the HOSTILE_TEXTS is the summary, the place and the date text of an event, in order;
    events have the HOSTILE_DATES by turns. Most tables are empty, many columns all null.
    """
    return Package(write_package(tmp_path_factory.mktemp("hostile"), hostile_rows()).parent)


@pytest.fixture
def long(tmp_path: Path) -> Package:
    """The small package with a summary of 40,000 characters, in the second event."""
    rows = small_rows()
    events = rows["events"].to_pylist()
    events[1]["summary"] = 40_000 * "x"
    rows["events"] = arrow_rows(real_tables()["events"], events)
    return Package(write_package(tmp_path / "long", rows).parent)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder
