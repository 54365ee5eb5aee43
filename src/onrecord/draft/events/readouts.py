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
    """A consultation told by a noun: who consults whom, how, and whether a title tells it."""

    actor: NounPhrase
    noun: NounPhrase
    recipient: NounPhrase
    mode: str | None
    is_title: bool


def find_readouts(clauses: Clauses) -> Iterator[Readout]:
    """The consultations that nouns tell, in order.

    A title "Readout of ..." says that the meeting took place, and tells its kind in advance.
    """
    lowers = clauses.lowers
    for phrase in clauses.parsed.noun_phrases:
        noun = lowers[phrase.end - 1]
        if (
            noun not in _MODES
            or lowers[phrase.end : phrase.end + 1] == []
            or "S" not in (clauses.tags[phrase.first : phrase.end])
        ):
            continue
        actor = possessor_of(clauses, phrase)
        other = clauses.phrase_at(phrase.end + 1)
        if actor and other and not clauses.is_time(actor) and lowers[phrase.end] in _LEADS:
            title = _TITLES & set(lowers[max(0, phrase.first - 2) : phrase.first])
            yield Readout(actor, phrase, other, _MODES[noun], bool(title))
