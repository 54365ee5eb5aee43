"""Judge latencies against those of a page of Datasette, and draw their table."""

from __future__ import annotations

import os
import platform
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from latency import Latency

RATIO_BAR = 1.0
TAIL_BAR = 3.0


@dataclass(frozen=True)
class Measured:
    """A page and its latencies by round."""

    what: str
    latencies: list[Latency]

    @property
    def failed(self) -> int:
        """How many requests failed in all rounds."""
        return sum(each.failed for each in self.latencies)

    @property
    def tail(self) -> float:
        """The median of how many times their medians the 99th percentiles are."""
        return median(each.tail for each in self.latencies)

    def ratio(self, stock: Measured) -> float:
        """The median of the ratios to another page in the same round."""
        pairs = zip(self.latencies, stock.latencies, strict=True)
        return median(ours.median / theirs.median for ours, theirs in pairs)

    def passes(self, stock: Measured) -> bool:
        """Whether no bar is missed and no request failed."""
        return self.ratio(stock) <= RATIO_BAR and self.tail <= TAIL_BAR and not self.failed


def draw(stock: Measured, ours: Sequence[Measured], seconds: int) -> str:
    """Draw a Markdown table under a line that says where and how often."""
    head = ("page", "median", "p99", "to stock", "p99 to median", "requests", "bars", "")
    rows = [_row(stock, stock, ("", "")), *(_judged(each, stock) for each in ours)]
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in [head, tuple("-" * width for width in widths), *rows]
    ]
    return "\n".join([_facts(len(stock.latencies), seconds), "", *lines])


def _judged(page: Measured, stock: Measured) -> tuple[str, ...]:
    result = "met" if page.passes(stock) else "MISSED"
    if page.failed:
        result = f"{page.failed} FAILED"
    return _row(page, stock, (f"{RATIO_BAR:.2f} and {TAIL_BAR:.2f}", result))


def _row(page: Measured, stock: Measured, judged: tuple[str, str]) -> tuple[str, ...]:
    return (
        page.what,
        f"{median(each.median for each in page.latencies) * 1000:.1f} ms",
        f"{median(each.p99 for each in page.latencies) * 1000:.1f} ms",
        f"{page.ratio(stock):.3f}",
        f"{page.tail:.2f}",
        f"{sum(each.requests for each in page.latencies):,}",
        *judged,
    )


def _facts(rounds: int, seconds: int) -> str:
    return (
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"{os.cpu_count()} cores ({platform.machine()}), 8 connections, "
        f"{rounds} rounds of {seconds} s, medians of rounds"
    )
