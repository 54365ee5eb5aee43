"""Turn violations of rows into problems with the line that a person must mend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.checks.violation import Violation
from onrecord.corpus.origin import Origin
from onrecord.errors import Problem

# Where the key that a curator writes cannot be told from the column's name.
_KEYS = {
    "document_id": ("document",),
    "annotator_id": ("annotator",),
    "record_id": ("record",),
    "row_id": ("row",),
    "evidence_id": ("evidence",),
    "speaker_id": ("speakers",),
    "speaker_office_id": ("speaker_office",),
    "actor_id": ("actors", "actor"),
    "recipient_id": ("recipients",),
    "office_id": ("office",),
    "organization_id": ("organization",),
    "country_id": ("country",),
    "text_sha256": ("sha256",),
    "place_name": ("place",),
    "wikidata_id": ("wikidata",),
    "sector_code": ("sector",),
    "is_negated": ("negated",),
}
_HEAD = ("document_id", "annotator_id")


def locate(violations: Iterable[Violation], origins: Mapping[str, list[Origin]]) -> list[Problem]:
    """Give the problems, each mistake once: a code that breaks two keys is one thing to mend."""
    return sorted({_locate(each, origins[each.table]) for each in violations})


def _locate(violation: Violation, origins: list[Origin]) -> Problem:
    if violation.row >= len(origins):
        return Problem(violation.table, 1, violation.message)
    origin = origins[violation.row]
    return _place(origin, violation.table, violation.column).problem(violation.message)


def _place(origin: Origin, table: str, column: str | None) -> Origin:
    """The most exact place that is written: the key of the column, else the row's own."""
    if column is None:
        return origin
    if column in _HEAD and len(origin.path) == 2 and isinstance(origin.path[1], int):
        head = Origin(origin.root, origin.file, (column.removesuffix("_id"),))
        if head.is_written:
            return head
    for key in _candidates(table, column):
        for path in ((key,), ("place", key), ("evidence", key)):
            place = origin.at(*path)
            if place.is_written:
                return place
    return origin


def _candidates(table: str, column: str) -> Iterable[str]:
    if column == f"{table.removesuffix('s')}_id":
        yield "id"
    yield from _KEYS.get(column, ())
    stem = column
    for suffix in ("_id", "_code", "_edtf", "_earliest", "_latest", "_text"):
        stem = stem.removesuffix(suffix)
    yield from (column, stem, stem.rpartition("_")[2])
