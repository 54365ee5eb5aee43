"""Make the rows of ``disagreements``: where two passes differ, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from msgspec.structs import replace

from onrecord.agreement.differences import Difference
from onrecord.agreement.disagreements import Disagreement, list_disagreements
from onrecord.agreement.match import match_units
from onrecord.agreement.read_passes import DocumentPasses
from onrecord.agreement.units import PassRows, Unit
from onrecord.corpus.adjudications import Adjudication, Decision, Taken
from onrecord.tables.rows import Row


def list_rows(found: DocumentPasses, decided: Adjudication | None = None) -> Iterator[Row]:
    """Yield a row for every difference between any two passes over a document.

    What became of it is what was ``decided``, or else what the adjudicated coding shows.
    """
    settled = [_Settled(each, found.adjudicated) for each in found.passes]
    for one, other in combinations(settled, 2):
        decisions = _by_rows(decided, one.annotator_id, other.annotator_id)
        for each in list_disagreements(match_units(one.rows, other.rows)):
            called = (_own_id(each.first), _own_id(each.second))
            decision = decisions.get((each.table, *called))
            yield _row(found, each, (one, other), decision)


class _Settled:
    """A pass beside the adjudicated coding: which row each of its units became, and what changed.

    ``kept`` has the adjudicated unit by the key that the pass gave it, ``changed`` the keys and
    fields in which that unit has something else.
    """

    def __init__(self, rows: PassRows, adjudicated: PassRows | None) -> None:
        self.rows = rows
        self.annotator_id = rows.annotator_id
        matches = match_units(rows, adjudicated) if adjudicated else []
        self.kept: dict[str, Unit] = {
            each.first.row_id: each.second for each in matches if each.first and each.second
        }
        self.changed = {
            (each.first.row_id, each.field) for each in list_disagreements(matches) if each.first
        }

    def has_kept(self, unit: Unit | None, field: str | None) -> bool:
        """Whether the adjudicated coding has a unit, and in a field what this pass has there."""
        return bool(unit and unit.row_id in self.kept and (unit.row_id, field) not in self.changed)


def _row(
    found: DocumentPasses,
    each: Disagreement,
    sides: tuple[_Settled, _Settled],
    decision: Decision | None,
) -> Row:
    units = (each.first, each.second)
    kept = [
        side.kept[unit.row_id]
        for side, unit in zip(sides, units, strict=True)
        if unit and unit.row_id in side.kept
    ]
    row_id = kept[0].row_id if kept else None
    taken = _taken(each, sides, row_id) if found.adjudicated else None
    decided_by = found.adjudicated.annotator_id if found.adjudicated else None
    if decision and found.adjudicated:
        row_id = _key_of(found.adjudicated, decision.row, found.document_id)
        taken = decision.taken if decision.taken in ("first", "second", "neither") else taken
        decided_by = decision.decided_by
    names = [
        f"{side.annotator_id}-{_own_id(unit) or 'none'}"
        for side, unit in zip(sides, units, strict=True)
    ]
    by = (sides[0].annotator_id, sides[1].annotator_id)
    return {
        "disagreement_id": ".".join([found.document_id, *names, each.field or "unit"]),
        **Difference(found.document_id, *by, each).to_row(),
        "row_id": row_id,
        "decision": taken,
        "decided_by": decided_by,
        "note": decision.note if decision else None,
    }


def _own_id(unit: Unit | None) -> str | None:
    return unit.own_id if unit else None


def _taken(each: Disagreement, sides: tuple[_Settled, _Settled], row_id: str | None) -> str:
    if each.field is None:  # what only one pass has, is kept as it has it, or dropped
        return "first" if (each.first is not None) == (row_id is not None) else "second"
    if row_id is None:
        return "neither"
    for side, unit, name in zip(sides, (each.first, each.second), ("first", "second"), strict=True):
        if side.has_kept(unit, each.field):
            return name
    return "other"


def _key_of(adjudicated: PassRows, own_id: str | None, document_id: str) -> str | None:
    """The key of an adjudicated row, if it is still there."""
    key = f"{document_id}-{own_id}"
    return key if any(unit.row_id == key for unit in adjudicated.units) else None


def _by_rows(
    decided: Adjudication | None, one: str, other: str
) -> dict[tuple[str, str | None, str | None], Decision]:
    """The decisions between two passes, by table and by what each of them calls the row."""
    if decided is None:
        return {}
    if (decided.first, decided.second) == (one, other):
        return {(each.table, each.first_row, each.second_row): each for each in decided.decisions}
    if (decided.first, decided.second) == (other, one):
        turned = map(_turned, decided.decisions)
        return {(each.table, each.first_row, each.second_row): each for each in turned}
    return {}


def _turned(decision: Decision) -> Decision:
    """The same decision with the passes in the other order."""
    turned: dict[Taken, Taken] = {"first": "second", "second": "first"}
    return replace(
        decision,
        taken=turned.get(decision.taken, decision.taken),
        first_row=decision.second_row,
        second_row=decision.first_row,
    )
