"""To whom an act is done, chosen from the phrases behind its words."""

from __future__ import annotations

from collections.abc import Collection

from onrecord.draft.events.clauses import Clauses
from onrecord.draft.events.links import Link, possessor_of
from onrecord.draft.events.nouns import is_act_like, is_actor_like
from onrecord.draft.lexicons.read import read_words
from onrecord.draft.parsed.chunks import NounPhrase

# How well a preposition leads to the one that an act is done to; place, time, manner do so least.
_LEADS = {
    "that": 6.0,
    "against": 5.0,
    "": 4.0,
    "of": 3.4,
    **dict.fromkeys(("to", "on", "with", "from", "toward", "towards", "between", "upon"), 3.0),
    **dict.fromkeys(("for", "into", "by"), 2.5),
    **dict.fromkeys(("and", "or"), 0.5),
}
_ACTOR, _FAR_ACTOR, _THING, _ASKED = 10.0, 5.0, 6.0, 2.0
_OBJECTS = frozenset(["object", "indirect", "clause", "subject"])
_OWN = frozenset(["his", "her", "its", "their", "our", "my"])
# What somebody has or gives is not done to the one whose it is said to be.
_OF_ACTOR = frozenset(
    ["support", "commitment", "backing", "solidarity", "readiness", "willingness", "intention", "determination"]
)
_EMPTY = frozenset(["one", "it", "itself", "themselves", "himself", "herself", "that", "some"])


def choose_recipients(
    clauses: Clauses, links: list[Link], head: str, places: Collection[str] = ()
) -> list[NounPhrase]:
    """The recipients among the phrases behind the words of an act; none if no phrase is there.

    ``head`` is the form of the verb. ``places`` are the prepositions that the pattern of the act
    asks for, and "object" if its object may be the recipient. Else what is given goes "to"
    somebody, phrases for somebody come before those for things, things before acts and what is the
    actor's own.
    """
    if not links:
        return []
    giving = _is_gift(head, links, places)
    weights = [
        _weight(clauses, link, index, places, is_gift=giving) for index, link in enumerate(links)
    ]
    best = weights.index(max(weights))
    chosen = links[best].phrase
    if clauses.lowers[chosen.first] in _OWN and not is_actor_like(clauses, chosen):
        return []
    return _joined(links, best)


def _weight(
    clauses: Clauses, link: Link, index: int, places: Collection[str], *, is_gift: bool
) -> float:
    """How well a phrase fits as the recipient."""
    lead = _LEADS.get(link.word)
    weight = (1.0 if lead is None else lead) - index * 0.2
    asked = link.word in places or (is_gift and link.word in ("to", "into"))
    if _may_receive(clauses, link.phrase):
        if link.word == "" and is_gift:
            return weight
        is_weak = link.is_far or lead is None or clauses.lowers[link.phrase.first] in _OWN
        weight += _FAR_ACTOR if is_weak else _ACTOR
        return weight + (_ASKED if asked else 0)
    is_object = index == 0 and (link.word == "" or asked)
    if is_object and not is_act_like(clauses, link.phrase):
        weight += _THING
    return weight


def _is_gift(head: str, links: list[Link], places: Collection[str]) -> bool:
    """Whether the object is what the act is done with, not the one whom it is done to."""
    if places and not _OBJECTS & set(places):
        return True
    return head in read_words("giving_verbs") and not _is_dative(links)


def _is_dative(links: list[Link]) -> bool:
    """Whether two objects stand side by side, as in "gave Ukraine weapons"."""
    return len(links) > 1 and links[1].word == "" and links[0].phrase.end == links[1].phrase.first


def _may_receive(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether a phrase is one for somebody else than the actor, or for something of theirs."""
    first, last = clauses.lowers[phrase.first], clauses.lowers[phrase.end - 1]
    if last in _EMPTY or last in _OF_ACTOR:
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
