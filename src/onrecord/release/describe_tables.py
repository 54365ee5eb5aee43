"""Say what there is: one line per table, or one per column of a table."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pyarrow as pa

from onrecord.schema.model import Table
from onrecord.schema.wording import allowed, key, references

_TABLES = pa.schema(
    [
        ("table", pa.string()),
        ("kind", pa.string()),
        ("rows", pa.int64()),
        ("title", pa.string()),
        ("description", pa.string()),
    ]
)
_COLUMNS = pa.schema(
    [
        ("column", pa.string()),
        ("type", pa.string()),
        ("unit", pa.string()),
        ("is_required", pa.bool_()),
        ("key", pa.string()),
        ("references", pa.string()),
        ("allowed", pa.string()),
        ("description", pa.string()),
        ("reliability", pa.string()),
    ]
)


def describe_tables(tables: Mapping[str, Table], row_counts: Mapping[str, int]) -> pa.Table:
    """Describe every table and view in a row; the number of rows is null for a view."""
    rows: list[dict[str, Any]] = [
        {
            "table": each.name,
            "kind": each.kind,
            "rows": row_counts.get(each.name),
            "title": each.title,
            "description": each.description,
        }
        for each in tables.values()
    ]
    return pa.Table.from_pylist(rows, schema=_TABLES)


def describe_columns(
    table: Table, reliability: Mapping[str, str] = MappingProxyType({})
) -> pa.Table:
    """Describe every column of a table in a row: type, unit, keys, limits and meaning.

    ``reliability`` has what is said of columns (as ``table.column``) that were coded more than
    once; of the others it is null.
    """
    rows: list[dict[str, Any]] = [
        {
            "column": each.name,
            "type": each.type,
            "unit": each.unit,
            "is_required": each.required,
            "key": key(table, each.name),
            "references": ", ".join(references(table, each.name)) or None,
            "allowed": allowed(each),
            "description": each.description,
            "reliability": reliability.get(f"{table.name}.{each.name}"),
        }
        for each in table.fields
    ]
    return pa.Table.from_pylist(rows, schema=_COLUMNS)
