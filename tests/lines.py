"""The small corpus once more, as many documents in JSON Lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from curated import ANNOTATION, TEXT, CuratedFolder

from onrecord.corpus.yaml_events import parse_yaml

FACTS = {
    "title": "The Treaty of Bree",
    "publisher": "The Bree Gazette",
    "published": "2021-05-10",
    "language": "en",
    "text_release": "full",
    "coding": "complete",
}


def document_line(document_id: str, **changed: Any) -> dict[str, Any]:
    """A document of the small text, as it stands in a line."""
    return {"id": document_id, "text": TEXT, **FACTS, **changed}


def annotation_line(document_id: str, **changed: Any) -> dict[str, Any]:
    """The coding of the small text, as it stands in a line."""
    coding, *_ = parse_yaml(ANNOTATION)
    return {**coding, "document": document_id, **changed}


def write_lines(path: Path, lines: list[dict[str, Any]]) -> None:
    """Write mappings as JSON Lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    path.write_bytes(text.encode())


class LinesFolder(CuratedFolder):
    """The small corpus in a folder, with documents in lines beside those in files."""

    def write_documents(self, ids: list[str], name: str = "many") -> None:
        """Write documents and their annotations into the two files of a name."""
        self.write_bulk(
            [document_line(each) for each in ids], [annotation_line(each) for each in ids]
        )

    def write_bulk(
        self, documents: list[dict[str, Any]], annotations: list[dict[str, Any]], name: str = "many"
    ) -> None:
        """Write lines of documents and of annotations."""
        write_lines(self.curated / f"documents/{name}.jsonl", documents)
        write_lines(self.curated / f"annotations/{name}.jsonl", annotations)
