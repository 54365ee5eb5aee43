"""How likely a proposed event is right."""

from __future__ import annotations

from onrecord.draft.events.arguments import Arguments
from onrecord.draft.events.clauses import Clauses
from onrecord.draft.events.links import possessor_of
from onrecord.draft.events.nouns import is_actor_like
from onrecord.draft.events.triggers import Trigger
from onrecord.draft.parsed.chunks import NounPhrase

_ANYBODY = frozenset(["you", "anyone", "anybody", "one", "everyone", "someone", "nobody", "it"])
# What is left of the weight of an act where a role is empty or shows nobody; set by hand.
_NO_ACTOR, _NO_RECIPIENT, _NOBODY = 0.6, 0.85, 0.7


def score_of(clauses: Clauses, trigger: Trigger, arguments: Arguments) -> float:
    """The weight of a trigger, less where a role is empty or nobody can be seen in the actor."""
    # A protest need not say against whom it is.
    is_whole = arguments.recipients or trigger.type == "PROTEST"
    share = 1.0 if is_whole else _NO_RECIPIENT
    if not arguments.actors:
        share *= _NO_ACTOR
    elif not any(_is_somebody(clauses, each) for each in arguments.actors):
        share *= _NOBODY
    return round(trigger.weight * share, 2)


def _is_somebody(clauses: Clauses, phrase: NounPhrase) -> bool:
    if phrase.kind == "pronoun":
        return clauses.lowers[phrase.first] not in _ANYBODY
    return is_actor_like(clauses, phrase) or possessor_of(clauses, phrase) is not None
