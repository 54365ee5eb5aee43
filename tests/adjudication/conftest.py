"""A corpus with two passes over a document, and a person who settles where they differ."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from curated import ANNOTATION, CuratedFolder
from reviewing import Said, kept_checker

from onrecord.cli import main
from onrecord.corpus.yaml_events import parse_yaml
from onrecord.pipeline import check_coding
from onrecord.pipeline import shared as pipeline_shared
from onrecord.pipeline.build import Release, build_release

# What both passes have and code the same, by the numbers of the first.
SAME = {"e03", "e04", "e05", "q01", "q02", "q03", "a01"}
_LAST = ANNOTATION[ANNOTATION.index("  - id: e06") : ANNOTATION.index("quotes:")]


class PassesFolder(CuratedFolder):
    """The small corpus, its coding taken for the pass of a1, and another one of a2.

    The second pass has other contexts for e01, another action for a02, no e06, and other numbers
    for the threat and what is threatened.
    """

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__(root)
        self._patch = monkeypatch
        for user in (check_coding, pipeline_shared):
            monkeypatch.setattr(user, "Checker", kept_checker)
        # No machine stops here, and a disk takes its time.
        monkeypatch.setattr(os, "fsync", lambda _: None)
        with (self.curated / "vocabularies/annotators.csv").open("a", encoding="utf-8") as file:
            file.write("a2,person,Second coder,Coded it too.\np1,person,Third,Settled it.\n")
        (self.curated / "annotations/bree.yaml").rename(self.curated / "annotations/bree.a1.yaml")
        self.write("annotations/bree.a2.yaml", ANNOTATION)
        self.replace("documents/bree.yaml", "coding: complete", "coding: none")
        for old, new in (
            ("annotator: a1", "annotator: a2"),
            ("contexts: [diplomatic]", "contexts: [diplomatic, military]"),
            ("action: appointed", "action: nominated"),
            (_LAST, ""),
            ("id: e03", "id: e13"),
            ("id: e04", "id: e03"),
            ("embedded_in: e03", "embedded_in: e13"),
        ):
            self.replace("annotations/bree.a2.yaml", old, new)

    def answer(self, *answers: str, options: tuple[str, ...] = (), annotator: str = "p1") -> Said:
        """Adjudicate with these answers, a line each, through a pipe."""
        out, err = io.StringIO(), io.StringIO()
        with self._patch.context() as patch:
            patch.setattr(sys, "stdin", io.StringIO("".join(f"{each}\n" for each in answers)))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            words = ["adjudicate", "bree", "--folder", str(self.root), "--annotator", annotator]
            status = main([*words, *options])
        return Said(status, out.getvalue(), err.getvalue())

    def edit_with(self, script: str) -> None:
        """Let an editor be a line of Python that changes ``text``."""
        code = f"import sys, pathlib; p = pathlib.Path(sys.argv[1]); text = p.read_text(); {script}"
        editor = self.root / "editor.py"
        editor.write_text(f"{code}; p.write_text(text)\n", encoding="utf-8")
        self._patch.setenv("EDITOR", f"{sys.executable} {editor}")

    def path(self, kind: str) -> Path:
        """The file of the coding (``annotations``) or of the decisions (``adjudications``)."""
        return self.curated / kind / "bree.yaml"

    def coding(self) -> dict[str, Any]:
        """The adjudicated rows by their ids."""
        value = parse_yaml(self.path("annotations").read_text(encoding="utf-8")).value
        kinds = ("events", "quotes", "appointments")
        return {row["id"]: row for kind in kinds for row in value.get(kind) or []}

    def decisions(self) -> list[dict[str, Any]]:
        """The decisions that were no agreement of the passes."""
        value = parse_yaml(self.path("adjudications").read_text(encoding="utf-8")).value
        return [each for each in value["decisions"] if each["taken"] != "both"]

    def built(self) -> Release:
        """Build the corpus: the coding must pass every check."""
        return build_release(self.root, self.layout.work / "cache")


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PassesFolder]:
    """The corpus with two passes."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    yield PassesFolder(tmp_path / "corpus", monkeypatch)
