"""Published records in small, and a corpus to import them into."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from curated import CuratedFolder
from records.published import Published

from onrecord.corpus.facts import Record
from onrecord.corpus.read_jsonl import read_jsonl_items
from onrecord.records.import_records import ImportReport, import_records


@pytest.fixture
def published(tmp_path: Path) -> Published:
    """An empty folder for published files."""
    return Published(tmp_path / "published")


class Importer:
    """Imports what was published into the small corpus, and reads it back."""

    def __init__(self, published: Published, corpus: CuratedFolder) -> None:
        self.published = published
        self.corpus = corpus

    def __call__(self, kind: str, *, replace: bool = False) -> ImportReport:
        """Import the records of a kind."""
        return import_records(kind, self.published.root, self.corpus.root, replace=replace)

    def records(self, kind: str) -> list[Record]:
        """Import the records of a kind, and read them back."""
        self(kind)
        path = self.corpus.curated / "records" / f"{kind}.jsonl"
        items, problems = read_jsonl_items(self.corpus.root, path, Record)
        assert problems == []
        return [item for item, _ in items]

    def listed(self, kind: str) -> list[str]:
        """Import the records of a kind, and give what was listed, from the published folder on."""
        prefix = f"{self.published.root.as_posix()}/"
        return [str(each).removeprefix(prefix) for each in self(kind).problems]

    def read(self, name: str) -> str:
        """Read a file below data/curated."""
        return (self.corpus.curated / name).read_text(encoding="utf-8")


@pytest.fixture
def importer(published: Published, corpus: CuratedFolder) -> Importer:
    """Imports into the small corpus."""
    return Importer(published, corpus)


Shared = Callable[[str], Path]
