"""What the page about adjudicating shows is what a person is asked."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from docs.pages import ROOT, read_blocks

from onrecord.cli import main

PAGE = ROOT / "docs/how-to/adjudicate.md"


def test_question_is_shown_as_it_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page has the first question about its own text, to the key that is waited for."""
    monkeypatch.chdir(tmp_path)
    blocks = read_blocks(PAGE.read_text(encoding="utf-8"))
    made = next(each.code for each in blocks if each.language == "python")
    shells = [each.code.splitlines() for each in blocks if each.language == "shell"]
    new, add, adjudicate = (line.split()[1:] for lines in shells[:2] for line in lines)
    assert main(new) == 0
    subprocess.run([sys.executable, "-c", made], check=True)
    assert main(add) == 0
    capsys.readouterr()
    monkeypatch.setattr(sys, "stdin", io.StringIO("q\n"))
    assert main(adjudicate) == 0
    (shown,) = [each.code for each in blocks if each.language == "text"]
    assert capsys.readouterr().out.startswith(shown.rstrip("\n"))
