"""A corpus with a draft made by hand, and a person who answers questions about it."""

from __future__ import annotations

import hashlib
import io
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pytest
from curated import CuratedFolder
from drafted import add_road, propose_for

from onrecord.checks.run import Checker
from onrecord.cli import main
from onrecord.corpus.yaml_events import parse_yaml
from onrecord.draft import draft_batch
from onrecord.draft.draft_corpus import draft_corpus
from onrecord.pipeline import check_coding
from onrecord.pipeline import shared as pipeline_shared
from onrecord.pipeline.build import Release, build_release
from onrecord.schema.model import Table

# Accepts everything: the first actor, and the actor and the office of the appointment.
ALL = ("a", "a", "a", "a", "a", "a", "a", "a")
_checkers: dict[str, Checker] = {}
_drafted: dict[Path, bytes] = {}


def kept_checker(
    tables: Mapping[str, Table], shared: Mapping[str, pa.Table] | None = None, **how: Any
) -> Checker:
    """The checker that was made for just the same before; to make one takes long."""
    rows = {name: (each.schema, each.to_pydict()) for name, each in (shared or {}).items()}
    key = hashlib.sha256(repr((rows, sorted(how.items()))).encode()).hexdigest()
    if key not in _checkers:
        _checkers[key] = Checker(tables, shared, **how)
        # Whoever is done with it leaves it open for the next.
        _checkers[key].close = lambda: None  # type: ignore[method-assign]
    return _checkers[key]


def ids(text: str) -> dict[str, list[str]]:
    """The ids of the rows in a coding or draft, by kind."""
    value = parse_yaml(text).value or {}
    kinds = ("events", "quotes", "appointments")
    return {kind: [each["id"] for each in value[kind]] for kind in kinds if value.get(kind)}


class Said(NamedTuple):
    """The exit status of a command, and what it said to whom."""

    status: int
    out: str
    err: str


class ReviewedFolder(CuratedFolder):
    """A corpus in which the document ``road`` has a draft and no coding."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__(root)
        self._patch = monkeypatch
        for user in (check_coding, pipeline_shared):
            monkeypatch.setattr(user, "Checker", kept_checker)
        # No machine stops here, and a disk takes its time.
        monkeypatch.setattr(os, "fsync", lambda _: None)
        add_road(self)
        self._put_draft()

    def draft(self, *documents: str) -> None:
        """Draft documents, or the one of them all, by hand."""
        with self._patch.context() as patch:
            patch.setattr(draft_batch, "draft_text", propose_for)
            draft_corpus(self.root, documents=documents or ["road"])

    def _put_draft(self) -> None:
        """Draft the road, or write what was drafted for an earlier test."""
        drafts = self.layout.drafts
        if not _drafted:
            self.draft()
            files = (path for path in drafts.rglob("*") if path.is_file())
            _drafted.update({path.relative_to(drafts): path.read_bytes() for path in files})
        for path, content in _drafted.items():
            (drafts / path).parent.mkdir(parents=True, exist_ok=True)
            (drafts / path).write_bytes(content)

    def answer(self, *answers: str, options: tuple[str, ...] = (), annotator: str = "a1") -> Said:
        """Review with these answers, a line each, through a pipe."""
        out, err = io.StringIO(), io.StringIO()
        with self._patch.context() as patch:
            patch.setattr(sys, "stdin", io.StringIO("".join(f"{each}\n" for each in answers)))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            words = ["review", "--folder", str(self.root), "--annotator", annotator, *options]
            status = main(words)
        return Said(status, out.getvalue(), err.getvalue())

    def coding(self, document: str = "road") -> str:
        """The coding of a document, or nothing."""
        path = self.curated / f"annotations/{document}.yaml"
        return path.read_text(encoding="utf-8") if path.is_file() else ""

    def drafted(self, document: str = "road") -> str:
        """The draft of a document."""
        return (self.layout.drafts / f"{document}.yaml").read_text(encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        """All files that people wrote, and the drafts without the decisions."""
        folders = [self.curated, self.layout.drafts]
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for folder in folders
            for path in sorted(folder.rglob("*"))
            if path.is_file() and "decisions" not in path.parts
        }

    def built(self, *, include_drafts: bool = False) -> Release:
        """Build the corpus: all that was accepted must pass every check."""
        return build_release(self.root, self.layout.work / "cache", include_drafts=include_drafts)


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ReviewedFolder]:
    """The corpus, drafted."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    yield ReviewedFolder(tmp_path / "corpus", monkeypatch)
