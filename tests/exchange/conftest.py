"""What tests of imports begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.intake.new_corpus import new_corpus

TEXT = "Ada Byron said\r\nthat it would rain. She left."
LINES = (
    "T1\tSource 0 9\tAda Byron\nT2\tCue 10 14\tsaid\nT3\tContent 16 34\tthat it would rain\n"
    "E1\tAttribution:T2 Source:T1 Content:T3\nT4\tWeather 30 34\train\nT5\tDiscuss 36 39\tShe\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A new corpus."""
    new_corpus(tmp_path / "corpus", "1.0")
    return tmp_path / "corpus"


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    """A folder with a document of brat's."""
    folder = tmp_path / "coded"
    folder.mkdir()
    (folder / "My memo.txt").write_bytes(TEXT.encode())
    (folder / "My memo.ann").write_bytes(LINES.encode())
    return folder
