"""The figures of agreement between two annotators, at the head of the page."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

_FIGURES = """
SELECT table_name, field, measure, document_count, unit_count, value, low, high, note
FROM reliability WHERE first_annotator_id = ? AND second_annotator_id = ?
"""
_UNITS = {
    "f1": "F1 of units found",
    "mean_overlap": "overlap of matched units",
    "alpha_u": "Krippendorff’s alpha of unitizing",
    "alpha_unitized": "alpha of characters in or outside of units",
    "alpha_unitized_coded": "alpha of characters by the code of their units",
}
_FIELDS = {
    "percent_agreement": "Equal",
    "cohen_kappa": "Cohen’s kappa",
    "alpha_nominal": "Krippendorff’s alpha",
    "alpha_ordinal": "Alpha for ordered values",
}


class Figure(NamedTuple):
    """A value with its interval, as it is shown; ``note`` says why there is none."""

    value: str
    interval: str
    note: str | None


class Line(NamedTuple):
    """A field with its figures, in the order of ``Figures.measures``."""

    field: str
    unit_count: int
    figures: list[Figure | None]


class Figures(NamedTuple):
    """What is measured of a table: of its units, and of each of its fields."""

    table: str
    documents: int
    units: list[tuple[str, Figure]]
    measures: list[str]
    fields: list[Line]


def load_figures(
    connection: sqlite3.Connection, coders: tuple[str, str], tables: tuple[str, ...]
) -> list[Figures]:
    """Load what was measured between two annotators over all documents, by table.

    A table of which neither has a row has no figures.
    """
    rows = [dict(row) for row in connection.execute(_FIGURES, coders)]
    found = []
    for table in tables:
        own = [row for row in rows if row["table_name"] == table]
        units = {row["measure"]: row for row in own if row["field"] is None}
        fields = list(dict.fromkeys(row["field"] for row in own if row["field"] is not None))
        cells = {(row["field"], row["measure"]): row for row in own}
        lines = [
            Line(
                field,
                max(row["unit_count"] for row in own if row["field"] == field),
                [_figure(cells.get((field, measure))) for measure in _FIELDS],
            )
            for field in fields
        ]
        if any(row["value"] is not None for row in own):
            shown = [
                (label, figure)
                for measure, label in _UNITS.items()
                if (figure := _figure(units.get(measure)))
            ]
            documents = max(row["document_count"] for row in own)
            found.append(Figures(table, documents, shown, list(_FIELDS.values()), lines))
    return found


def _figure(row: dict[str, object] | None) -> Figure | None:
    if row is None:
        return None
    note = str(row["note"]) if row["note"] else None
    if row["value"] is None:
        return Figure("–", "", note)
    interval = f"{row['low']:.2f} to {row['high']:.2f}" if row["low"] is not None else ""
    return Figure(f"{row['value']:.2f}", interval, note)
