"""Whoever follows the page about language models, program by program, gets what it shows."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from docs.pages import ROOT, read_blocks

from onrecord.cli import main

PAGE = ROOT / "docs/how-to/draft-with-a-model.md"


def run(file: str) -> subprocess.CompletedProcess[str]:
    """Run a saved program as its reader does."""
    return subprocess.run(
        [sys.executable, file], check=True, capture_output=True, encoding="utf-8", timeout=120
    )


def test_the_parrot_is_drafted_with_and_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its quote stands in the draft, with its words; one of other words is refused as shown."""
    monkeypatch.chdir(tmp_path)
    blocks = read_blocks(PAGE.read_text(encoding="utf-8"))
    document, parrot = [each.code for each in blocks if each.language == "python"]
    (typed,) = [each.code.splitlines() for each in blocks if each.language == "shell"]
    Path("document.py").write_text(document, encoding="utf-8")
    run("document.py")
    for line in typed:
        assert main(line.split()[1:]) == 0
    Path("parrot.py").write_text(parrot, encoding="utf-8")
    run("parrot.py")
    draft = Path("memos/build/drafts/roads.yaml")
    assert "“The road is open,” Cora Dale said" in draft.read_text(encoding="utf-8")

    Path("parrot.py").write_text(parrot.replace("is open", "is safe"), encoding="utf-8")
    told = run("parrot.py").stderr
    shown = [each.code for each in blocks if each.language == "text"][-1]
    # What the page leaves out of a line.
    assert re.search(re.escape(shown).replace(re.escape("..."), ".*"), told)
    refused = shown.partition(": ")[2].partition(";")[0]
    left = draft.read_text(encoding="utf-8")
    assert f"# - {refused}; nearest" in left
    assert "quotes:" not in left
