"""Find the subject of a verb by the tags of the words around it."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.draft.parsed.tokens import Tokens

_NOUN_TAGS = frozenset("DJNPL#S")
_NOUN_ENDS = frozenset("NPL#J")
_CLOSERS = {")": "(", "-": "-", ",": ","}
_RELATIVES = frozenset(["who", "which", "that"])
_FAR = 60
_DEEP = 4


class Subject(NamedTuple):
    """Words by their indexes, end excluded; ``place`` is ``before``, ``after``, ``far`` (the
    subject of another verb) or ``relative`` ("who")."""

    first: int
    end: int
    place: str


def subject_before(tokens: Tokens, index: int, first: int, deep: int = 0) -> Subject | None:
    """The subject of the verb group that begins at a word, looked for back to ``first``."""
    tags = tokens.tags
    if index <= first or deep > _DEEP:
        return None
    tag = tags[index - 1]
    if tag == "R":
        return Subject(index - 1, index, "before")
    if tag == "W":
        is_relative = tokens.lowers[index - 1] in _RELATIVES
        return Subject(index - 1, index, "relative") if is_relative else None
    if tag in _NOUN_ENDS or tag == "D":
        return Subject(_phrase_start(tokens, index, first), index, "before")
    if tag in _CLOSERS:
        return _over_insertion(tokens, index, first, deep)
    if tag in "VT" or tag == "C":
        return subject_of_earlier(tokens, index, first, deep + 1)
    return None


def subject_of_earlier(
    tokens: Tokens, index: int, first: int, deep: int = 0
) -> Subject | None:
    """The subject of the nearest finite verb before a word, for participles and second verbs."""
    tags = tokens.tags
    place = index
    while place > first and index - place < _FAR:
        place -= 1
        tag = tags[place]
        if tag == "A" or (tag == "V" and not tokens.lowers[place].endswith("ing")):
            while place > first and tags[place - 1] in "AMX":
                place -= 1
            found = subject_before(tokens, place, first, deep + 1)
            if found:
                return found if found.place == "relative" else found._replace(place="far")
    return None


def phrase_end(tokens: Tokens, index: int, end: int) -> int:
    """Where the noun phrase that begins at a word ends, with what "of" and "for" attach."""
    tags = tokens.tags
    if index < end and tags[index] == "R":
        return index + 1
    stop = index
    while stop < end and (tags[stop] in _NOUN_TAGS or (tags[stop] in "IC" and stop > index)):
        stop += 1
    while stop > index and tags[stop - 1] in "ICD":
        stop -= 1
    return stop


def _over_insertion(tokens: Tokens, index: int, first: int, deep: int) -> Subject | None:
    """The subject before an apposition, a clause or brackets that end at a word."""
    tags = tokens.tags
    opening = tags.rfind(_CLOSERS[tags[index - 1]], max(first, index - _FAR), index - 1)
    if opening <= first:
        return None
    if tags[index - 1] == ")":
        found = subject_before(tokens, opening, first, deep + 1)
        return found and found._replace(end=index if found.place == "before" else found.end)
    if tags[opening - 1] not in "NPLR)#":
        return None
    if tags[opening - 1] == ")":
        found = subject_before(tokens, opening, first, deep + 1)
        if not found or found.place != "before":
            return found
        start = found.first
    elif tags[opening - 1] == "R":
        start = opening - 1
    else:
        start = _phrase_start(tokens, opening, first)
    apposed = tags[opening + 1] in "DJNPL#" and tags[opening - 1] != "R"
    return Subject(start, index if apposed else opening, "before")


def _phrase_start(tokens: Tokens, end: int, first: int) -> int:
    """Where the noun phrase that ends before a word begins, with what "of" and "for" attach."""
    tags = tokens.tags
    start = end
    while start > first and end - start < _FAR:
        tag = tags[start - 1]
        joins_names = tag == "C" and start - 1 > first and tags[start] in "PL" and tags[start - 2] in "P"
        if tag not in _NOUN_TAGS and tag != "I" and not joins_names:
            break
        start -= 1
    while start < end - 1 and tags[start] == "I":
        start += 1
    return start
