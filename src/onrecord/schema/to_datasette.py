"""Derive what Datasette is told of the tables: titles, meanings, labels, facets and order."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from onrecord.schema.model import Table


def to_datasette(
    tables: Mapping[str, Table], reliability: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Any]:
    """Make the ``tables`` part of Datasette's metadata from tables and views.

    ``reliability`` has what is said of tables and of columns (as ``table.column``) that were coded
    more than once.

    >>> from onrecord.schema.model import Browse, Field
    >>> name = Field("name", "string", "What it is called.")
    >>> pets = Table("pets", "Pets", "A pet a row.", "support", 1, (name,), browse=Browse("name"))
    >>> to_datasette({"pets": pets})["pets"]["label_column"]
    'name'
    """
    return {each.name: _metadata(each, reliability) for each in tables.values()}


def _metadata(table: Table, reliability: Mapping[str, str]) -> dict[str, Any]:
    known = {
        "title": table.title,
        "description": _join(table.description, reliability.get(table.name)),
        "columns": {
            each.name: _join(each.description, reliability.get(f"{table.name}.{each.name}"))
            for each in table.fields
        },
        "label_column": table.browse.label,
        "facets": list(table.browse.facets),
        "sort": table.browse.sort,
    }
    return {key: value for key, value in known.items() if value}


def _join(meaning: str, reliability: str | None) -> str:
    return f"{meaning} {reliability}" if reliability else meaning
