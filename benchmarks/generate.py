"""Write a corpus of invented documents as JSON Lines; see README.md beside this file."""

from __future__ import annotations

import argparse
import itertools
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from invent import Inventor
from lexicon import Named, list_actors, list_offices

from onrecord.layout import Layout

KINDS = ("small", "article")
_A_FILE = 100_000

_DATASET = """name: synthetic
title: Invented documents
version: 1.0.0
description: Documents that a program invented, to measure how long builds take.
licenses: [{name: CC0-1.0}]
contributors: [{title: benchmarks/generate.py, kind: organization}]
"""
_ANNOTATORS = """annotator_id,kind,name,description
generator,rule,Generator,The program that invented the documents knows what it wrote into them.
"""


def main() -> int:
    """Write the corpus that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000, help="how many (default: 1000)")
    parser.add_argument("--kind", choices=KINDS, default="small", help="of some 14 or 300 rows")
    parser.add_argument("--out", type=Path, required=True, help="folder to make")
    parser.add_argument("--seed", type=int, default=1, help="of the invention (default: 1)")
    given = parser.parse_args()
    generate(given.out, given.documents, given.kind, given.seed)
    return 0


def generate(root: Path, count: int, kind: str = "small", seed: int = 1) -> None:
    """Write a corpus of ``count`` documents below a folder, a hundred thousand to a file.

    The first documents of a larger corpus are those of a smaller one with the same seed.
    """
    curated = write_frame(root)
    invented = Inventor(kind, seed).invent(count)
    for number in itertools.count():
        batch = itertools.islice(invented, _A_FILE)
        first = next(batch, None)
        if first is None:
            break
        name = f"{kind}-{number:05}.jsonl"
        _write_lines(curated, name, itertools.chain([first], batch))


def write_frame(root: Path) -> Path:
    """Write everything but the documents; gives the folder of what is curated."""
    curated = Layout(root).curated
    for folder in ("documents", "annotations", "authorities", "vocabularies"):
        (curated / folder).mkdir(parents=True, exist_ok=True)
    (curated / "dataset.yaml").write_text(_DATASET, encoding="utf-8")
    (curated / "vocabularies" / "annotators.csv").write_text(_ANNOTATORS, encoding="utf-8")
    # JSON is YAML, and msgspec writes it with every text in quotation marks.
    actors = msgspec.json.encode({"actors": [_actor(each) for each in list_actors()]})
    offices = msgspec.json.encode({"offices": [_office(each) for each in list_offices()]})
    (curated / "authorities" / "actors.yaml").write_bytes(actors)
    (curated / "authorities" / "offices.yaml").write_bytes(offices)
    return curated


def _write_lines(
    curated: Path, name: str, pairs: Iterator[tuple[dict[str, Any], dict[str, Any]]]
) -> None:
    encoder = msgspec.json.Encoder()
    with (
        (curated / "documents" / name).open("wb") as documents,
        (curated / "annotations" / name).open("wb") as codings,
    ):
        for document, coding in pairs:
            documents.write(encoder.encode(document) + b"\n")
            codings.write(encoder.encode(coding) + b"\n")


def _actor(actor: Named) -> dict[str, Any]:
    short = actor.name.partition(" ")[2] if actor.kind == "person" else ""
    names = [{"name": short, "kind": "short"}] if short else []
    country = {"country": actor.country} if actor.country else {}
    return {"id": actor.id, "name": actor.name, "type": actor.kind, "names": names, **country}


def _office(office: Named) -> dict[str, Any]:
    return {"id": office.id, "name": office.name, "country": office.country}


if __name__ == "__main__":
    sys.exit(main())
