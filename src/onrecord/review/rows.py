"""What is asked about at a time: a proposed row, or an appointment together with its event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from onrecord.corpus.model import Appointment
from onrecord.corpus.origin import Origin
from onrecord.corpus.read_documents import Coding
from onrecord.corpus.rows import KINDS, Item, links_of
from onrecord.draft.decisions import mark_of
from onrecord.evidence.resolve import Resolver
from onrecord.evidence.text import Span


@dataclass
class Row:
    """A proposed row with where it is written, and the places of its main words in the text."""

    kind: str
    item: Item
    origin: Origin
    main: list[Span]
    mark: str

    @property
    def name(self) -> str:
        """What it is called, as ``event e05``."""
        return f"{self.kind.removesuffix('s')} {self.item.id}"


@dataclass
class Unit:
    """Rows that are accepted or dropped together, since one is not right without the other.

    ``is_edited`` says that they are as a person mended them.
    """

    rows: list[Row]
    is_edited: bool = False
    marks: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Keep the marks, by which the proposal is known however it is mended."""
        self.marks = {row.mark: row.item.id for row in self.rows}

    @property
    def ids(self) -> list[str]:
        """The ids of the rows."""
        return [row.item.id for row in self.rows]

    @property
    def name(self) -> str:
        """What it is called, as ``appointment a01 with event e03``."""
        return " with ".join(row.name for row in self.rows)

    @property
    def start(self) -> int:
        """Where its main words begin."""
        return min((span.start for row in self.rows for span in row.main), default=0)

    @property
    def score(self) -> float:
        """The highest score of its rows."""
        return max((row.item.score or 0.0 for row in self.rows), default=0.0)

    def links(self) -> Iterator[tuple[Row, str, str]]:
        """Yield the row, key and id of every link to a row of the document outside of the unit."""
        for row in self.rows:
            for key, target in links_of(row.kind, row.item):
                # An id with a hyphen is that of a row of another document.
                if "-" not in target and target not in self.ids:
                    yield row, key, target


def list_units(draft: Coding, resolver: Resolver) -> list[Unit]:
    """List what is to be asked about, by position.

    The problems of ``resolver`` say whose main words are not in the text.
    """
    rows = {
        item.id: Row(kind, item, origin, _main(resolver, item, origin), mark_of(kind, item))
        for kind in KINDS
        for item, origin in getattr(draft, kind)
    }
    units: list[Unit] = []
    taken: set[str] = set()
    by_event: dict[str, list[Row]] = {}
    for row in rows.values():
        event = row.item.event if isinstance(row.item, Appointment) else None
        if event and event in rows:
            by_event.setdefault(event, []).append(row)
    for own, appointments in by_event.items():
        group = [*appointments, rows[own]]
        units.append(Unit(group))
        taken.update(row.item.id for row in group)
    units += [Unit([row]) for own, row in rows.items() if own not in taken]
    return sorted(units, key=lambda unit: (unit.start, unit.ids))


def after_their_links(wanted: Sequence[Unit], units: Sequence[Unit]) -> list[Unit]:
    """The units that are wanted, each after those of all units that it names, wanted or not."""
    by_id = {own: unit for unit in units for own in unit.ids}
    ordered: dict[int, Unit] = {}
    started: set[int] = set()
    for unit in wanted:
        stack = [(unit, False)]
        while stack:
            each, is_ready = stack.pop()
            if is_ready:
                ordered.setdefault(id(each), each)
            elif id(each) not in started:
                started.add(id(each))
                stack.append((each, True))
                named = [by_id[target] for _, _, target in each.links() if target in by_id]
                stack += [(other, False) for other in reversed(named)]
    return list(ordered.values())


def confirmed(item: Item) -> dict[str, Any]:
    """What is written of a row that was accepted: nothing says that it was ever a draft."""
    written: dict[str, Any] = msgspec.to_builtins(item)
    for key in ("status", "score", "because"):
        written.pop(key, None)
    return written


def _main(resolver: Resolver, item: Item, origin: Origin) -> list[Span]:
    return resolver.main(item.evidence, origin.at("evidence"))
