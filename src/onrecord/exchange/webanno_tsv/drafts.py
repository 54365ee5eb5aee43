"""Annotations of a WebAnno TSV file while they are put together from the cells of many rows.

In a cell stand the values of one feature for all annotations of a layer on that token, parted by
``|``. A number in brackets makes one annotation of what stands on several tokens; without it, each
place in the order of a cell is an annotation of its own. Members of chains are numbered by chain
and place, as in ``coref->1-2``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from onrecord.errors import Problem
from onrecord.exchange.uima.own import FEATURES, MARK
from onrecord.exchange.webanno_tsv.escape import split_number, split_unescaped
from onrecord.exchange.webanno_tsv.header import Column, Header, Holds, LayerColumns
from onrecord.exchange.webanno_tsv.read_body import Unit

NOTHING, NULL = "_", "*"
# What slots refer to that take annotations of any layer.
ANY_TYPE = "uima.tcas.Annotation"
_LINK = re.compile(r"->([0-9]{1,9}-[0-9]{1,9})\Z")


@dataclass(slots=True)
class Draft:
    """An annotation: its layer, the first unit it stands on, its stretch, and what its cells say.

    ``number`` is the one in brackets, of members of chains that of chain and place; relations keep
    theirs with their source.
    """

    key: str
    layer: LayerColumns
    unit: Unit
    number: str
    end: int
    cells: dict[Column, str] = field(default_factory=dict)


@dataclass(slots=True)
class Drafts:
    """All annotations of a file; the first of a layer, and of any, that begins on a unit by both;
    and by number and layer, those that have a number.
    """

    all: list[Draft] = field(default_factory=list)
    by_unit: dict[tuple[str, str], Draft] = field(default_factory=dict)
    by_number: dict[str, dict[str, Draft]] = field(default_factory=lambda: defaultdict(dict))


def draft_annotations(file: str, header: Header, units: list[Unit]) -> tuple[Drafts, list[Problem]]:
    """Put the cells of all rows together to annotations."""
    drafts = Drafts()
    problems: list[Problem] = []
    for unit in units:
        for layer in header.layers:
            written = {column: unit.cells[column.index] for column in layer.columns}
            stacks = {
                column: split_unescaped(cell, "|")
                for column, cell in written.items()
                if cell != NOTHING
            }
            for place in range(max(map(len, stacks.values()), default=0)):
                cells = {
                    column: stack[place] for column, stack in stacks.items() if place < len(stack)
                }
                fault = _add(drafts, layer, unit, cells)
                if fault:
                    problems.append(Problem(file, unit.line, fault))
    return drafts, problems


def _add(drafts: Drafts, layer: LayerColumns, unit: Unit, cells: dict[Column, str]) -> str:
    """Add what the cells of a row say of one annotation; give what is wrong with it."""
    if unit.span[0] == unit.span[1] and (layer.type == MARK or layer.type not in FEATURES):
        return (
            f"an annotation of layer {layer.type!r} covers no character; "
            "mark at least one character in INCEpTION, or delete it"
        )
    cells, number = _take_number(layer, cells)
    known = drafts.by_number[number].get(layer.type) if number else None
    if known:
        known.end = max(known.end, unit.span[1])
        for column, cell in cells.items():
            if known.cells.setdefault(column, cell) != cell:
                return (
                    f"annotation {number} of layer {layer.type!r} is {known.cells[column][:80]!r} "
                    f"in row {known.unit.name!r} and {cell[:80]!r} here; number them apart"
                )
        return ""
    draft = Draft(str(len(drafts.all) + 1), layer, unit, number, unit.span[1], cells)
    drafts.all.append(draft)
    if layer.kind != "relation":
        drafts.by_unit.setdefault((unit.name, layer.type), draft)
        drafts.by_unit.setdefault((unit.name, ANY_TYPE), draft)
    if number:
        drafts.by_number[number][layer.type] = draft
    return ""


def _take_number(layer: LayerColumns, cells: dict[Column, str]) -> tuple[dict[Column, str], str]:
    """Part the number of an annotation from its cells."""
    if layer.kind == "relation":
        return cells, ""
    plain, number, member = {}, "", ""
    for column, cell in cells.items():
        link = _LINK.search(cell, max(0, len(cell) - 24)) if layer.kind == "chain" else None
        if column.holds is Holds.TARGETS:
            plain[column] = cell
        elif link and not cell[: link.start()].endswith("\\"):
            plain[column], member = cell[: link.start()], link[1]
        else:
            plain[column], found = split_number(cell)
            number = number or found
    return plain, member or ("" if layer.kind == "chain" else number)
