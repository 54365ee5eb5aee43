"""What a billion rows would cost, from what one more document costs on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from figures import Figure
from scale_builds import Plan, build_clean, count_rows

from onrecord.layout import Layout

_ROWS = 1_000_000_000
BEGIN, END = "<!-- Made by `make bench-scale`. -->", "<!-- End. -->"


class _Build(NamedTuple):
    """What a build took and made: seconds of one core, rows, bytes read and bytes written."""

    seconds: float
    rows: int
    read: int
    written: int


def measure_cost(plan: Plan) -> Iterator[Figure]:
    """What a billion rows cost: by the difference of two serial builds, so without their start."""
    few, many, _ = plan.sizes
    kinds = {
        "small": ("small documents", few, many),
        "article": ("articles", max(1, plan.articles // 10), plan.articles),
    }
    for kind, (what, first, second) in kinds.items():
        less, more = (_build(plan.corpus(kind, count)) for count in (first, second))
        seconds, rows, read, written = (b - a for a, b in zip(less, more, strict=True))
        documents, share = second - first, _ROWS / rows
        medians = (
            f"{documents * share / 1e6:,.1f} million documents of {rows / documents:.1f} rows; "
            f"{seconds / documents * 1e6:,.0f} µs a document; {read * share / 1e9:,.0f} GB of JSON "
            f"Lines to read; {written * share / 1e9:,.0f} GB of Parquet to write, "
            f"{written / rows:.0f} bytes a row"
        )
        yield Figure(
            f"a billion rows from invented {what}",
            f"{seconds * share / 3600:,.1f} hours of one core",
            "none",
            None,
            medians,
            "onrecord build FOLDER --write parquet --engine serial",
        )


def fill_plan(page: Path, figures: list[Figure]) -> None:
    """Put what was found between the marks in docs/scale.md."""
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    lines = [f"- {each.what}: **{each.found}**; {each.medians}" for each in figures]
    after = rest.partition(END)[2]
    found = "\n".join([BEGIN, "", *lines, "", END])
    page.write_text(f"{before}{found}{after}", encoding="utf-8", newline="\n")


def _build(root: Path) -> _Build:
    seconds = build_clean(root, "--engine", "serial").seconds
    layout = Layout(root)
    read, written = (
        sum(file.stat().st_size for file in folder.rglob(pattern))
        for folder, pattern in ((layout.curated, "*.jsonl"), (layout.tables, "*.parquet"))
    )
    return _Build(seconds, count_rows(root), read, written)
