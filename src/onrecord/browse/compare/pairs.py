"""The units of two passes over a document, matched, with what was decided where they differ."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from onrecord.agreement.disagreements import list_disagreements
from onrecord.agreement.fields import KINDS
from onrecord.agreement.match import match_units
from onrecord.agreement.units import PassRows, Unit

# Beyond that a page helps nobody; the table has all.
MOST_PAIRS = 2_000
_PASSES = """
SELECT DISTINCT first_annotator_id, second_annotator_id FROM disagreements WHERE document_id = ?
ORDER BY 1, 2
"""
_DISAGREEMENTS = """
SELECT * FROM disagreements
WHERE document_id = ? AND first_annotator_id = ? AND second_annotator_id = ?
"""


class Side(NamedTuple):
    """A unit as one pass has it: the id that it has there, and where its words stand."""

    own_id: str
    spans: tuple[tuple[int, int], ...]


class Difference(NamedTuple):
    """A field that the passes code differently, and which of the two was kept."""

    field: str
    first: str | None
    second: str | None
    decision: str | None


@dataclass
class Pair:
    """A unit of either pass or of both; ``row_id`` is the row that it became.

    Without a difference, and with both sides, the passes code it the same.
    """

    table: str
    first: Side | None
    second: Side | None
    differences: list[Difference] = field(default_factory=list)
    decision: str | None = None
    decided_by: str | None = None
    row_id: str | None = None
    note: str | None = None
    number: int = 0

    @property
    def how(self) -> str:
        """How the passes compare: ``same``, ``differs`` or ``alone``."""
        if self.first is None or self.second is None:
            return "alone"
        return "differs" if self.differences else "same"

    @property
    def sides(self) -> tuple[Side | None, Side | None]:
        """The unit of the first pass and that of the second."""
        return self.first, self.second

    @property
    def start(self) -> int:
        """Where its words begin."""
        return min(start for side in self.sides if side for start, _ in side.spans)


def list_coders(connection: sqlite3.Connection, document_id: str) -> list[tuple[str, str]]:
    """The pairs of annotators whose passes over a document differ."""
    return [(row[0], row[1]) for row in connection.execute(_PASSES, [document_id])]


def is_compared(connection: sqlite3.Connection, document_id: str) -> bool:
    """Whether two codings of a document differ, so that there is a page about that."""
    has_table = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'disagreements'"
    if connection.execute(has_table).fetchone() is None:
        return False
    found = "SELECT 1 FROM disagreements WHERE document_id = ? LIMIT 1"
    return connection.execute(found, [document_id]).fetchone() is not None


def load_pairs(
    connection: sqlite3.Connection,
    document_id: str,
    coders: tuple[str, str],
    passes: tuple[PassRows, PassRows] | None,
) -> list[Pair]:
    """The pairs of two passes in the order of the text, numbered.

    With the passes themselves, these have every unit with its words; without, those that differ
    are there, each as the stretch from its first word to its last.
    """
    rows = connection.execute(_DISAGREEMENTS, [document_id, *coders])
    pairs = _from_table(map(dict, rows))
    if passes:
        pairs = _with_passes(pairs, *passes)
    ordered = sorted(pairs.values(), key=lambda each: (each.start, KINDS.index(each.table)))
    for number, pair in enumerate(ordered, start=1):
        pair.number = number
    return ordered


Key = tuple[str, str | None, str | None]


def _from_table(rows: Iterable[dict[str, Any]]) -> dict[Key, Pair]:
    pairs: dict[Key, Pair] = {}
    for row in rows:
        key = (row["table_name"], row["first_row"], row["second_row"])
        sides = [_side(row, name) for name in ("first", "second")]
        if row["table_name"] not in KINDS or not any(sides):
            continue  # somebody else's table of that name
        pair = pairs.setdefault(key, Pair(row["table_name"], sides[0], sides[1]))
        pair.row_id, pair.decided_by = row["row_id"], row["decided_by"]
        pair.note = pair.note or row["note"]
        if row["field"] is None:
            pair.decision = row["decision"]
        else:
            values = (row["first_value"], row["second_value"], row["decision"])
            pair.differences.append(Difference(row["field"], *values))
    return pairs


def _side(row: dict[str, Any], name: str) -> Side | None:
    start, end = row[f"{name}_start"], row[f"{name}_end"]
    if row[f"{name}_row"] is None or start is None or end is None:
        return None
    return Side(row[f"{name}_row"], ((start, end),))


def _with_passes(told: dict[Key, Pair], first: PassRows, second: PassRows) -> dict[Key, Pair]:
    """The pairs with their words, and those that are the same; all of what the passes are now."""
    matches = match_units(first, second)
    found: dict[Key, Pair] = {}
    for match in matches:
        key = _key(match.table, match.first, match.second)
        pair = told.get(key) or Pair(match.table, None, None)
        pair.first, pair.second = _of_unit(match.first), _of_unit(match.second)
        found[key] = pair
    for each in list_disagreements(matches):
        # What was coded since the tables were built is in no table yet.
        pair = found[_key(each.table, each.first, each.second)]
        known = {difference.field for difference in pair.differences}
        if each.field is not None and each.field not in known:
            values = (each.first_value, each.second_value, None)
            pair.differences.append(Difference(each.field, *values))
    return found


def _key(table: str, first: Unit | None, second: Unit | None) -> Key:
    return table, first.own_id if first else None, second.own_id if second else None


def _of_unit(unit: Unit | None) -> Side | None:
    return Side(unit.own_id, unit.spans) if unit else None
