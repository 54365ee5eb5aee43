"""When and where an act took place, as its clause or its sentence says."""

from __future__ import annotations

from onrecord.draft.actors.actors import Actors
from onrecord.draft.events.clauses import Clauses
from onrecord.draft.events.links import find_links
from onrecord.draft.events.triggers import Trigger
from onrecord.draft.proposals import FoundDate, FoundPlace

_WHERE = frozenset(["in", "at", "near"])


def date_of(clauses: Clauses, trigger: Trigger) -> FoundDate | None:
    """The date in the sentence of a trigger that stands nearest to it."""
    start = clauses.parsed.tokens.starts[trigger.first]
    sentence = clauses.parsed.sentences[trigger.sentence]
    near = clauses.dates_in(sentence)
    return min(near, key=lambda each: abs(each.span.start - start)) if near else None


def place_of(clauses: Clauses, actors: Actors, trigger: Trigger) -> FoundPlace | None:
    """The first name behind a trigger, in its clause, that "in", "at" or "near" leads to."""
    for link in find_links(clauses, trigger.end):
        if link.word in _WHERE and link.phrase.kind == "name":
            found = actors.of(link.phrase)
            return FoundPlace(found.span, found.name, found.country_id)
    return None
