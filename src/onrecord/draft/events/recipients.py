"""To whom an act is done, chosen from the phrases behind its words."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.draft.events.clauses import Clauses
from onrecord.draft.events.links import Link, possessor_of
from onrecord.draft.events.nouns import is_act_like, is_actor_like
from onrecord.draft.lexicons.read import read_words
from onrecord.draft.parsed.chunks import NounPhrase
from onrecord.draft.parsed.verb_forms import base_of

# All weights here are set by hand: only their order tells anything. How well a preposition leads to
# the one that an act is done to; place, time, manner do so least.
_LEADS = {
    "that": 6.0,
    "against": 5.0,
    "": 4.0,
    "of": 3.4,
    **dict.fromkeys(("to", "on", "with", "from", "toward", "towards", "between", "upon"), 3.0),
    "by": 5.2,  # Behind an active verb: who does what the act is about.
    **dict.fromkeys(("for", "into"), 2.5),
    **dict.fromkeys(("and", "or"), 0.5),
}
_ACTOR, _FAR_ACTOR, _THING, _ASKED = 10.0, 5.0, 6.0, 4.0
# An object that the pattern does not ask for, as in "mobilized the army against".
_UNASKED = 6.0
_ASIDE, _FAR_LEAD = 1.0, 2.0
_OBJECTS = frozenset(["object", "indirect", "clause", "subject"])
_OWN = frozenset(["his", "her", "its", "their", "our", "my"])
# What somebody has or gives is not done to the one whose it is said to be.
_OF_ACTOR = frozenset(
    [
        "support",
        "commitment",
        "backing",
        "solidarity",
        "readiness",
        "willingness",
        "intention",
        "determination",
    ]
)
_EMPTY = frozenset(
    ["one", "more", "it", "itself", "themselves", "himself", "herself", "that", "some"]
)


def choose_recipients(
    clauses: Clauses, links: list[Link], head: str, places: Sequence[str] = ()
) -> list[NounPhrase]:
    """The recipients among the phrases behind the words of an act; none if no phrase is there.

    ``head`` is the form of the verb. ``places`` are the prepositions that the pattern of the act
    asks for, and "object" if its object may be the recipient. Else what is given goes "to"
    somebody, phrases for somebody come before those for things, things before acts and what is the
    actor's own.
    """
    if not links:
        return []
    is_gift = base_of(head) in read_words("giving_verbs") and not _is_dative(links)
    weights = [
        _weight(clauses, link, index, places, is_gift=is_gift) for index, link in enumerate(links)
    ]
    best = weights.index(max(weights))
    chosen = links[best]
    if _is_empty(clauses, chosen.phrase) or _is_own(clauses, chosen, places):
        return []
    return _joined(links, best)


def _is_own(clauses: Clauses, link: Link, places: Sequence[str]) -> bool:
    """Whether something is the actor's own, as far as no pattern asks for it."""
    if link.word in places or link.phrase.kind != "common":
        return False
    own = clauses.lowers[link.phrase.first] in _OWN
    return own and not _is_counterpart(clauses, link.phrase)


def _is_counterpart(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether the actor's own somebody is still another: "her counterpart", "its allies"."""
    return clauses.lowers[phrase.end - 1] in read_words("counterparts")


def _weight(
    clauses: Clauses, link: Link, index: int, places: Sequence[str], *, is_gift: bool
) -> float:
    """How well a phrase fits as the recipient."""
    lead = _FAR_LEAD if link.is_of_other else _LEADS.get(link.word, _ASIDE)
    weight = lead - index * 0.2
    is_object = link.word == "" and not link.is_of_other
    if is_object and is_gift:
        return weight
    is_wanted = not (is_object and places) or not _OBJECTS.isdisjoint(places)
    asked = 0.0 if link.is_of_other else _asked(link.word, places, is_gift=is_gift)
    if _may_receive(clauses, link.phrase):
        if not is_wanted and is_actor_like(clauses, link.phrase):
            return weight + _UNASKED
        is_far = link.is_far or link.is_of_other or lead == _ASIDE
        return weight + asked + (_FAR_ACTOR if is_far else _ACTOR)
    is_thing = is_wanted and (asked > 0 or (index == 0 and is_object))
    if is_thing and not is_act_like(clauses, link.phrase) and not _is_empty(clauses, link.phrase):
        weight += _THING
    return weight


def _asked(word: str, places: Sequence[str], *, is_gift: bool) -> float:
    """How much the pattern asks for a preposition: the first of its places most."""
    if word in places:
        return max(_ASKED - places.index(word), 1.0)
    return 1.0 if is_gift and word in ("to", "into") else 0.0


def _is_dative(links: list[Link]) -> bool:
    """Whether two objects stand side by side, as in "gave Ukraine weapons"."""
    return len(links) > 1 and links[1].word == "" and links[0].phrase.end == links[1].phrase.first


def _may_receive(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether a phrase is one for somebody else than the actor, or for something of theirs."""
    if _is_empty(clauses, phrase):
        return False
    if clauses.lowers[phrase.first] in _OWN and not _is_counterpart(clauses, phrase):
        return False
    if clauses.lowers[phrase.end - 1] in _OF_ACTOR:
        return False
    return is_actor_like(clauses, phrase) or bool(possessor_of(clauses, phrase))


def _is_empty(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether a phrase says too little by itself: "one", "a number" before "of"."""
    last = clauses.lowers[phrase.end - 1]
    if last in _EMPTY:
        return True
    return last in read_words("measure_nouns") and clauses.lowers[phrase.end : phrase.end + 1] == [
        "of"
    ]


def _joined(links: list[Link], index: int) -> list[NounPhrase]:
    """A phrase with those that "and" joins to it."""
    found = [links[index].phrase]
    for link in links[index + 1 :]:
        if link.word not in ("and", "or"):
            break
        found.append(link.phrase)
    return found
