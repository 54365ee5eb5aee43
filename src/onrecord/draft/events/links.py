"""Whom a verb has for its object, near or far: what it does is done to them."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.draft.events.clauses import Clauses
from onrecord.draft.parsed.chunks import NounPhrase, VerbGroup


class Link(NamedTuple):
    """A noun phrase behind a verb: ``word`` is its preposition, "and", "that", or nothing.

    ``is_far`` says that it stands in a phrase of place, time or manner, ``is_of_other`` that it
    belongs to another verb or to a clause that describes the object.
    """

    word: str
    phrase: NounPhrase
    is_far: bool = False
    is_of_other: bool = False


_CLAUSES = frozenset(["that", "whether"])
_ARTICLES = frozenset(["the", "a", "an"])
_LEADING = frozenset(
    [
        *("to", "on", "with", "from", "toward", "towards", "between", "upon"),
        *("against", "for", "of", "into", "by"),
    ]
)
# Prepositions that belong to the verb, whatever stands between.
_OF_VERBS = frozenset(["with", "against"])
_NEAR = _LEADING | {"and", "or"}
# Marks that end a clause.
_ENDS = frozenset(";:.")
_NAME = re.compile(r"[PL]+")


def find_links(clauses: Clauses, start: int) -> list[Link]:
    """The noun phrases behind a word up to the end of its clause, each with its preposition.

    A clause that "that" begins gives only its subject, with the word "that". What stands in
    brackets, and what only says when, is left out.
    """
    links: list[Link] = []
    at, is_far, in_brackets, is_of_other = start, False, False, False
    for phrase in clauses.behind(start):
        between = clauses.tags[at : phrase.first]
        if isinstance(phrase, VerbGroup) and _is_adjective(clauses, phrase, start):
            continue
        at = phrase.end
        in_brackets = "(" in between or (in_brackets and ")" not in between)
        if in_brackets:
            continue
        if not _ENDS.isdisjoint(between):
            break
        if "W" in between and clauses.lowers[phrase.first - 1] != "than":
            if isinstance(phrase, NounPhrase) and _opens_clause(clauses, phrase, links):
                links.append(Link("that", phrase, is_of_other=bool(links)))
            break
        if isinstance(phrase, VerbGroup):
            if "," in between or _is_finite(clauses, phrase, bool(links)):
                if len(links) > 1 and _is_subject(clauses, links[-1], phrase):
                    links.pop()
                break
            is_of_other = is_of_other or bool(links)
            continue
        if clauses.is_time(phrase) or clauses.lowers[phrase.end - 1] in _ARTICLES:
            continue
        word = _preposition(clauses, phrase, phrase.first - len(between))
        if "," in between and links and word not in _NEAR and not _continues(clauses, phrase):
            break
        is_far = (is_far and "," not in between) or (word != "" and word not in _NEAR)
        links.append(Link(word, phrase, is_far and word not in _OF_VERBS, is_of_other))
    return links


def _is_adjective(clauses: Clauses, verb: VerbGroup, start: int) -> bool:
    """Whether a bare participle belongs to the noun behind it: "in occupied Oslo"."""
    if verb.end - verb.first > 1 or clauses.lowers[verb.head].endswith("ing"):
        return False
    if clauses.tags[verb.end : verb.end + 1] not in ("N", "P", "J", "L"):
        return False
    return verb.first == start or clauses.tags[verb.first - 1] == "I"


def _opens_clause(clauses: Clauses, phrase: NounPhrase, links: list[Link]) -> bool:
    """Whether a phrase is the subject of a clause that "that" joins to the verb or its object."""
    if clauses.lowers[phrase.first - 1] not in _CLAUSES:
        return False
    if not links:
        return True
    return links[-1].phrase.end == phrase.first - 1 and phrase.kind != "pronoun"


def _is_subject(clauses: Clauses, link: Link, verb: VerbGroup) -> bool:
    """Whether the last phrase is the subject of the verb that ends the clause."""
    if link.phrase.end != verb.first:
        return False
    return link.word not in _LEADING or "A" in clauses.tags[verb.first : verb.end]


def find_agent(clauses: Clauses, verb: VerbGroup) -> NounPhrase | None:
    """The phrase behind "by" that does what a passive verb says."""
    for link in find_links(clauses, verb.end):
        if link.word == "by":
            return link.phrase
    return None


def _is_finite(clauses: Clauses, verb: VerbGroup, has_links: bool) -> bool:
    if clauses.is_infinitive(verb) or clauses.is_participle(verb):
        return False
    if "A" in clauses.tags[verb.first : verb.end]:
        return True
    return not (has_links and clauses.tags[verb.end : verb.end + 1] == "I")


def _continues(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether a phrase behind a comma goes on with a list ("A, B and C")."""
    behind = clauses.tags[phrase.end : phrase.end + 2]
    return behind[:1] == "C" or behind == ",C" or clauses.tags[phrase.first - 1] == "C"


def _preposition(clauses: Clauses, phrase: NounPhrase, at: int) -> str:
    """The preposition before a phrase, or the word that joins it to the one before."""
    last = clauses.word_before(phrase)
    while last > at and clauses.tags[last] == "V":
        last -= 1
    if last < at:
        return ""
    return clauses.lowers[last] if clauses.tags[last] in "ITC" else ""


def possessor_of(clauses: Clauses, phrase: NounPhrase) -> NounPhrase | None:
    """Whose a thing is: "Haiti" of "Haiti's efforts", "Israeli" of "an Israeli offer"."""
    tags = clauses.tags[phrase.first : phrase.end]
    mark = tags.find("S")
    if mark > 0:
        kind = "name" if tags[mark - 1] in "PL" else "common"
        owner = NounPhrase(phrase.first, phrase.first + mark, kind)
        return None if clauses.is_time(owner) else owner
    named = _NAME.search(tags) if phrase.kind == "common" else None
    if named:
        return NounPhrase(phrase.first + named.start(), phrase.first + named.end(), "name")
    return None
