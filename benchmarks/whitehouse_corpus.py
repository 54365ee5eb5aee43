"""Write the White House documents as a corpus of JSON Lines, to be read for passages and names."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

import msgspec
from whitehouse import list_documents, read_document

from onrecord.layout import Layout, bundled

_DATASET = """name: white-house
title: Documents of the White House
version: 1.0.0
description: Uncoded documents, to measure how long passages and mentions take.
licenses: [{name: CC0-1.0}]
contributors: [{title: benchmarks/whitehouse_corpus.py, kind: organization}]
"""


def write_corpus(root: Path, count: int | None = None) -> int:
    """Write so many documents, evenly chosen, or all; gives how many they are.

    The names looked for are those of the bundled dataset.
    """
    layout = Layout(root)
    layout.documents.mkdir(parents=True, exist_ok=True)
    (layout.curated / "dataset.yaml").write_text(_DATASET, encoding="utf-8")
    shutil.copytree(
        bundled().curated / "authorities", layout.curated / "authorities", dirs_exist_ok=True
    )
    encoder = msgspec.json.Encoder()
    files = list_documents(count)
    with (layout.documents / "whitehouse.jsonl").open("wb") as lines:
        for number, file in enumerate(files):
            lines.write(encoder.encode(read_document(f"wh-{number:05}", file)) + b"\n")
    return len(files)


def main() -> int:
    """Write the corpus into the folder that is given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, help="how many (default: all)")
    parser.add_argument("--out", type=Path, required=True, help="folder to make")
    given = parser.parse_args()
    print(f"{write_corpus(given.out, given.documents):,} documents")
    return 0


if __name__ == "__main__":
    sys.exit(main())
