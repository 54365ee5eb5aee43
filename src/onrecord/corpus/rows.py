"""The rows that people code: their kinds, what they are called, and whom and what they name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from onrecord.corpus.model import Appointment, Event, Participant, Quote

Item = Event | Quote | Appointment
# An actor or office that is named: the list of authorities that has it, and its id.
Entry = tuple[str, str]

SHAPES: dict[str, type[Item]] = {"events": Event, "quotes": Quote, "appointments": Appointment}
KINDS = tuple(SHAPES)
# With what the id of a row of each kind begins.
LETTERS = {"events": "e", "quotes": "q", "appointments": "a"}
# The keys under which a row of each kind names another one of its document.
LINKS = {
    "events": ("embedded_in", "same_act_as", "realized_by", "attributed_to"),
    "quotes": ("event",),
    "appointments": ("event",),
}
# The role in the table of participants, and the key under which curators list who plays it.
ROLES = {
    "actor": "actors",
    "recipient": "recipients",
    "mediator": "mediators",
    "host": "hosts",
    "beneficiary": "beneficiaries",
    "target": "targets",
    "topic": "topics",
}
# The keys under which rows of any kind name several actors, or one actor or office.
ACTOR_LISTS = (*ROLES.values(), "speakers")
ENTRY_KEYS = {
    "addressee": "actors",
    "appointee": "actors",
    "appointing_authority": "actors",
    "predecessor": "actors",
    "office": "offices",
    "speaker_office": "offices",
}


def links_of(kind: str, item: Item) -> list[tuple[str, str]]:
    """The keys under which a row names others of its document, each with the id of the other."""
    return [(key, own) for key in LINKS[kind] if (own := getattr(item, key))]


def entries_of(item: Item) -> Iterator[Entry]:
    """Yield the actors and offices that a row names.

    >>> from onrecord.corpus.model import QuoteEvidence
    >>> said = Quote(id="q1", content="x", evidence=QuoteEvidence(exact="x"), speakers=["ann"])
    >>> list(entries_of(said))
    [('actors', 'ann')]
    """
    for key in ACTOR_LISTS:
        for each in getattr(item, key, ()):
            yield "actors", each if isinstance(each, str) else each.actor
            if not isinstance(each, str) and each.office:
                yield "offices", each.office
    for key, name in ENTRY_KEYS.items():
        if getattr(item, key, None):
            yield name, getattr(item, key)


def rename_entries(item: Item, rename: Callable[[Entry], str]) -> None:
    """Put other ids in place of those of the actors and offices that a row and its words name."""
    for key in ACTOR_LISTS:
        if hasattr(item, key):
            listed = getattr(item, key)
            setattr(item, key, [_rename_participant(each, rename) for each in listed])
            words: dict[str, Any] = getattr(item.evidence, key)
            renamed = {rename(("actors", own)): said for own, said in words.items()}
            setattr(item.evidence, key, renamed)
    for key, name in ENTRY_KEYS.items():
        if getattr(item, key, None):
            setattr(item, key, rename((name, getattr(item, key))))


def _rename_participant(
    each: str | Participant, rename: Callable[[Entry], str]
) -> str | Participant:
    if isinstance(each, str):
        return rename(("actors", each))
    office = each.office and rename(("offices", each.office))
    return msgspec.structs.replace(each, actor=rename(("actors", each.actor)), office=office)
