"""What a check finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Violation:
    """A rule that a row breaks: ``row`` is its index in the table, ``column`` where to look."""

    table: str
    row: int
    column: str | None
    rule: str
    message: str
