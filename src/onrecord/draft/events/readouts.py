"""Find the meetings, calls and visits that a possessor and a noun tell: "Biden's call with Xi"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.draft.events.clauses import Clauses
from onrecord.draft.events.links import possessor_of
from onrecord.draft.parsed.chunks import NounPhrase

_MODES = {
    "call": "phone",
    "phone": "phone",
    "meeting": None,
    "conversation": None,
    "discussion": None,
    "talks": None,
    "lunch": None,
    "dinner": None,
    "visit": "visit",
    "trip": "visit",
}
_LEADS = frozenset(["with", "to"])
_TITLES = frozenset(["readout", "readouts"])


class Readout(NamedTuple):
    """A consultation that a title tells: who consults whom, the noun for it, and how."""

    actor: NounPhrase
    noun: NounPhrase
    recipient: NounPhrase
    mode: str | None


def find_readouts(clauses: Clauses) -> Iterator[Readout]:
    """The consultations of titles, in order: "Readout of President Biden's Call with ..."."""
    lowers, tags = clauses.lowers, clauses.tags
    for phrase in clauses.parsed.noun_phrases:
        noun = lowers[phrase.end - 1]
        if noun not in _MODES or "S" not in tags[phrase.first : phrase.end]:
            continue
        if not _TITLES & set(lowers[max(0, phrase.first - 2) : phrase.first]):
            continue
        actor = possessor_of(clauses, phrase)
        other = clauses.phrase_at(phrase.end + 1)
        if actor and other and lowers[phrase.end] in _LEADS:
            yield Readout(actor, phrase, other, _MODES[noun])
