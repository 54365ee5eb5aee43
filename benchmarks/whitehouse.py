"""Make a curated folder of the bundled article and many White House documents, and build it."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import unicodedata
from pathlib import Path

import yaml

from onrecord.layout import Layout, bundled
from onrecord.pipeline.make import make_release

DOCUMENTS = bundled().root.parent / "shared" / "corpora" / "whitehouse"


def build_corpus(root: Path, count: int) -> None:
    """Build the article and ``count`` White House documents, evenly chosen, in a new folder."""
    layout = Layout(root)
    shutil.copytree(bundled().curated, layout.curated)
    for number, file in enumerate(list_documents(count)):
        _add(layout.documents, read_document(f"wh-{number:05}", file))
    make_release(root)


def list_documents(count: int | None = None) -> list[Path]:
    """List the files of ``count`` documents, evenly chosen; of all, if it is None."""
    files = sorted(DOCUMENTS.rglob("*.md"))
    count = len(files) if count is None else count
    return [files[number * len(files) // count] for number in range(count)]


def read_document(document_id: str, file: Path) -> dict[str, str]:
    """Read a document as a line of JSON Lines has it: facts from its front matter, id and text."""
    _, head, body = re.split(r"(?m)^---\n", file.read_text(encoding="utf-8"), maxsplit=2)
    front = yaml.load(head, yaml.CSafeLoader)
    # Controls and byte order marks are refused in texts; page breaks become line ends.
    text = unicodedata.normalize("NFC", body).replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub(r"[\x00-\x08\x0b-\x1f\x7f\ufeff]", " ", text).strip() + "\n"
    return {
        "id": document_id,
        "title": " ".join(str(front["title"]).split()),
        "publisher": "The White House",
        "published": str(front["date"])[:10],
        "language": "en",
        "text_release": "full",
        "coding": "none",
        "text": text,
    }


def _add(folder: Path, document: dict[str, str]) -> None:
    document_id, content = document.pop("id"), document.pop("text").encode()
    facts = {**document, "sha256": hashlib.sha256(content).hexdigest()}
    (folder / f"{document_id}.txt").write_bytes(content)
    # JSON is YAML, and quotes every value.
    (folder / f"{document_id}.yaml").write_text(json.dumps(facts), encoding="utf-8")
