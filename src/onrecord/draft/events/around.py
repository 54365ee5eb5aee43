"""What stands around a verb but for the nouns of its object: particles, names, prepositions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from onrecord.draft.events.patterns import noun_classes
from onrecord.draft.parsed.noun_forms import read_nouns
from onrecord.draft.parsed.time_phrases import DAYS, skip_time
from onrecord.draft.parsed.tokens import Tokens
from onrecord.draft.parsed.verb_forms import base_of
from onrecord.draft.parsed.word_classes import is_known

_AUXILIARIES = {
    **dict.fromkeys(("am", "is", "are", "was", "were", "been", "being"), "be"),
    **dict.fromkeys(("has", "had", "having"), "have"),
}
# Marks in the column of classes that stand for no nouns, and the prepositions of those with +.
_FURTHER = frozenset(["with", "for", "against"])
_NO_NOUNS = frozenset(["name", "somebody", "thing", "blame", *(f"+{each}" for each in _FURTHER)])
# How far particles and other marks are looked for, in words.
_NEAR, _REACH = 5, 16
# An object with a word behind it that may belong to the verb.
_OBJECT_APART = re.compile(r"(?:D?M?[JNPLS#]{0,8}[NPL#]|R)(?=[JM])")
_ARTICLES = frozenset(["the", "a", "an", "its"])
# Pronouns for nobody, and the longest phrase that is looked through for a person.
_NO_PERSONS = frozenset(["it", "this", "that", "these", "those", "itself", "what", "which"])
_LONGEST = 12
# Tags that may open a phrase behind a verb that has an object.
_OPENS_OBJECT = frozenset('DNPJLR#"V')


@dataclass(slots=True)
class Verb:
    """A verb and the bounds of what may stand around it, by the indexes of words.

    ``head`` is the verb, ``first`` the first word of its group; ``begin`` and ``end`` are the
    bounds of the sentence. ``at`` is the first word behind it that is no adverb, day or measure.
    """

    tokens: Tokens
    head: int
    first: int
    begin: int
    end: int
    is_passive: bool
    at: int = field(init=False)

    def __post_init__(self) -> None:
        self.at = skip_time(self.tokens, self.head + 1, self.end)


@lru_cache(maxsize=1 << 16)
def base_form(lower: str) -> str:
    """The base form of a verb, of be and have too.

    >>> base_form("were"), base_form("agreed")
    ('be', 'agree')
    """
    return _AUXILIARIES.get(lower) or base_of(lower)


def particles_near(verb: Verb) -> dict[str, int]:
    """The words behind a verb that may be its particle, times and adverbs between.

    An adverb or adjective may stand behind the object: "held the mayor responsible".
    """
    tags, lowers = verb.tokens.tags, verb.tokens.lowers
    found: dict[str, int] = {}
    for index in range(verb.head + 1, min(verb.end, verb.head + 1 + _NEAR)):
        lower = lowers[index]
        following = lowers[index + 1] if index + 1 < verb.end else ""
        is_time = lower == "on" and following in DAYS
        if not is_time and not (lower == "to" and tags[index + 1 : index + 2] == "V"):
            found.setdefault(lower, index)
        if not is_time and tags[index] not in "M#" and lower not in DAYS:
            break
    apart = None if verb.is_passive else _OBJECT_APART.match(tags, verb.at, verb.end)
    if apart:
        found.setdefault(lowers[apart.end()], apart.end())
    return found


def is_there(verb: Verb, classes: frozenset[str], at: int) -> bool:
    """Whether something stands at a word that is no class of nouns: a name, a thing, a reproach.

    Somebody is a person or people, the subject if the verb is passive; a thing is anything that may
    be an object; a reproach is "for" with a form in -ing; + before a preposition asks for it
    further behind.
    """
    if classes.isdisjoint(_NO_NOUNS):
        return False
    if "name" in classes:
        return _is_name(verb, at)
    if "somebody" in classes and _is_somebody(verb, at):
        return True
    if "thing" in classes:
        return at < verb.end and verb.tokens.tags[at] in _OPENS_OBJECT
    behind = verb.tokens.lowers[at : min(verb.end, at + _REACH)]
    if "blame" in classes:
        return any(
            word == "for" and next_word.endswith("ing") for word, next_word in pairwise(behind)
        )
    return any(f"+{word}" in classes for word in behind if word in _FURTHER)


def has_recipient(verb: Verb, recipients: tuple[str, ...]) -> bool:
    """Whether a verb that asks for an object, or a preposition instead, has it behind it."""
    if "object" not in recipients:
        return True
    at, tags = verb.at, verb.tokens.tags
    if tags[at : at + 2] == "IN" and tags[at + 2 : at + 3] in ("D", "#"):
        at += 2  # freed on bail two editors
    if at >= verb.end:
        return False
    return tags[at] in _OPENS_OBJECT or verb.tokens.lowers[at] in recipients


def _is_somebody(verb: Verb, at: int) -> bool:
    """Whether a phrase for a person or for people begins at a word, or ends before a passive verb.

    A name with an article, or one that is made of words for things alone, is that of a thing: "the
    Green Paper", "National Strategy". A noun of no list is for people where they are counted.
    """
    tags, lowers = verb.tokens.tags, verb.tokens.lowers
    if verb.is_passive:
        stop = verb.first
        first = stop
        while first > verb.begin and stop - first < _LONGEST and tags[first - 1] in "DRWMJNPLS#":
            first -= 1
    else:
        first = stop = at
        while stop < verb.end and stop - first < _LONGEST and tags[stop] in "DRMJNPLS#":
            stop += 1
    if first == stop:
        return False
    last = lowers[stop - 1]
    if tags[stop - 1] in "RW":
        return last not in _NO_PERSONS
    if tags[stop - 1] in "PL":
        return lowers[first] not in _ARTICLES and not all(map(is_known, lowers[first:stop]))
    if last in read_nouns("actor_nouns") or tags[first:stop] == "#":
        return True
    return "#" in tags[first:stop] and not is_known(last) and last not in noun_classes()


def _is_name(verb: Verb, at: int) -> bool:
    """Whether a capitalized phrase begins at a word, with no second object behind it."""
    tags, lowers = verb.tokens.tags, verb.tokens.lowers
    at += at < verb.end and tags[at] == "D"
    if at >= verb.end or tags[at] not in "PLR":
        return False
    stop = min(verb.end, at + _REACH)
    while at < stop and (tags[at] in "PLSNJ#" or lowers[at] in ("of", "the")):
        at += 1
    return at >= stop or tags[at] not in 'D"#'
