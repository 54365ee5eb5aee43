"""From annotations put together to typed ones, with what they refer to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from onrecord.errors import Problem
from onrecord.exchange.uima.pieces import Arc, Chain, Found, Piece, Tie
from onrecord.exchange.webanno_tsv.drafts import NOTHING, NULL, Draft, Drafts
from onrecord.exchange.webanno_tsv.escape import split_number, split_unescaped, unescape_value
from onrecord.exchange.webanno_tsv.header import Column, Header, Holds
from onrecord.exchange.webanno_tsv.read_body import Unit


def read_annotations(
    file: str, header: Header, units: list[Unit], drafts: Drafts
) -> tuple[Found, list[Problem]]:
    """Make typed annotations of those put together, and find what they refer to.

    Where relations or slots refer to a layer that has no columns (as relations between tokens do),
    the token is given an annotation of that layer.
    """
    reading = _Reading(header, units, drafts)
    problems = []
    for draft in drafts.all:
        try:
            reading.add(draft)
        except _FaultError as fault:
            problems.append(Problem(file, draft.unit.line, str(fault)))
    reading.add_chains()
    return reading.found, problems


class _FaultError(Exception):
    """What is wrong with an annotation."""


class _Reading:
    def __init__(self, header: Header, units: list[Unit], drafts: Drafts) -> None:
        self.types = {layer.type for layer in header.layers}
        self.units = {unit.name: unit for unit in units}
        self.drafts = drafts
        self.found = Found()
        self.tokens: dict[tuple[str, str], str] = {}
        self.chains: dict[tuple[str, int], list[tuple[int, str]]] = defaultdict(list)
        self.last_key = len(drafts.all)

    def add(self, draft: Draft) -> None:
        """Add an annotation with its values, and with what it refers to."""
        kind = draft.layer.type
        values = tuple(
            (column.feature, unescape_value(cell))
            for column, cell in draft.cells.items()
            if column.holds is Holds.VALUE and cell not in (NULL, NOTHING)
        )
        if draft.layer.kind == "relation":
            source, target = self._find_ends(draft)
            self.found.arcs.append(Arc(draft.key, kind, source, target, values))
            return
        span = (draft.unit.span[0], draft.end)
        self.found.pieces.append(Piece(draft.key, kind, span, values, tuple(self._ties(draft))))
        if draft.layer.kind == "chain" and draft.number:
            chain, place = map(int, draft.number.split("-"))
            self.chains[kind, chain].append((place, draft.key))

    def add_chains(self) -> None:
        """Add the chains of the members that were added, called as INCEpTION calls their layer."""
        for (kind, _), members in self.chains.items():
            keys = tuple(key for _, key in sorted(members))
            name = f"{kind.removesuffix('Link')}Chain"
            self.found.chains.append(Chain(self._next_key(), name, keys))

    def _next_key(self) -> str:
        self.last_key += 1
        return str(self.last_key)

    def _find_ends(self, draft: Draft) -> tuple[str, str]:
        column = next(each for each in draft.layer.columns if each.holds is Holds.SOURCE)
        cell = draft.cells.get(column, NOTHING)
        unit, numbers = split_number(cell)
        source, _, target = numbers.partition("_")
        return (
            self._find(unit, source.strip("0") and source, column),
            self._find(draft.unit.name, target.strip("0") and target, column),
        )

    def _ties(self, draft: Draft) -> Iterator[Tie]:
        for column, cell in draft.cells.items():
            if column.holds is not Holds.TARGETS or cell in (NULL, NOTHING):
                continue
            targets = split_unescaped(cell, ";")
            written = next(
                (draft.cells[each] for each in draft.cells if _is_roles_of(each, column)), NULL
            )
            roles = split_unescaped(written, ";")
            if len(roles) != len(targets):
                raise _FaultError(
                    f"{len(roles):,} roles but {len(targets):,} targets in the slots "
                    f"{column.feature!r}; give each role one target"
                )
            for role, target in zip(roles, targets, strict=True):
                name = "" if role in (NULL, NOTHING) else unescape_value(role)
                yield Tie(column.feature, name, self._find(*split_number(target), column))

    def _find(self, unit: str, number: str, column: Column) -> str:
        """Find the annotation that a cell refers to."""
        kind = column.target
        if number:
            known = self.drafts.by_number.get(number, {})
            # A layer may stand here for one below it, as the kinds of part of speech do.
            found = known.get(kind) or next(iter(known.values()), None)
            if found:
                return found.key
        here = self.drafts.by_unit.get((unit, kind))
        if here and not number:
            return here.key
        if unit in self.units and kind not in self.types and not number:
            return self._on_token(unit, kind)
        written = f"{unit[:40]}[{number}]" if number else unit[:40]
        raise _FaultError(
            f"no annotation of layer {kind!r} is at {written!r}; mend the number of the row"
        )

    def _on_token(self, unit: str, kind: str) -> str:
        if (unit, kind) not in self.tokens:
            key = self.tokens[unit, kind] = self._next_key()
            self.found.pieces.append(Piece(key, kind, self.units[unit].span))
        return self.tokens[unit, kind]


def _is_roles_of(column: Column, targets: Column) -> bool:
    return column.holds is Holds.ROLES and column.index == targets.index - 1
