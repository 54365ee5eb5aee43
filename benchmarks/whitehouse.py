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
from onrecord.release.make import make_release

DOCUMENTS = bundled().root.parent / "shared" / "corpora" / "whitehouse"


def build_corpus(root: Path, count: int) -> None:
    """Build the article and ``count`` White House documents, evenly chosen, in a new folder."""
    layout = Layout(root)
    shutil.copytree(bundled().curated, layout.curated)
    files = sorted(DOCUMENTS.rglob("*.md"))
    for number in range(count):
        _add(layout.documents, f"wh-{number:05}", files[number * len(files) // count])
    make_release(root)


def _add(folder: Path, document_id: str, file: Path) -> None:
    _, head, body = re.split(r"(?m)^---\n", file.read_text(encoding="utf-8"), maxsplit=2)
    front = yaml.safe_load(head)
    # Controls and byte order marks are refused in texts; page breaks become line ends.
    text = unicodedata.normalize("NFC", body).replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub(r"[\x00-\x08\x0b-\x1f\x7f\ufeff]", " ", text).strip() + "\n"
    content = text.encode()
    facts = {
        "title": " ".join(str(front["title"]).split()),
        "publisher": "The White House",
        "published": str(front["date"])[:10],
        "language": "en",
        "text_release": "full",
        "sha256": hashlib.sha256(content).hexdigest(),
        "coding": "none",
    }
    (folder / f"{document_id}.txt").write_bytes(content)
    # JSON is YAML, and quotes every value.
    (folder / f"{document_id}.yaml").write_text(json.dumps(facts), encoding="utf-8")
