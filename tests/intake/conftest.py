"""A new corpus, to which the tests of this folder add."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.intake.new_corpus import new_corpus


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """The folder of a corpus as `onrecord new` makes it."""
    new_corpus(tmp_path / "begun", "1.2.3")
    return tmp_path / "begun"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """An empty folder, for files to add."""
    folder = tmp_path / "articles"
    folder.mkdir()
    return folder
