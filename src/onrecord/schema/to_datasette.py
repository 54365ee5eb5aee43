"""Derive what Datasette is told of the tables: titles, meanings, labels, facets and order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord.schema.model import Table


def to_datasette(tables: Mapping[str, Table]) -> dict[str, Any]:
    """Make the ``tables`` part of Datasette's metadata from tables and views.

    >>> from onrecord.schema.model import Browse, Field
    >>> name = Field("name", "string", "What it is called.")
    >>> pets = Table("pets", "Pets", "A pet a row.", "support", 1, (name,), browse=Browse("name"))
    >>> to_datasette({"pets": pets})["pets"]["label_column"]
    'name'
    """
    return {each.name: _metadata(each) for each in tables.values()}


def _metadata(table: Table) -> dict[str, Any]:
    known = {
        "title": table.title,
        "description": table.description,
        "columns": {each.name: each.description for each in table.fields},
        "label_column": table.browse.label,
        "facets": list(table.browse.facets),
        "sort": table.browse.sort,
    }
    return {key: value for key, value in known.items() if value}
