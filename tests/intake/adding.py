"""Add files to a corpus, and see what is there then."""

from __future__ import annotations

from pathlib import Path

from onrecord.intake.add_documents import add_documents
from onrecord.intake.complete import Defaults
from onrecord.layout import Layout

ENGLISH = Defaults(language="en")


def add(begun: Path, *paths: Path, defaults: Defaults = ENGLISH, **options: object) -> list[object]:
    """Add files and give what became of them."""
    return list(add_documents(paths, begun, defaults, **options))  # type: ignore[arg-type]


def names_in(begun: Path) -> set[str]:
    """Name the files of the documents beside the example."""
    names = {path.name for path in Layout(begun).documents.iterdir()}
    return names - {"example-minutes.txt", "example-minutes.yaml"}
