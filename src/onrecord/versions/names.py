"""Name what changed: rows by their keys, facts and columns by their names, in one safe line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onrecord.versions.changes import Change
from onrecord.versions.words import show, visible


def name_row(key: Iterable[Any]) -> str:
    """Name a row by the values of its key.

    >>> name_row(("damage-control-e01", "diplomatic")), name_row(("treaty", None))
    ('damage-control-e01, diplomatic', 'treaty, nothing')
    """
    return ", ".join(visible(each) if isinstance(each, str) else show(each) for each in key)


def name_cells(row: dict[str, Any]) -> str:
    """Name a row that has no key by what stands in it.

    >>> name_cells({"actor_id": "bob", "date_text": None, "position": 2})
    'actor_id = "bob", position = 2'
    """
    return ", ".join(
        f"{visible(name)} = {show(value)}" for name, value in row.items() if value is not None
    )


def name_change(change: Change) -> str:
    """Name a fact of the dataset or of a table, or a column and what of it changed."""
    name = change.name.replace("_", " ")
    if change.column is None:
        return name
    column = f"column {visible(change.column)}"
    return column if change.name == "column" else f"{column}, {name}"
