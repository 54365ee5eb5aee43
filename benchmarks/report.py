"""Draw the table of a benchmark."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """One measurement in words: what was found, how far noise reaches, and the bar."""

    what: str
    found: str
    noise: str
    bar: str
    passed: bool


def draw(results: Sequence[Result], pairs: int) -> str:
    """Draw the results as a Markdown table, under a line that says where and how often."""
    head = ("what", "found", "to itself", "bar", "")
    rows = [
        (each.what, each.found, each.noise, each.bar, "met" if each.passed else "MISSED")
        for each in results
    ]
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in [head, tuple("-" * width for width in widths), *rows]
    ]
    where = f"Python {platform.python_version()} on {platform.machine()}, {pairs} pairs"
    return "\n".join([f"{where}, medians", "", *lines])
