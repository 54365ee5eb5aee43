"""Write the noun phrases of an act as mentions of actors, as far as their names go."""

from __future__ import annotations

from dataclasses import replace

from onrecord.draft.actors.actors import Actors
from onrecord.draft.events.clauses import Clauses
from onrecord.draft.events.links import possessor_of
from onrecord.draft.events.nouns import is_actor_like
from onrecord.draft.parsed.chunks import NounPhrase
from onrecord.draft.proposals import Mention

_MOST_PARTS = 4


def mention_of(clauses: Clauses, actors: Actors, phrase: NounPhrase) -> Mention:
    """The actor that a phrase stands for, with what "of" joins to it ("a court of appeal").

    An act or a thing stands for the one whose it is: "Haiti's efforts" for Haiti.
    """
    owner = None if is_actor_like(clauses, phrase) else possessor_of(clauses, phrase)
    if owner:
        return actors.of(owner)
    found = actors.of(phrase)
    end = extent(clauses, phrase)
    if end == phrase.end or found.kind == "person":
        return found
    span = clauses.parsed.span_of(phrase.first, end)
    if found.kind != "unnamed":
        return replace(found, span=span)
    name = " ".join(clauses.parsed.text[slice(*span)].split())
    return replace(found, span=span, name=name)


def extent(clauses: Clauses, phrase: NounPhrase) -> int:
    """The word behind a phrase with the phrases that "of" joins to it, one after the other."""
    end = phrase.end
    for _ in range(_MOST_PARTS):
        if clauses.lowers[end : end + 1] != ["of"]:
            break
        other = clauses.phrase_at(end + 1)
        # A name goes on with a name ("President Lund of Sweden"), not with a charge ("of spying").
        if other is None or (phrase.kind == "name" and other.kind != "name"):
            break
        end = other.end
    return end
