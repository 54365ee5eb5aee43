"""Publish tables of any schema, to try forms on what the real schemas do not have."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from support import arrow_rows

from onrecord.forms.publication import Publication
from onrecord.release.description import Description
from onrecord.schema.model import Browse, Field, ForeignKey, Table


def make_table(
    name: str,
    fields: dict[str, str | tuple[str, ...]],
    *,
    kind: str = "support",
    key: tuple[str, ...] = (),
    label: str | None = None,
    refers: dict[tuple[str, ...], tuple[str, tuple[str, ...]]] | None = None,
) -> Table:
    """Make a schema: columns have a type, or codes where they are text of a closed list."""
    return Table(
        name=name,
        title=name.capitalize(),
        description=f"One row for each of {name}.",
        kind=kind,
        order=1,
        fields=tuple(
            Field(column, what, f"What {column} is.")
            if isinstance(what, str)
            else Field(column, "string", f"What {column} is.", enum=what)
            for column, what in fields.items()
        ),
        primary_key=key,
        foreign_keys=tuple(
            ForeignKey(columns, *target) for columns, target in (refers or {}).items()
        ),
        browse=Browse(label=label),
    )


def publish(
    tables: dict[Table, list[dict[str, Any]]], released: str | None = "2026-01-15"
) -> Publication:
    """Publish tables with their rows, which leave out what is null; there are no views."""
    rows = {table.name: arrow_rows(table, given) for table, given in tables.items()}
    return Publication(
        root=Path(),
        description=Description("pets", "Pets", "1.2.3", 64 * "0", released=released),
        tables={table.name: table for table in tables},
        views={},
        files={},
        load=rows.__getitem__,
    )
