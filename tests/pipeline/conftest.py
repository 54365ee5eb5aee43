"""A corpus of several batches."""

from __future__ import annotations

from pathlib import Path

import pytest
from counting import IDS
from lines import LinesFolder

from onrecord.corpus import batch as limits
from onrecord.pipeline import write_release as writing


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LinesFolder:
    """Twelve documents in lines and one in files, in batches of three."""
    monkeypatch.setattr(limits, "_MOST_DOCUMENTS", 3)
    made = LinesFolder(tmp_path / "corpus")
    made.write_documents(IDS)
    return made


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every release be a large one."""
    monkeypatch.setattr(writing, "LARGE", 0)
