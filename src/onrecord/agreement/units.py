"""What is compared: the rows that one coder made of a document, with their places and values."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from onrecord.agreement.fields import FIELDS, KINDS
from onrecord.corpus.rows import ROLES
from onrecord.tables.rows import Row, RowSet

Spans = tuple[tuple[int, int], ...]
# What a row has in tables beside its own, by the key of the row.
_Parts = dict[str, list[Row]]


@dataclass(frozen=True)
class Unit:
    """A row of a pass.

    ``row_id`` is its key and ``own_id`` the number that the coder gave it; ``spans`` are its main
    ones, in order of the text; ``values`` has every field of ``FIELDS`` as text, None where it is
    empty. A link is the key of a row of the same pass.
    """

    table: str
    row_id: str
    own_id: str
    spans: Spans
    values: dict[str, str | None] = field(hash=False)

    @property
    def start(self) -> int:
        """Where its words begin."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where its words end."""
        return max(end for _, end in self.spans)


@dataclass(frozen=True)
class PassRows:
    """The units that one annotator made of a document, by table and position."""

    annotator_id: str
    units: list[Unit]


def list_units(document_id: str, rows: RowSet) -> list[Unit]:
    """List the units of the rows that were built of one coding of a document.

    Rows whose words were not found are none; the problems of the rows say so.
    """
    proofs = _by_row(rows, "evidence", "row_id")
    parts: dict[str, _Parts] = {
        "participants": _by_row(rows, "participants", "event_id"),
        "event_contexts": _by_row(rows, "event_contexts", "event_id"),
        "quote_speakers": _by_row(rows, "quote_speakers", "quote_id"),
        "quote_fragments": _by_row(rows, "quote_fragments", "quote_id"),
    }
    units = []
    for table in KINDS:
        for row in rows.rows[table].values:
            row_id: str = row[f"{table.removesuffix('s')}_id"]
            proof = proofs.get(row_id, [])
            spans = _spans(each for each in proof if each["field"] is None)
            if spans:
                beside = {name: found.get(row_id, []) for name, found in parts.items()}
                known = {**row, **_sets(beside), **_words(proof, beside)}
                values = {each.name: _text(known[each.name]) for each in FIELDS[table]}
                own = row_id.removeprefix(f"{document_id}-")
                units.append(Unit(table, row_id, own, spans, values))
    return sorted(units, key=lambda each: (KINDS.index(each.table), each.spans, each.row_id))


def _by_row(rows: RowSet, table: str, key: str) -> _Parts:
    found: _Parts = defaultdict(list)
    for row in rows.rows[table].values:
        found[row[key]].append(row)
    return found


def _sets(beside: _Parts) -> Row:
    """The fields that are lists of ids."""
    people = beside["participants"]
    sets = {
        key: {each["actor_id"] for each in people if each["role"] == role}
        for role, key in ROLES.items()
    }
    sets["offices"] = {
        f"{each['actor_id']}={each['office_id']}" for each in people if each["office_id"]
    }
    sets["inferred"] = {each["actor_id"] for each in people if each["basis"] == "inferred"}
    sets["contexts"] = {each["context"] for each in beside["event_contexts"]}
    sets["speakers"] = {each["actor_id"] for each in beside["quote_speakers"]}
    return {name: " ".join(sorted(ids)) or None for name, ids in sets.items()}


def _words(proof: list[Row], beside: _Parts) -> Row:
    """The fields that are words, by where these stand."""
    negated = (each for each in beside["quote_fragments"] if each["is_negated"])
    return {
        "content": _places(each for each in proof if each["field"] == "content"),
        "cue": _places(each for each in proof if each["field"] == "cue"),
        "negated": _places(negated),
    }


def _spans(found: Any) -> Spans:
    return tuple(sorted({(each["start"], each["end"]) for each in found}))


def _places(found: Any) -> str | None:
    return " ".join(f"{start}-{end}" for start, end in _spans(found)) or None


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
