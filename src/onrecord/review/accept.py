"""Make a proposal ready to be coded: its links, the new names it needs, what the build says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import msgspec

from onrecord.corpus.read_documents import Coding, Document
from onrecord.corpus.rows import SHAPES, Entry, entries_of
from onrecord.draft.decisions import list_ids
from onrecord.errors import OnRecordError
from onrecord.review.authorities import AuthorityFiles
from onrecord.review.describe import Labels
from onrecord.review.rows import Row, Unit, confirmed
from onrecord.review.swap import swap
from onrecord.review.terminal import Terminal

_KEYS = "[a]ccept [A]ll [u]se another [r]ename [d]o without [l]ater [q]uit"


class PutOffError(Exception):
    """A person leaves a proposal for later."""


class QuitError(Exception):
    """A person answers no more questions."""


class NotYetError(OnRecordError):
    """A proposal cannot be accepted as it is; the message says why."""


@dataclass
class Ready:
    """A proposal as it will be written: its rows, and the entries that go with it.

    ``added`` are entries to list, each with the proposed one that it stands for; ``swapped`` has
    what is to be remembered of others.
    """

    rows: list[tuple[str, dict[str, Any]]]
    added: list[tuple[Entry, Any]] = field(default_factory=list)
    swapped: dict[Entry, str | None] = field(default_factory=dict)

    def items(self) -> list[tuple[str, Any]]:
        """The rows as items of the model."""
        return [(kind, msgspec.convert(row, SHAPES[kind], strict=False)) for kind, row in self.rows]


def make_ready(
    unit: Unit,
    document: Document,
    authorities: AuthorityFiles,
    labels: Labels,
    terminal: Terminal,
) -> Ready:
    """Make a proposal ready for the coding of its document.

    Asks about every actor and office whom only drafts have, and why a date is inferred. Raises
    PutOffError, QuitError and NotYetError.
    """
    ids = list_ids(document.coding)
    rows = [(row.kind, confirmed(row.item)) for row in unit.rows]
    for (row, key, target), written in _with_written(unit, rows):
        if target not in ids:
            written.pop(key, None)
            if key == "embedded_in":
                written.pop("embedding", None)
            terminal.say(f"note: {row.name} no longer names {target} ({key}), which is not coded")
    ready = Ready(rows)
    takes_all = False
    for entry in _entries(unit):
        other = authorities.swapped.get(entry, entry[1])
        if other is not None and not authorities.is_new((entry[0], other)):
            _swap(ready, entry, other)
        elif entry in authorities.swapped and other is None:
            _swap(ready, entry, None)
        elif takes_all and not authorities.nearest(entry):
            ready.added.append((entry, authorities.proposed(entry)))
        else:
            takes_all |= _ask(entry, ready, authorities, labels, terminal)
    _ask_reason(ready, document.facts.published, terminal)
    return ready


def merged(document: Document, annotator: str, ready: Ready) -> Coding:
    """The coding of a document as it will be with the rows of a proposal."""
    old = document.coding or Coding(annotator, document.origin)
    made = Coding(old.annotator, old.origin, [*old.events], [*old.quotes], [*old.appointments])
    for kind, item in ready.items():
        getattr(made, kind).append((item, old.origin))
    return made


def _with_written(
    unit: Unit, rows: list[tuple[str, dict[str, Any]]]
) -> list[tuple[tuple[Row, str, str], dict[str, Any]]]:
    by_id = {row["id"]: row for _, row in rows}
    return [(link, by_id[link[0].item.id]) for link in unit.links()]


def _entries(unit: Unit) -> list[Entry]:
    return list(dict.fromkeys(entry for row in unit.rows for entry in entries_of(row.item)))


def _swap(ready: Ready, entry: Entry, other: str | None) -> None:
    if other == entry[1]:
        return
    for kind, written in ready.rows:
        is_its_office = kind == "appointments" and written.get("office") == entry[1]
        if other is None and entry[0] == "offices" and is_its_office:
            raise NotYetError("an appointment needs its office; drop it, or use another office")
        swap(written, entry, other)


def _ask(
    entry: Entry, ready: Ready, authorities: AuthorityFiles, labels: Labels, terminal: Terminal
) -> bool:
    """Ask about a new actor or office, until there is an answer.

    Gives whether all that the row names are accepted, as far as they are like nobody listed.
    """
    proposed, near = authorities.proposed(entry), authorities.nearest(entry)
    terminal.say(_introduce(entry, proposed), "head")
    for number, own in enumerate(near, start=1):
        terminal.say(f"  {number} is {labels.who(own)}")
    while True:
        answer = _hear(terminal, f"{_KEYS}{' or a number' if near else ''}:")
        if answer in ("a", "A"):
            ready.added.append((entry, proposed))
            return answer == "A"
        if answer == "d":
            ready.swapped[entry] = None
            _swap(ready, entry, None)
            return False
        if answer == "r":
            name = " ".join(_hear_words(terminal, "the name").split())
            if name:
                renamed = authorities.rename(entry, name)
                ready.added.append((entry, renamed))
                ready.swapped[entry] = renamed.id
                _swap(ready, entry, renamed.id)
                return False
            continue
        other = near[int(answer) - 1] if answer in map(str, range(1, len(near) + 1)) else None
        if answer == "u":
            typed = _hear_words(terminal, "the id or name of the one to use")
            other = authorities.find(entry[0], typed)
            if other is None:
                terminal.say(f"{typed!r} is not listed")
                continue
        if other is not None:
            ready.swapped[entry] = other
            _swap(ready, entry, other)
            return False
        terminal.say("expected one of these keys; A accepts all that are new in this row")


def _ask_reason(ready: Ready, published: str | None, terminal: Terminal) -> None:
    """Ask why a date is as it is, if the text does not state it: such a row needs a note."""
    wanting = [
        row for _, row in ready.rows if row.get("date_basis") == "inferred" and not row.get("note")
    ]
    if not wanting:
        return
    usual = f"The date is counted from the publication, {published}." if published else ""
    terminal.say("the date is inferred, so a note must give the reason")
    offered = f", Enter for {usual!r}" if usual else ""
    answer = _hear_words(terminal, f"the reason{offered}") or usual
    if not answer:
        raise NotYetError("an inferred date needs its reason")
    for row in wanting:
        row["note"] = " ".join(answer.split())


def _hear(terminal: Terminal, question: str) -> str:
    """Ask what may also be answered with l or q; raises PutOffError and QuitError then."""
    answer = terminal.ask(question)
    if answer is None or answer == "q":
        raise QuitError
    if answer == "l":
        raise PutOffError
    return answer


def _hear_words(terminal: Terminal, question: str) -> str:
    """Ask for words, until they are none or more than a letter, which is a key struck by habit."""
    answer = _hear(terminal, f"{question}:")
    while len(answer) == 1 and answer.isascii():
        terminal.say("expected words, or l for later, or q to quit")
        answer = _hear(terminal, f"{question}:")
    return answer


def _introduce(entry: Entry, proposed: Any) -> str:
    facts = ", ".join(filter(None, (getattr(proposed, "type", None), proposed.country)))
    names = [getattr(each, "name", each) for each in proposed.names[:5]]
    also = f", also {', '.join(map(repr, names))}" if names else ""
    kind = entry[0].removesuffix("s")
    return f"new {kind} {proposed.name!r} ({proposed.id}{', ' + facts if facts else ''}){also}"
