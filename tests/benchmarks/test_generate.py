"""The invented corpora on which builds are measured are valid, varied, and always the same."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import onrecord
from onrecord.cli import main
from onrecord.layout import Layout, bundled

BENCHMARKS = bundled().root / "benchmarks"
# The tables whose rows come from documents, and what names the document in their first column.
TABLES = (
    "documents",
    "passages",
    "events",
    "participants",
    "event_contexts",
    "quotes",
    "quote_speakers",
    "quote_fragments",
    "appointments",
    "mentions",
    "evidence",
)


def generate(root: Path, count: int, kind: str, seed: int = 1) -> Path:
    """Write a corpus with the program that the benchmarks use."""
    options = ["--documents", str(count), "--kind", kind, "--seed", str(seed), "--out", str(root)]
    subprocess.run([sys.executable, str(BENCHMARKS / "generate.py"), *options], check=True)
    return root


def read(root: Path) -> str:
    """All lines of a corpus."""
    files = sorted(Layout(root).curated.rglob("*.jsonl"))
    return "".join(path.read_text(encoding="utf-8") for path in files)


def count_rows(root: Path) -> Counter[str]:
    """How many rows come from each document."""
    package = onrecord.open(root)
    rows: Counter[str] = Counter()
    for table in TABLES:
        keys = package.load(table, "arrow").column(0).to_pylist()
        rows.update("-".join(key.split("-")[:2]) for key in keys)
    return rows


@pytest.mark.parametrize(
    ("kind", "count", "fewest", "most"), [("small", 300, 10, 20), ("article", 10, 280, 330)]
)
def test_corpus_is_valid(
    kind: str,
    count: int,
    fewest: int,
    most: int,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """An invented corpus builds without a problem or warning, into as many rows as promised."""
    root = generate(tmp_path / "corpus", count, kind)
    assert main(["build", str(root), "--engine", "serial", "--write", "parquet"]) == 0
    assert capsys.readouterr().err == ""
    rows = count_rows(root)
    assert len(rows) == count
    assert fewest <= min(rows.values()) and max(rows.values()) <= most


def test_same_seed_gives_the_same(tmp_path: Path) -> None:
    """The same seed gives the same bytes, and another gives others."""
    once, again = (read(generate(tmp_path / name, 50, "small")) for name in ("a", "b"))
    assert once == again
    assert once != read(generate(tmp_path / "c", 50, "small", seed=2))


def test_larger_corpus_begins_with_smaller(tmp_path: Path) -> None:
    """The documents of a small corpus are the first ones of a larger one."""
    few, many = (generate(tmp_path / str(count), count, "small") for count in (20, 40))
    name = "data/curated/documents/small-00000.jsonl"
    assert (many / name).read_text("utf-8").startswith((few / name).read_text("utf-8"))


def test_texts_are_varied(tmp_path: Path) -> None:
    """Hardly any sentence of the corpus stands in it twice."""
    root = generate(tmp_path / "corpus", 300, "small")
    lines = (root / "data/curated/documents/small-00000.jsonl").read_text("utf-8").splitlines()
    sentences = [
        sentence
        for line in lines
        for sentence in json.loads(line)["text"].partition("\n\n")[2].split(". ")
    ]
    assert len(set(sentences)) > 0.98 * len(sentences)
