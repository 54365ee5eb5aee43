"""Whom a verb has for its subject."""

from __future__ import annotations

from onrecord.draft.events.clauses import Clauses
from onrecord.draft.lexicons.read import read_words
from onrecord.draft.parsed.chunks import NounPhrase, VerbGroup
from onrecord.draft.parsed.verb_forms import base_of

_JOINTS = frozenset([",", "C", ",C"])


def find_subjects(clauses: Clauses, verb: VerbGroup) -> list[NounPhrase]:
    """The noun phrases that do what a verb says, or undergo it if it is passive.

    Prepositional phrases, objects of other verbs, relative clauses and appositions between are
    stepped over; a verb without a subject of its own takes that of the verb that it depends on.
    """
    found = _nearest(clauses, verb)
    if found is None and clauses.is_participle(verb):
        found = _behind_comma(clauses, verb)
    if found and found.kind == "pronoun":
        found = _speaker(clauses, found) or found
    return _whole(clauses, found) if found else []


def _speaker(clauses: Clauses, pronoun: NounPhrase) -> NounPhrase | None:
    """Who says a clause of which a pronoun is the subject: "the army said it would withdraw"."""
    right = pronoun.first
    for phrase in clauses.before(pronoun.first):
        between = clauses.tags[phrase.end : right]
        if isinstance(phrase, VerbGroup):
            said = _nearest(clauses, phrase) if between in ("", "W") else None
            return said if said and said.kind != "pronoun" else None
        if not clauses.is_time(phrase):
            return None
        right = phrase.first - (clauses.tags[phrase.first - 1] == "I")
    return None


def _nearest(clauses: Clauses, verb: VerbGroup) -> NounPhrase | None:
    tags, lowers = clauses.tags, clauses.lowers
    relative = tags[max(verb.first - 1, 0)] == "W" and lowers[verb.first - 1] in _RELATIVES
    bare = clauses.is_infinitive(verb) or clauses.is_participle(verb)
    right, own, between = verb.first, True, ""
    phrases = list(clauses.before(verb.first))
    for index, phrase in enumerate(phrases):
        between += tags[phrase.end : right]
        if ";" in between or ":" in between:
            return None
        right = phrase.first
        if isinstance(phrase, VerbGroup):
            own = False
            continue
        before = tags[phrase.first - 1] if phrase.first else "."
        is_age = before == "," and set(tags[phrase.first : phrase.end]) == {"#"}
        if is_age or (before == "(" and ")" in between) or clauses.is_time(phrase):
            continue
        if relative and own:
            return phrase
        if clauses.is_governed(phrase) or _is_joined_object(clauses, phrases, index):
            continue
        if own and between == ",C" and _is_name_of_object(clauses, phrases, index):
            continue
        governor = phrases[index + 1] if index + 1 < len(phrases) else None
        if isinstance(governor, VerbGroup) and governor.end == phrase.first:
            if own and _may_follow(clauses, governor, between, bare, lowers[governor.head]):
                return phrase
            own = False
            continue
        if not own and before == "W" and not {",", "C"} & set(between):
            continue
        return phrase
    return None


_RELATIVES = frozenset(["who", "which", "that"])


def _may_follow(
    clauses: Clauses, governor: VerbGroup, between: str, is_bare: bool, governs: str
) -> bool:
    """Whether a phrase right behind another verb is the subject of ours, not that one's object."""
    if is_bare:
        return base_of(governs) in read_words("controlling_verbs")
    return not ({",", "C", "W"} & set(between)) and not clauses.is_participle(governor)


def _is_joined_object(clauses: Clauses, phrases: list[NounPhrase | VerbGroup], index: int) -> bool:
    """Whether a phrase is the last of several that one preposition has."""
    here = phrases[index]
    for other in phrases[index + 1 : index + 5]:
        joint = clauses.tags[other.end : here.first]
        if isinstance(other, VerbGroup) or joint not in _JOINTS:
            return False
        if other.first and clauses.tags[other.first - 1] in "IT":
            return joint == "C"
        here = other
    return False


def _is_name_of_object(clauses: Clauses, phrases: list[NounPhrase | VerbGroup], index: int) -> bool:
    """Whether commas set a name behind what it describes: "fired the aide, A. B., and hired"."""
    name, *others = phrases[index : index + 3]
    if not others or clauses.tags[others[0].end : name.first] != ",":
        return False
    # "the mayor of Oslo, A. B.,": what is described stands before "of".
    is_of = clauses.lowers[others[0].first - 1] == "of" and others[0].first > 0
    described = others[-1] if is_of else others[0]
    if isinstance(name, VerbGroup) or isinstance(described, VerbGroup):
        return False
    return name.kind == "name" and described.kind == "common"


def _behind_comma(clauses: Clauses, verb: VerbGroup) -> NounPhrase | None:
    """The subject of the main clause for a participle before it: "Meeting X, the envoy said"."""
    for phrase in clauses.behind(verb.end):
        if isinstance(phrase, NounPhrase) and clauses.tags[phrase.first - 1] == ",":
            return None if clauses.is_time(phrase) else phrase
    return None


def _whole(clauses: Clauses, last: NounPhrase) -> list[NounPhrase]:
    """A phrase with those joined to it on its left; of an apposition only its first name."""
    parts, joints = [last], ""
    for other in clauses.before(last.first):
        joint = clauses.tags[other.end : parts[0].first]
        if clauses.tags[other.first : other.end] == "D" and not set(joint) - set("JCMV#"):
            parts[0] = NounPhrase(other.first, parts[0].end, parts[0].kind)
            continue
        if (
            joint not in _JOINTS
            or isinstance(other, VerbGroup)
            or clauses.is_time(other)
            or (other.first and clauses.tags[other.first - 1] in "ITV")
        ):
            break
        parts.insert(0, other)
        joints += joint
    if "C" in joints:
        return parts
    return [next((each for each in parts if each.kind == "name"), parts[0])]
