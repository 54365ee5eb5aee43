"""Write the noun phrases of an act as mentions of actors, as far as their names go."""

from __future__ import annotations

from dataclasses import replace

from onrecord.draft.actors.actors import Actors
from onrecord.draft.events.clauses import Clauses
from onrecord.draft.events.links import possessor_of
from onrecord.draft.events.nouns import is_actor_like
from onrecord.draft.parsed.chunks import NounPhrase
from onrecord.draft.parsed.spans import in_one_line
from onrecord.draft.proposals import Mention

_MOST_PARTS = 4
_ARTICLES = frozenset(["a", "an", "the", "its", "their", "his", "her"])
_WHERE = frozenset(["in", "at", "from", "near", "throughout", "across"])
_JOINING = _WHERE | {"of"}


def mentions_of(clauses: Clauses, actors: Actors, phrases: list[NounPhrase]) -> tuple[Mention, ...]:
    """The actors that phrases stand for, with what describes them.

    That is what "of" and a place add ("a court in Oslo") and, where there is only one, an
    apposition ("Anna Berg, the mayor of Bergen,", "her aide, Ann Lee,"). An act or a thing stands
    for the one whose it is: "Haiti's efforts" for Haiti.
    """
    return tuple(_mention(clauses, actors, each, is_one=len(phrases) == 1) for each in phrases)


def _mention(clauses: Clauses, actors: Actors, phrase: NounPhrase, *, is_one: bool) -> Mention:
    owner = None if is_actor_like(clauses, phrase) else possessor_of(clauses, phrase)
    if owner:
        return actors.of(owner)
    found = actors.of(phrase)
    first, end = phrase.first, _end(clauses, phrase)
    if is_one:
        name = _name_behind(clauses, phrase, end)
        person = actors.of(name) if name else found
        if name and person.kind == "person":
            return replace(person, span=clauses.parsed.span_of(phrase.first, name.end))
        first, end = _with_apposition(clauses, phrase, end)
    if phrase.kind == "pronoun" or (first, end) == (phrase.first, phrase.end):
        return found
    span = clauses.parsed.span_of(first, end)
    if found.kind != "unnamed":
        return replace(found, span=span)
    return replace(found, span=span, name=in_one_line(clauses.parsed.text, span))


def _end(clauses: Clauses, phrase: NounPhrase) -> int:
    """The word behind a phrase with the phrases that "of" and places join to it."""
    lowers, end = clauses.lowers, phrase.end
    for _ in range(_MOST_PARTS):
        if end >= len(lowers) or lowers[end] not in _JOINING:
            break
        other = clauses.phrase_at(end + 1)
        if other is None or clauses.is_time(other):
            break
        if lowers[end] == "of":
            # A name goes on with a name ("President Lund of Sweden"), not with a charge.
            fits = phrase.kind != "name" or other.kind == "name"
        else:
            fits = phrase.kind == "common" and other.kind == "name"
        if not fits:
            break
        end = other.end
    return end


def _name_behind(clauses: Clauses, phrase: NounPhrase, end: int) -> NounPhrase | None:
    """The full name that a comma sets behind a description of one person: "her aide, Ann Lee,"."""
    head = clauses.lowers[phrase.end - 1]
    is_one = not head.endswith("s") or head.endswith("ss")
    if phrase.kind != "common" or not is_one or not is_actor_like(clauses, phrase):
        return None
    other = clauses.phrase_at(end + 1) if clauses.tags[end : end + 1] == "," else None
    if other is None or other.kind != "name" or other.end - other.first < 2:
        return None
    return other if clauses.tags[other.end : other.end + 1] in (",", ".", "") else None


def _with_apposition(clauses: Clauses, phrase: NounPhrase, end: int) -> tuple[int, int]:
    """The first word and the end of a phrase with what commas add to it on either side."""
    tags = clauses.tags
    if tags[end : end + 1] != ",":
        return phrase.first, end
    other = clauses.phrase_at(end + 1)
    if other and clauses.lowers[other.first] in _ARTICLES and not clauses.is_time(other):
        behind = _end(clauses, other)
        if tags[behind : behind + 1] in (",", "."):
            return phrase.first, behind
    if phrase.kind == "name" and phrase.first and tags[phrase.first - 1] == ",":
        return _start_before(clauses, phrase), end
    return phrase.first, end


def _start_before(clauses: Clauses, name: NounPhrase) -> int:
    """Where a description begins that a comma sets before a name: "The mayor of Bergen, A. B.,"."""
    right = name.first - 1
    for other in clauses.before(right):
        if not isinstance(other, NounPhrase) or other.end != right or clauses.is_time(other):
            return name.first
        if not clauses.is_governed(other):
            return other.first if other.kind == "common" else name.first
        right = other.first - 1
    return name.first
