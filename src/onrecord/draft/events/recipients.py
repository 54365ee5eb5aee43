"""To whom an act is done, chosen from the phrases behind its words."""

from __future__ import annotations

from collections.abc import Collection

from onrecord.draft.events.clauses import Clauses
from onrecord.draft.events.nouns import is_act_like, is_actor_like
from onrecord.draft.events.links import Link, possessor_of
from onrecord.draft.lexicons.read import read_words
from onrecord.draft.parsed.chunks import NounPhrase

# How well a preposition leads to the one that an act is done to; place, time, manner do so least.
_LEADS = {
    "that": 6.0,
    "against": 5.0,
    "": 4.0,
    **dict.fromkeys(("to", "on", "with", "from", "toward", "towards", "between", "upon"), 3.0),
    **dict.fromkeys(("for", "of", "into", "by"), 2.5),
    **dict.fromkeys(("and", "or"), 0.5),
}
_ACTOR, _FAR_ACTOR, _THING = 10.0, 4.0, 6.0
_OWN = frozenset(["his", "her", "its", "their", "our", "my"])
# What somebody has or gives is not done to the one whose it is said to be.
_OF_ACTOR = frozenset(
    "support commitment backing solidarity readiness willingness intention determination".split()
)
_EMPTY = frozenset(["one", "it", "itself", "themselves", "himself", "herself", "that", "some"])


def choose_recipients(
    clauses: Clauses, links: list[Link], head: str, prepositions: Collection[str] = ()
) -> list[NounPhrase]:
    """The recipients among the phrases behind the words of an act; none if no phrase is there.

    ``head`` is the form of the verb. ``prepositions`` are those that the pattern of the act asks
    for. Else what is given goes "to" somebody, phrases for somebody come before those for things,
    things before acts and what is the actor's own.
    """
    if not links:
        return []
    giving = head in read_words("giving_verbs") and not _is_dative(links)
    best, best_weight = 0, -1.0
    for index, link in enumerate(links):
        lead = _LEADS.get(link.word)
        weight = (1.0 if lead is None else lead) - index * 0.2
        if link.word in prepositions or (giving and link.word in ("to", "into")):
            weight += 4
        if _may_receive(clauses, link.phrase):
            if not (giving and link.word == ""):
                weight += _FAR_ACTOR if link.is_far or lead is None else _ACTOR
        elif link.word == "" and index == 0 and not is_act_like(clauses, link.phrase):
            weight += _THING
        if weight > best_weight:
            best, best_weight = index, weight
    chosen = links[best].phrase
    if clauses.lowers[chosen.first] in _OWN and not is_actor_like(clauses, chosen):
        return []
    return _joined(links, best)


def _is_dative(links: list[Link]) -> bool:
    """Whether two objects stand side by side, as in "gave Ukraine weapons"."""
    return len(links) > 1 and links[1].word == "" and links[0].phrase.end == links[1].phrase.first


def _may_receive(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether a phrase is one for somebody else than the actor, or for something of theirs."""
    first, last = clauses.lowers[phrase.first], clauses.lowers[phrase.end - 1]
    if first in _OWN or last in _EMPTY or last in _OF_ACTOR:
        return False
    if last in read_words("measure_nouns") and clauses.lowers[phrase.end : phrase.end + 1] == [
        "of"
    ]:
        return False
    return is_actor_like(clauses, phrase) or bool(possessor_of(clauses, phrase))


def _joined(links: list[Link], index: int) -> list[NounPhrase]:
    """A phrase with those that "and" joins to it."""
    found = [links[index].phrase]
    for link in links[index + 1 :]:
        if link.word not in ("and", "or"):
            break
        found.append(link.phrase)
    return found
