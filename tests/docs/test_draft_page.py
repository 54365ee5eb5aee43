"""What the page about drafts shows is what is drafted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from docs.pages import ROOT, read_blocks

from onrecord.cli import main

PAGE = ROOT / "docs/how-to/draft.md"


def test_item_is_shown_as_it_is_drafted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page has the lines that stand in the draft of its own text."""
    monkeypatch.chdir(tmp_path)
    blocks = read_blocks(PAGE.read_text(encoding="utf-8"))
    made = next(each.code for each in blocks if each.language == "python")
    subprocess.run([sys.executable, "-c", made], check=True)
    typed = [
        line.split()[1:]
        for each in blocks
        if each.language == "shell"
        for line in each.code.splitlines()
    ]
    for words in typed[:3]:
        assert main(words) == 0
    (shown,) = [each.code for each in blocks if each.language == "text"]
    assert shown in Path("memos/build/drafts/roads.yaml").read_text(encoding="utf-8")
