"""Find the subject of a verb by the tags of the words around it."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.draft.parsed.time_phrases import time_start
from onrecord.draft.parsed.tokens import Tokens

_IN_PHRASE = frozenset("DJNPL#S")
_PHRASE_ENDS = frozenset("NPL#JD")
_RELATIVES = frozenset(["who", "which", "that"])
_SUBORDINATING = frozenset(["after", "because", "before", "that", "when", "as", "but", "while"])
# A phrase, and what is inserted between a subject and its verb, is no longer than this.
_FAR = 60
# How many verbs back a subject is looked for, and how often anew from the verb that is found.
_VERBS = 3
_DEEP = 3


class Subject(NamedTuple):
    """Words by their indexes, end excluded.

    ``place`` is ``before`` or ``after`` the verb, ``far`` where it is the subject of another verb,
    or ``relative`` ("who").
    """

    first: int
    end: int
    place: str


def subject_before(tokens: Tokens, index: int, first: int, deep: int = 0) -> Subject | None:
    """The subject of the verb group that begins at a word, looked for back to ``first``."""
    tags = tokens.tags
    if index <= first or deep > _DEEP:
        return None
    tag = tags[index - 1]
    if tags[index] == "T":
        # "had a chance to say": whoever had it.
        return subject_of_earlier(tokens, index, first, deep + 1)
    if tag == "R":
        return Subject(index - 1, index, "before")
    if tag == "W":
        is_relative = tokens.lowers[index - 1] in _RELATIVES
        return Subject(index - 1, index, "relative") if is_relative else None
    if tag in _PHRASE_ENDS:
        start = phrase_start(tokens, index, first)
        when = time_start(tokens, index, start, first)
        if when is not None:
            return subject_before(tokens, when, first, deep + 1)
        verb = _participle_before(tokens, start, first)
        if verb is not None:
            found = subject_before(tokens, verb, first, deep + 1)
            return found._replace(end=index) if found and found.place == "before" else found
        return Subject(start, index, "before")
    if tag == ")":
        return _over_brackets(tokens, index, first, deep)
    if tag in ",-":
        return _over_insertion(tokens, index, first, deep)
    if tag in "VTC":
        return subject_of_earlier(tokens, index, first, deep + 1)
    return None


def subject_of_earlier(tokens: Tokens, index: int, first: int, deep: int = 0) -> Subject | None:
    """The subject of the nearest finite verb before a word, for participles and second verbs."""
    tags = tokens.tags
    place, tried = index, 0
    while place > first and index - place < _FAR and tried < _VERBS:
        place -= 1
        if is_finite(tokens, place):
            tried += 1
            while place > first and tags[place - 1] in "AMX":
                place -= 1
            found = subject_before(tokens, place, first, deep + 1)
            if found:
                return found if found.place == "relative" else found._replace(place="far")
    return None


def subject_of_main(tokens: Tokens, index: int, first: int) -> Subject | None:
    """The subject of the first finite verb of the clause that goes up to a word."""
    for place in range(_clause_start(tokens, index, first), index):
        if is_finite(tokens, place):
            found = subject_before(tokens, place, first)
            return found._replace(place="far") if found and found.place == "before" else None
    return None


def _clause_start(tokens: Tokens, index: int, first: int) -> int:
    """Where the last coordinate clause before a word begins, behind quotations and openings."""
    tags = tokens.tags
    start = max(first, index - _FAR, tags.rfind('"', first, index) + 1)
    joined = tags.rfind(",C", start, index)
    if joined >= 0 and any(is_finite(tokens, place) for place in range(joined, index)):
        return joined + 2
    if tags[start] in "IW":
        comma = tags.find(",", start, index)
        return comma + 1 if comma >= 0 else start
    return start


def is_finite(tokens: Tokens, index: int) -> bool:
    """Whether a word is an auxiliary or a verb in a form other than -ing."""
    tag = tokens.tags[index]
    return tag == "A" or (tag == "V" and not tokens.lowers[index].endswith("ing"))


def phrase_end(tokens: Tokens, index: int, end: int) -> int:
    """Where the noun phrase that begins at a word ends, with what prepositions attach."""
    tags = tokens.tags
    if index < end and tags[index] == "R":
        return index + 1
    stop, end = index, min(end, index + _FAR)
    while stop < end and (
        tags[stop] in _IN_PHRASE
        or (stop > index and (tags[stop] in "IC" or _in_adverb(tags, stop)))
    ):
        stop += 1
    while stop > index and tags[stop - 1] in "ICD":
        stop -= 1
    return stop


def phrase_start(tokens: Tokens, end: int, first: int) -> int:
    """Where the noun phrase that ends before a word begins, with what prepositions attach."""
    tags = tokens.tags
    start, first = end, max(first, end - _FAR)
    while start > first:
        tag = tags[start - 1]
        joins = tag == "C" and start < end and tags[start] in "PL" and tags[start - 2] == "P"
        if not (tag in _IN_PHRASE or tag == "I" or joins or _in_adverb(tags, start - 1)):
            break
        start -= 1
    while start < end - 1 and tags[start] in "IC":
        start += 1
    return start


def _in_adverb(tags: str, index: int) -> bool:
    """Whether a word is an adverb inside of a noun phrase: "a newly made roof"."""
    return tags[index] == "M" and index > 0 and tags[index - 1] in "DS"


def _participle_before(tokens: Tokens, start: int, first: int) -> int | None:
    """Where "standing at", "seen by" before a phrase begins, if a phrase stands before that."""
    by = tokens.lowers[start - 1] == "by"
    place = start - 1
    while place > first and tokens.tags[place] == "I":
        place -= 1
    if place <= first or tokens.tags[place] != "V" or tokens.tags[place - 1] not in "NPL":
        return None
    return place if by or tokens.lowers[place].endswith("ing") else None


def _over_brackets(tokens: Tokens, index: int, first: int, deep: int) -> Subject | None:
    """The subject with brackets behind it: "Ann Lee (D-Md.)"."""
    opening = tokens.tags.rfind("(", max(first, index - _FAR), index)
    found = subject_before(tokens, opening, first, deep + 1) if opening > first else None
    return found._replace(end=index) if found and found.place == "before" else found


def _over_insertion(tokens: Tokens, index: int, first: int, deep: int) -> Subject | None:
    """The subject before an apposition or a clause that ends with the mark before a word."""
    tags = tokens.tags
    mark = tags[index - 1]
    start = max(first, index - _FAR)
    opening = tags.find(mark, start, index - 1)
    while opening >= 0:
        if mark == "-":
            start = max(start, tags.rfind(",", start, opening) + 1)
        if _is_phrase(tokens, start, opening):
            break
        start = opening + 1
        opening = tags.find(mark, start, index - 1)
    if opening < 0 and mark == ",":
        start, opening = _behind_conjunction(tokens, max(first, index - _FAR), index - 1)
    if opening < 0:
        # No mark opens it: "Ann Lee (D-Md.), said", with a comma too many.
        brackets = index - 2 > first and tags[index - 2] == ")"
        return _over_brackets(tokens, index - 1, first, deep) if brackets else None
    stop = opening
    if tags[opening + 1] in "DJNPL#" and tags[opening - 1] != "R":
        # An apposition belongs to the phrase, a relative clause does not.
        relative = tags.find("W", opening, index - 1)
        stop = relative if relative >= 0 else index
        while tags[stop - 1] in ",-":
            stop -= 1
    return Subject(_behind_joiners(tokens, start, opening), stop, "before")


def _behind_conjunction(tokens: Tokens, first: int, end: int) -> tuple[int, int]:
    """The last name or pronoun that "after" or "because" goes before and a comma behind.

    "It rained after Ann Lee, asked for more, said ..."; ends at -1 where there is none.
    """
    opening = tokens.tags.rfind(",", first, end)
    while opening > first:
        start = opening
        while start > first and tokens.tags[start - 1] in "PLR":
            start -= 1
        if first < start < opening and tokens.lowers[start - 1] in _SUBORDINATING:
            return start, opening
        opening = tokens.tags.rfind(",", first, opening)
    return first, -1


def _is_phrase(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the words between two others are a noun phrase, perhaps after "and" or "that"."""
    tags = tokens.tags
    start = _behind_joiners(tokens, start, end)
    if start >= end or tags[start] in "IV" or tags[end - 1] not in "NPLR#)SJ":
        return False
    return not any(tag in "AVW;:T" for tag in tags[start:end])


def _behind_joiners(tokens: Tokens, start: int, end: int) -> int:
    while start < end - 1 and tokens.tags[start] in 'CMW"':
        start += 1
    return start
