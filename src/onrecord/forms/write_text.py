"""Write a text file of a form: UTF-8, line feeds, the same bytes for the same text."""

from __future__ import annotations

from pathlib import Path


def write_text(path: Path, text: str) -> None:
    """Write a text as UTF-8 with the line ends that it has."""
    path.write_text(text, encoding="utf-8", newline="")
