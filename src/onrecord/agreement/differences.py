"""Disagreements as rows: with their document and annotators, in codes and places, never words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from onrecord.agreement.disagreements import Disagreement, list_disagreements
from onrecord.agreement.match import match_units
from onrecord.agreement.read_passes import DocumentPasses

COLUMNS = (
    "document_id",
    "table_name",
    "first_annotator_id",
    "second_annotator_id",
    "first_row",
    "second_row",
    "field",
    "first_value",
    "second_value",
    "first_start",
    "first_end",
    "second_start",
    "second_end",
)


@dataclass(frozen=True)
class Difference:
    """A disagreement with the document and the two annotators that it is about."""

    document_id: str
    first_annotator_id: str
    second_annotator_id: str
    found: Disagreement

    def to_row(self) -> dict[str, str | int | None]:
        """The difference as a row of ``COLUMNS``; rows are named as each coder numbered them."""
        found, first, second = self.found, self.found.first, self.found.second
        cells: tuple[str | int | None, ...] = (
            self.document_id,
            found.table,
            self.first_annotator_id,
            self.second_annotator_id,
            first.own_id if first else None,
            second.own_id if second else None,
            found.field,
            *found.own_values(),
            first.start if first else None,
            first.end if first else None,
            second.start if second else None,
            second.end if second else None,
        )
        return dict(zip(COLUMNS, cells, strict=True))


def list_differences(document: DocumentPasses) -> list[Difference]:
    """List where the passes over one document differ, pair by pair."""
    return [
        Difference(document.document_id, first.annotator_id, second.annotator_id, each)
        for first, second in combinations(document.passes, 2)
        for each in list_disagreements(match_units(first, second))
    ]
