"""What a cell of a table shows: a label that leads somewhere, a date in words."""

from __future__ import annotations

from typing import Any


def show_cell(row: Any, value: Any, column: str, table: str | None, datasette: Any) -> Any:
    """Give the HTML of a cell, or None for what Datasette shows anyway."""
    return None
