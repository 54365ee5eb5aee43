"""Make questions of two codings: the rows that are settled together, with the ids that they get."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import msgspec

from onrecord.agreement.disagreements import Disagreement, list_disagreements
from onrecord.agreement.match import Match
from onrecord.corpus.model import Appointment
from onrecord.corpus.read_documents import Coding
from onrecord.corpus.rows import KINDS, LETTERS, Item, links_of
from onrecord.evidence.resolve import Resolver
from onrecord.review.rows import Row

# What a pair is known by: its table, and the ids that the first and the second pass have for it.
Key = tuple[str, str | None, str | None]


@dataclass
class Pair:
    """A row of one pass with the row of the other that is matched with it, if there is one.

    The rows bear the ids that they and those whom they name have in the adjudicated coding;
    ``key`` has those of the passes. ``fields`` are the columns that differ.
    """

    key: Key
    row_id: str
    first: Row | None
    second: Row | None
    fields: list[str] = field(default_factory=list)

    @property
    def is_same(self) -> bool:
        """Whether both passes have the row, and code it the same."""
        return bool(self.first and self.second and not self.fields)

    @property
    def rows(self) -> list[Row]:
        """The row of each pass that has one."""
        return [row for row in (self.first, self.second) if row]

    @property
    def name(self) -> str:
        """What the adjudicated row is called, as ``event e05``."""
        return f"{self.key[0].removesuffix('s')} {self.row_id}"


@dataclass
class Question:
    """Pairs that are settled with one answer: an act of appointing and its appointments."""

    pairs: list[Pair]

    @property
    def is_same(self) -> bool:
        """Whether there is nothing to ask."""
        return all(pair.is_same for pair in self.pairs)

    @property
    def name(self) -> str:
        """What it is called, as ``event e03 with appointment a01``."""
        return " with ".join(pair.name for pair in self.pairs)

    @property
    def start(self) -> int:
        """Where its first words begin."""
        return min(_start(pair.rows) for pair in self.pairs)


class _Found(NamedTuple):
    """A match with the rows as the passes have them."""

    key: Key
    rows: tuple[Row | None, Row | None]
    fields: list[str]


def make_plan(
    passes: tuple[Coding, Coding],
    matches: Sequence[Match],
    resolver: Resolver,
    kept: Mapping[Key, str],
    gone: Collection[str],
) -> list[Question]:
    """Make the questions about two passes, in the order of the text.

    ``kept`` has the ids of pairs that were settled before, and ``gone`` ids that no row may have
    again. All others are numbered in the order of the text, so that they are the same every time.
    """
    first, second = (_rows(coding, resolver) for coding in passes)
    differing: dict[Key, list[str]] = {}
    for each in list_disagreements(matches):
        # Where only one has the row, there is no field.
        differing.setdefault(_key(each), []).extend([each.field] if each.field else [])
    found = [
        _Found(key, (first.get(key[1]), second.get(key[2])), differing.get(key, []))
        for key in map(_key, matches)
    ]
    found.sort(key=lambda each: (KINDS.index(each.key[0]), _start(each.rows), str(each.key)))
    ids = _number([each.key for each in found], kept, gone)
    to_first, to_second = ({key[side]: own for key, own in ids.items()} for side in (1, 2))
    pairs = [
        Pair(
            each.key,
            ids[each.key],
            each.rows[0] and _renamed(each.rows[0], ids[each.key], to_first),
            each.rows[1] and _renamed(each.rows[1], ids[each.key], to_second),
            each.fields,
        )
        for each in found
    ]
    return sorted((Question(group) for group in _groups(pairs)), key=lambda each: each.start)


def _key(given: Match | Disagreement) -> Key:
    first, second = (each.own_id if each else None for each in (given.first, given.second))
    return given.table, first, second


def _rows(coding: Coding, resolver: Resolver) -> dict[str | None, Row]:
    return {
        item.id: Row(kind, item, at, resolver.main(item.evidence, at.at("evidence")), "")
        for kind in KINDS
        for item, at in getattr(coding, kind)
    }


def _number(keys: Sequence[Key], kept: Mapping[Key, str], gone: Collection[str]) -> dict[Key, str]:
    taken = {*kept.values(), *gone}
    ids: dict[Key, str] = {}
    last = dict.fromkeys(KINDS, 0)
    for key in keys:
        own = kept.get(key)
        while own is None:
            last[key[0]] += 1
            free = f"{LETTERS[key[0]]}{last[key[0]]:02d}"
            own = None if free in taken else free
        ids[key] = own
    return ids


def _renamed(row: Row, row_id: str, ids: Mapping[str | None, str]) -> Row:
    """A row with the ids of the adjudicated coding; those of other documents stay as they are."""
    links = {key: own if "-" in own else ids.get(own) for key, own in links_of(row.kind, row.item)}
    item: Item = msgspec.structs.replace(row.item, id=row_id, **links)
    return Row(row.kind, item, row.origin, row.main, f"{row.kind} {row_id}")


def _groups(pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """The pairs, appointments together with the events that they are in either pass."""
    by_id = {pair.row_id: pair for pair in pairs}
    groups: dict[str, list[str]] = {own: [own] for own in by_id}
    for pair in pairs:
        for row in pair.rows:
            event = row.item.event if isinstance(row.item, Appointment) else None
            if event in groups and groups[event] is not groups[pair.row_id]:
                joined = groups[event] + groups[pair.row_id]
                groups |= dict.fromkeys(joined, joined)
    for group in {id(each): each for each in groups.values()}.values():
        members = [by_id[own] for own in group]
        yield sorted(members, key=lambda pair: (KINDS.index(pair.key[0]), pair.row_id))


def _start(rows: Iterable[Row | None]) -> int:
    return min((span.start for row in rows if row for span in row.main), default=0)
