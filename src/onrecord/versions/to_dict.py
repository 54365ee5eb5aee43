"""A comparison as lists, dictionaries and scalars; docs/versions.md describes the structure."""

from __future__ import annotations

import datetime
from typing import Any

from onrecord.release.description import Description
from onrecord.versions.diff import Change, Diff, TableChange


def to_dict(diff: Diff) -> dict[str, Any]:
    """Give every change of a comparison, complete, in a stable order, ready for JSON.

    A date is ISO 8601; what JSON cannot write as a number is the text NaN, INF or -INF.
    """
    return {
        "old": _version(diff.old),
        "new": _version(diff.new),
        "level": str(diff.level),
        "needed_version": diff.needed_version,
        "broken_promises": list(diff.broken_promises),
        "facts": [_change(each) for each in diff.facts],
        "tables": [_table(each) for each in diff.tables],
    }


def _version(description: Description) -> dict[str, Any]:
    return {name: getattr(description, name) for name in ("name", "version", "sha256")}


def _change(change: Change) -> dict[str, Any]:
    column = {"column": change.column} if change.column else {}
    values = {"old": _value(change.old), "new": _value(change.new)}
    return {**column, "name": change.name, **values, "level": str(change.level)}


def _table(table: TableChange) -> dict[str, Any]:
    old, new = table.counts
    return {
        "table": table.name,
        "level": str(table.level),
        "key": list(table.key),
        "rows": {"old": old, "new": new},
        "schema": [_change(each) for each in table.schema],
        "added": [_row(each) for each in table.added.to_pylist()],
        "removed": [_row(each) for each in table.removed.to_pylist()],
        "changed": [
            {
                "key": _row(dict(zip(table.key, each.key, strict=True))),
                "fields": {
                    name: {"old": _value(old), "new": _value(new)}
                    for name, (old, new) in each.fields.items()
                },
            }
            for each in table.changed
        ],
    }


def _row(row: dict[str, Any]) -> dict[str, Any]:
    return {name: _value(value) for name, value in row.items()}


def _value(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float):
        return {"nan": "NaN", "inf": "INF", "-inf": "-INF"}.get(str(value), value)
    return value
