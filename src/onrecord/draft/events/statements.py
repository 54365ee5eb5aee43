"""Find public statements of which no act is told: the last resort for a clause of speech."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from onrecord.draft.events.clauses import Clauses
from onrecord.draft.events.subjects import find_subjects
from onrecord.draft.parsed.chunks import NounPhrase, VerbGroup
from onrecord.draft.parsed.verb_forms import base_of

_SAYING = frozenset(["say", "tell", "state", "declare", "announce", "speak", "add", "note"])
_GIVING = frozenset(["issue", "release", "publish", "make", "give", "deliver", "read"])
# Nouns for the place or the form of what is said in public.
_PUBLIC = frozenset(
    ["statement", "statements", "speech", "remarks", "communique", "address", "interview"]
)
_FACING = frozenset(["reporters", "journalists", "conference", "briefing", "parliament"])
_TOLD = _PUBLIC | _FACING
# How many words behind a verb the noun may stand.
_REACH = 25


class Statement(NamedTuple):
    """Who speaks in public, the verb, and the noun that tells that it is in public."""

    speakers: list[NounPhrase]
    verb: VerbGroup
    noun: int


def find_statements(clauses: Clauses, told: Collection[int]) -> Iterator[Statement]:
    """The statements of a text in order, but for those in sentences of which acts are told.

    ``told`` are the numbers of these sentences.
    """
    parsed = clauses.parsed
    for verb in parsed.verb_groups:
        base = base_of(clauses.lowers[verb.head])
        nouns = _TOLD if base in _SAYING else _PUBLIC if base in _GIVING else None
        if nouns is None or verb.is_negated:
            continue
        noun = _noun_behind(clauses, verb, nouns)
        if noun is None or parsed.sentence_at(parsed.tokens.starts[verb.head]) in told:
            continue
        speakers = find_subjects(clauses, verb)
        if speakers:
            yield Statement(speakers, verb, noun)


def _noun_behind(clauses: Clauses, verb: VerbGroup, nouns: Collection[str]) -> int | None:
    """The first of some nouns behind a verb, in its sentence."""
    end = min(clauses.sentence_of(verb.head)[1], verb.end + _REACH)
    for index in range(verb.end, end):
        if clauses.lowers[index] in nouns:
            return index
    return None
