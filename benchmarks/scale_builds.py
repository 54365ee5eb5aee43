"""Measure builds: how they grow, what engines and the cache are worth, and against the floor."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

import msgspec
import pyarrow.parquet as pq
from figures import Figure, at_least, at_most, gigabytes, share, times
from generate import generate
from processes import Run, run
from whitehouse import DOCUMENTS
from whitehouse_corpus import write_corpus

from onrecord.layout import Layout

_BUILD = "onrecord build FOLDER --write parquet"
_MOST_MEMORY = 2e9


@dataclass(frozen=True)
class Plan:
    """The folder of the corpora, three sizes in documents, how many articles, and how often.

    ``rows`` are those of the packages that are not built, but checked, loaded and written.
    """

    folder: Path
    sizes: tuple[int, int, int]
    articles: int
    rows: int
    rounds: int

    @property
    def middle(self) -> Path:
        """The corpus that engines are compared on."""
        return self.corpus("small", self.sizes[1])

    def corpus(self, kind: str, count: int) -> Path:
        """A corpus of so many documents, which is made where it is not there yet."""
        root = self.folder / f"{kind}-{count}"
        if not Layout(root).curated.is_dir():
            partial = root.with_suffix(".partial")
            shutil.rmtree(partial, ignore_errors=True)
            generate(partial, count, kind)
            partial.rename(root)
        return root


def clean(root: Path) -> None:
    """Leave of a corpus only what is curated, as in a clean checkout."""
    layout = Layout(root)
    for folder in (layout.work, layout.tables, layout.schemas):
        shutil.rmtree(folder, ignore_errors=True)
    layout.descriptor.unlink(missing_ok=True)


def build(root: Path, *options: str) -> Run:
    """Build a corpus into Parquet with the command that anybody would type."""
    return run(("-m", "onrecord.cli", "build", str(root), "--write", "parquet", *options))


def build_clean(root: Path, *options: str) -> Run:
    """Build a corpus of which nothing was built."""
    clean(root)
    return build(root, *options)


def measure_growth(plan: Plan) -> Iterator[Figure]:
    """How time and memory grow with the number of documents."""
    runs = defaultdict(list)
    for _ in range(plan.rounds):
        for size in plan.sizes:
            runs[size].append(build_clean(plan.corpus("small", size)))
    seconds = [median(each.seconds for each in runs[size]) for size in plan.sizes]
    memory = [max(each.memory for each in runs[size]) for size in plan.sizes]
    small, middle, large = plan.sizes
    first = (seconds[1] - seconds[0]) / (middle - small)
    second = (seconds[2] - seconds[1]) / (large - middle)
    took = ", ".join(
        f"{count:,} documents in {each:.1f} s"
        for count, each in zip(plan.sizes, seconds, strict=True)
    )
    grown = at_most(
        f"time for one more document between {middle:,} and {large:,}, against between "
        f"{small:,} and {middle:,}",
        second / first,
        1.1,
        times,
        f"{second * 1e6:.0f} µs against {first * 1e6:.0f} µs; {took}",
        _BUILD,
    )
    # Of small corpora it is all noise.
    yield grown if min(first, second) > 0 else replace(grown, found="lost in noise", passed=None)
    held = f"{gigabytes(memory[2])} against {gigabytes(memory[1])} at {middle:,}"
    what = f"peak memory at {large:,} documents"
    yield at_most(what, memory[2], _MOST_MEMORY, gigabytes, held, _BUILD)
    what = f"peak memory at {large:,} documents, against {middle:,}"
    yield at_most(what, memory[2] / memory[1], 1.3, times, held, _BUILD)


def measure_engines(plan: Plan) -> Iterator[Figure]:
    """What engines are worth, and how far the serial one is from the floor, taking turns."""
    root, size = plan.middle, plan.sizes[1]
    ways = {
        "one": ("--engine", "serial"),
        "two": ("--engine", "processes", "--workers", "2"),
        "dask": ("--engine", "dask", "--workers", "2"),
    }
    seconds = defaultdict(list)
    for _ in range(plan.rounds):
        for name, options in ways.items():
            seconds[name].append(build_clean(root, *options).seconds)
        floor = run((str(Path(__file__).with_name("floor.py")), str(root)))
        seconds["floor"].append(json.loads(floor.output)["seconds"])
    one, two, dask, floor_seconds = (median(seconds[name]) for name in (*ways, "floor"))
    where = f"at {size:,} documents"
    yield at_least(
        f"speed of the serial build against the floor, {where}",
        floor_seconds / one,
        0.5,
        times,
        f"{one:.1f} s against {floor_seconds:.1f} s",
        f"{_BUILD} --engine serial; python benchmarks/floor.py FOLDER",
    )
    yield at_least(
        f"speed of two processes against one, {where}",
        one / two,
        1.7,
        times,
        f"{two:.1f} s against {one:.1f} s",
        f"{_BUILD} --engine processes --workers 2",
    )
    yield at_most(
        f"time on a Dask LocalCluster of two against two processes, {where}",
        dask / two,
        1.25,
        times,
        f"{dask:.1f} s against {two:.1f} s",
        f"{_BUILD} --engine dask --workers 2",
    )


def measure_change(plan: Plan) -> Iterator[Figure]:
    """What it takes to build again after one document has changed, and which files that touches."""
    root, size = plan.middle, plan.sizes[1]
    wholes, agains, touched = [], [], []
    (file,) = Layout(root).documents.glob("*.jsonl")
    written = file.read_bytes()
    for number in range(plan.rounds):
        file.write_bytes(written)
        wholes.append(build_clean(root).seconds)
        before = _hashes(root)
        _change(file, size // 2 + number)
        agains.append(build(root).seconds)
        touched.append(sum(each not in before for each in _hashes(root)))
    file.write_bytes(written)
    whole, again = median(wholes), median(agains)
    yield at_most(
        f"time to build again after one document of {size:,} has changed",
        again / whole,
        0.02,
        share,
        f"{again:.2f} s against {whole:.1f} s; {max(touched)} of {len(before)} Parquet files "
        "are other ones",
        f"{_BUILD}, twice",
    )


def measure_kinds(plan: Plan) -> Iterator[Figure]:
    """How long articles take, and real documents that nobody coded; there is no bar for them."""
    roots = {f"{plan.articles:,} articles of some 300 rows": plan.corpus("article", plan.articles)}
    if DOCUMENTS.is_dir():
        root = plan.folder / "whitehouse"
        count = write_corpus(root, None if plan.articles >= 10_000 else plan.articles)
        roots[f"{count:,} White House documents, passages and mentions"] = root
    for what, root in roots.items():
        runs = [build_clean(root) for _ in range(plan.rounds)]
        seconds = median(each.seconds for each in runs)
        size = sum(file.stat().st_size for file in Layout(root).curated.rglob("*.jsonl"))
        rows = count_rows(root)
        yield Figure(
            f"build of {what}",
            f"{seconds:.1f} s",
            "none",
            None,
            f"{rows:,} rows, {rows / seconds:,.0f} a second; {size / seconds / 1e6:.1f} MB/s read; "
            f"{gigabytes(max(each.memory for each in runs))} at most",
            _BUILD,
        )


def _change(file: Path, number: int) -> None:
    """Add a sentence to the text of one document."""
    lines = file.read_bytes().splitlines(keepends=True)
    document = msgspec.json.decode(lines[number])
    document["text"] += "Nobody had expected this sentence.\n"
    lines[number] = msgspec.json.encode(document) + b"\n"
    file.write_bytes(b"".join(lines))


def _hashes(root: Path) -> set[str]:
    """The hashes of the Parquet files of a package."""
    files = sorted(Layout(root).tables.rglob("*.parquet"))
    return {f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}" for file in files}


def count_rows(root: Path) -> int:
    """How many rows the tables of a package have."""
    files = Layout(root).tables.rglob("*.parquet")
    return sum(pq.read_metadata(file).num_rows for file in files)
