"""Make docs/performance.md of the figures."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

import psutil
from figures import Figure
from scale_builds import Plan

_LIBRARIES = ("pyarrow", "msgspec", "duckdb", "frictionless", "polars", "distributed")
_INTRO = """\
# Performance

Made by `make bench-scale`; never edited. [benchmarks/README.md](../benchmarks/README.md) says how
each number comes about, and [scale.md](scale.md) what follows from them."""


def to_page(figures: Iterable[Figure], plan: Plan) -> str:
    """Write the page: the machine, every figure with its bar, and the numbers behind them."""
    figures = list(figures)
    sizes = ", ".join(f"{size:,}" for size in plan.sizes)
    machine = (
        f"Measured on {_processor()} with {os.cpu_count()} cores and "
        f"{psutil.virtual_memory().total / 1e9:.0f} GB of memory, {platform.system()}, Python "
        f"{platform.python_version()}, {', '.join(_versions())}. Invented corpora of {sizes} "
        f"documents; each number is the median of {plan.rounds}, taken in turns, and memory the "
        "most that the processes of any of them held together."
    )
    parts = [_INTRO, machine, "\n".join(_bars(figures)), "## The numbers behind", *_behind(figures)]
    return "\n\n".join(parts) + "\n"


def _bars(figures: Iterable[Figure]) -> Iterable[str]:
    yield "| what | found | bar | |"
    yield "| --- | --- | --- | --- |"
    for each in figures:
        verdict = {True: "met", False: "**missed**", None: ""}[each.passed]
        yield f"| {each.what} | {each.found} | {each.bar} | {verdict} |"


def _behind(figures: Iterable[Figure]) -> Iterable[str]:
    yield "\n".join(f"- {each.what}: {each.medians} (`{each.command}`)" for each in figures)


def _processor() -> str:
    """The name of the processor, where the system tells it."""
    try:
        with Path("/proc/cpuinfo").open(encoding="utf-8") as file:
            named = [line.partition(":")[2].strip() for line in file if "model name" in line]
    except OSError:
        named = []
    return named[0] if named else platform.machine()


def _versions() -> Iterable[str]:
    for name in _LIBRARIES:
        try:
            yield f"{name} {version(name)}"
        except ImportError:
            continue
