"""Write documents into a corpus as people do, each as a text and a file of its facts."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import yaml

from onrecord.layout import Layout


class DocumentFiles:
    """The folder of documents, each of which is two files."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        schema = layout.root / ".onrecord" / "schemas" / "document.json"
        self._first_line = ""
        if schema.is_file():
            place = Path(os.path.relpath(schema, layout.documents)).as_posix()
            self._first_line = f"# yaml-language-server: $schema={place}\n"

    def hash_of(self, document_id: str) -> str | None:
        """The hash of the text that a document has; None if there is no such document.

        A document of which one file is missing has the hash of what is there.
        """
        text, facts = self._files(document_id)
        if text.is_file():
            return hashlib.sha256(text.read_bytes()).hexdigest()
        return "a text that is missing" if facts.exists() else None

    def is_whole(self, document_id: str) -> bool:
        """Whether a document has both of its files."""
        return all(path.is_file() for path in self._files(document_id))

    def write(self, document_id: str, text: str, facts: dict[str, str]) -> None:
        """Write both files under hidden names, and move them when both are whole."""
        contents = self.contents(document_id, text, facts)
        self._layout.documents.mkdir(parents=True, exist_ok=True)
        hidden = [path.with_name(f".{path.name}.partial") for path in contents]
        try:
            for path, content in zip(hidden, contents.values(), strict=True):
                path.write_bytes(content)
            for path, target in zip(hidden, contents, strict=True):
                os.replace(path, target)
        finally:
            for path in hidden:
                path.unlink(missing_ok=True)

    def contents(self, document_id: str, text: str, facts: dict[str, str]) -> dict[Path, bytes]:
        """What both files are to hold."""
        written = (text.encode(), self._to_yaml(facts).encode())
        return dict(zip(self._files(document_id), written, strict=True))

    def _files(self, document_id: str) -> tuple[Path, Path]:
        folder = self._layout.documents
        return folder / f"{document_id}.txt", folder / f"{document_id}.yaml"

    def _to_yaml(self, facts: dict[str, str]) -> str:
        written: str = yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, width=100)
        return self._first_line + written
