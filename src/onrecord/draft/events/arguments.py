"""Who does the act of a trigger, and to whom."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.draft.events.clauses import Clauses
from onrecord.draft.events.links import Link, find_agent, find_links, possessor_of
from onrecord.draft.events.recipients import choose_recipients
from onrecord.draft.events.subjects import find_subject
from onrecord.draft.events.triggers import Trigger
from onrecord.draft.parsed.chunks import NounPhrase

_ROLES = frozenset(["object", "indirect", "clause", "subject"])


class Arguments(NamedTuple):
    """The phrases for the actors and for the recipients of an act, and how they were found."""

    actors: list[NounPhrase]
    recipients: list[NounPhrase]
    because: str


def find_arguments(clauses: Clauses, trigger: Trigger) -> Arguments:
    """The actors and recipients of the act that a trigger reports; either may be empty."""
    if trigger.group is None:
        return _of_noun(clauses, trigger)
    subjects = find_subject(clauses, trigger.group)
    links = find_links(clauses, trigger.group.end)
    if trigger.is_passive or trigger.group.is_passive or clauses.is_reduced(trigger.group):
        agent = find_agent(clauses, trigger.group)
        return Arguments([agent] if agent else [], subjects, "passive")
    return Arguments(subjects, _recipients(clauses, links, trigger), "active")


def _recipients(clauses: Clauses, links: list[Link], trigger: Trigger) -> list[NounPhrase]:
    prepositions = [each for each in trigger.recipients if each not in _ROLES]
    return choose_recipients(clauses, links, clauses.lowers[trigger.head], prepositions)


def _of_noun(clauses: Clauses, trigger: Trigger) -> Arguments:
    """Those of an act that a noun tells: "Haiti's attack on X", "the killing of Y by X"."""
    links = find_links(clauses, trigger.end)
    agents = [link.phrase for link in links if link.word == "by"]
    others = [link for link in links if link.word != "by"]
    whole = next(
        (each for each in clauses.before(trigger.end) if isinstance(each, NounPhrase)), None
    )
    owner = possessor_of(clauses, whole) if whole and whole.end > trigger.first else None
    if owner and not agents:
        agents = [owner]
    return Arguments(agents, _recipients(clauses, others, trigger), "noun")
