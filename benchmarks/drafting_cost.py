"""Measure how fast the rules draft, and what a large corpus costs from its texts to SQLite."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from pathlib import Path

from processes import run
from whitehouse import list_documents, read_document
from whitehouse_corpus import write_corpus

from onrecord.draft.draft_text import draft_text

# Evenly chosen White House documents, whose words one core drafts.
_SAMPLE, _ROUNDS = 300, 3


@dataclass(frozen=True)
class Cost:
    """Words a second of one core; and of a corpus: documents, seconds by command, most memory."""

    words_per_second: float
    documents: int
    draft_seconds: float
    build_seconds: float
    rows: int
    peak_bytes: int


def measure_cost(folder: Path, documents: int | None) -> Cost:
    """Draft a sample on one core, then draft and build a corpus as a user does."""
    texts = [read_document(file.stem, file)["text"] for file in list_documents(_SAMPLE)]
    words = sum(len(text.split()) for text in texts)
    speed = statistics.median(words / _draft(texts) for _ in range(_ROUNDS))
    root = folder / "white-house"
    count = write_corpus(root, documents)
    drafted = run(["-m", "onrecord.cli", "draft", str(root)])
    build = ["build", str(root), "--include-drafts", "--fresh", "--write", "parquet,sqlite"]
    built = run(["-m", "onrecord.cli", *build])
    return Cost(
        speed,
        count,
        drafted.seconds,
        built.seconds,
        _count_rows(root),
        max(drafted.memory, built.memory),
    )


def _draft(texts: list[str]) -> float:
    started = time.process_time()
    for text in texts:
        draft_text(text)
    return time.process_time() - started


def _count_rows(root: Path) -> int:
    import pyarrow.parquet as pq

    names = ("events", "quotes", "appointments")
    tables = root / "data" / "tables"
    # A table of many rows is a folder of parts.
    files = [path for name in names for path in tables.glob(f"{name}.parquet")]
    files += [path for name in names for path in (tables / name).glob("*.parquet")]
    return sum(pq.ParquetFile(path).metadata.num_rows for path in files)
