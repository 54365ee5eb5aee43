"""Who does the act of a trigger, and to whom."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.draft.events.clauses import Clauses
from onrecord.draft.events.links import Link, find_agent, find_links, possessor_of
from onrecord.draft.events.nouns import is_actor_like
from onrecord.draft.events.recipients import choose_recipients
from onrecord.draft.events.subjects import find_subjects
from onrecord.draft.events.triggers import Trigger
from onrecord.draft.parsed.chunks import NounPhrase, VerbGroup

# Participles that say how somebody is, not what was done to them.
_ADJECTIVES = frozenset(["prepared", "opposed", "engaged", "committed", "involved", "determined"])
# Types of acts that several actors do with one another.
MUTUAL = frozenset(["AGREE", "CONSULT", "COOPERATE", "SUPPORT", "REJECT"])
# Types that an outer verb gives to the act within: "agreed to", "threatened to".
OUTER = frozenset(["AGREE", "REJECT", "THREATEN", "REQUEST"])
_PRESSING = frozenset(["REJECT", "THREATEN", "PROTEST"])
_CONDITIONS = frozenset(["until", "unless"])
_PLACES = frozenset(["in", "at", "near", "across", "throughout", "outside"])
_REACH = 30
_TOWARD = frozenset(["", "with", "to", "from", "against", "for", "that"])
_BOTH = frozenset(["both", "two", "their", "each"])


class Arguments(NamedTuple):
    """The phrases for the actors and for the recipients of an act, and all behind its words."""

    actors: list[NounPhrase]
    recipients: list[NounPhrase]
    links: list[Link]


def find_arguments(clauses: Clauses, trigger: Trigger) -> Arguments:
    """The actors and recipients of the act that a trigger reports; either may be empty."""
    if trigger.group is None:
        return _of_noun(clauses, trigger)
    subjects = find_subjects(clauses, trigger.group)
    links = find_links(clauses, _start(trigger))
    if trigger.group.is_passive or clauses.is_reduced(trigger.group):
        agent = find_agent(clauses, trigger.group)
        if _is_passive(clauses, trigger, trigger.group, has_agent=agent is not None):
            return Arguments([agent] if agent else [], subjects, links)
    if trigger.recipients[:1] == ("subject",):  # What one receives, another gives.
        givers = [link.phrase for link in links if link.word == "from"]
        return Arguments(givers[:1], subjects, links)
    recipients = _recipients(clauses, links, trigger, are_several=len(subjects) > 1)
    return Arguments(subjects, recipients, links)


def _is_passive(clauses: Clauses, trigger: Trigger, verb: VerbGroup, *, has_agent: bool) -> bool:
    """Whether the subject of a verb undergoes the act, as that of "is opposed to" does not."""
    if clauses.is_reduced(verb):
        return True
    if trigger.inner is not None:
        return verb.is_passive and trigger.type == "REQUEST"
    return verb.is_passive and (has_agent or clauses.lowers[verb.head] not in _ADJECTIVES)


def _start(trigger: Trigger) -> int:
    """The word behind which the recipient stands: behind the act within, if there is one.

    Whoever is asked to do that act stands before it.
    """
    if trigger.inner is None or trigger.type not in OUTER:
        return trigger.group.end if trigger.group else trigger.end
    return trigger.after if trigger.after <= trigger.inner else trigger.inner + 1


def _recipients(
    clauses: Clauses, links: list[Link], trigger: Trigger, *, are_several: bool = False
) -> list[NounPhrase]:
    """The recipients; none but somebody else where several do together what takes several."""
    if trigger.type == "PROTEST":
        # Where people protest is not whom they protest against, nor is their own strike.
        links = [
            link
            for link in links
            if (link.phrase.first >= trigger.end or "object" in trigger.recipients)
            and (link.word not in _PLACES or link.word in trigger.recipients)
        ]
    found = choose_recipients(clauses, links, clauses.lowers[trigger.head], trigger.recipients)
    if are_several and trigger.type in MUTUAL and trigger.mode != "multilateral":
        near = {
            link.phrase
            for link in links
            if link.word in _TOWARD and not (link.is_far or link.is_of_other)
        }
        return [each for each in found if each in near and _are_others(clauses, each)]
    if trigger.type in _PRESSING and not any(_are_others(clauses, each) for each in found):
        return _pressed(clauses, trigger) or found
    return found


def _pressed(clauses: Clauses, trigger: Trigger) -> list[NounPhrase]:
    """Who is pressed by a condition: the workers will strike "unless the mayor resigns"."""
    end = min(clauses.sentence_of(trigger.first)[1], trigger.end + _REACH)
    for index in range(trigger.end, end):
        if clauses.lowers[index] in _CONDITIONS:
            phrase = clauses.phrase_at(index + 1)
            is_other = phrase and phrase.kind != "pronoun" and _are_others(clauses, phrase)
            return [phrase] if phrase and is_other else []
    return []


def _are_others(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether a phrase is one for somebody, and not for "both sides" themselves."""
    words = clauses.lowers[phrase.first : phrase.first + 2]
    is_somebody = is_actor_like(clauses, phrase) or possessor_of(clauses, phrase) is not None
    return is_somebody and not _BOTH & set(words)


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
    return Arguments(agents, _recipients(clauses, others, trigger), links)
