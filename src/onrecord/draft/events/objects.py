"""What stands around a verb: its particle, and the classes of the nouns of its object."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.draft.events.patterns import NounClass, noun_classes
from onrecord.draft.parsed.tokens import Tokens

# How far objects and particles are looked for, in words.
_REACH = 16
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow".split()
)
_STOP = frozenset("WV.;:")


class Noun(NamedTuple):
    """A noun of a class: the indexes of its words, end excluded."""

    first: int
    end: int
    kinds: tuple[NounClass, ...]


def skip_time(tokens: Tokens, at: int, end: int) -> int:
    """The index of the first word from ``at`` that is no adverb, number or day."""
    while at < end and (
        tokens.tags[at] in "M"
        or tokens.lowers[at] in _DAYS
        or (tokens.lowers[at] == "on" and at + 1 < end and tokens.lowers[at + 1] in _DAYS)
    ):
        at += 1
    return at


def nouns_after(tokens: Tokens, at: int, end: int) -> list[Noun]:
    """The nouns of classes in the object that begins at a word, the likelier heads first.

    The object ends at the next verb, question word or end of a clause, and at a preposition other
    than "of" once it has a noun.
    """
    tags, lowers = tokens.tags, tokens.lowers
    phrases: list[tuple[int, int]] = []
    first, has_noun = at, False
    stop = min(end, at + _REACH)
    for index in range(at, stop):
        tag = tags[index]
        if tag in _STOP or (has_noun and (tag == "," or (tag == "I" and lowers[index] != "of"))):
            stop = index
            break
        if tag in 'IT,"(':
            phrases.append((first, index))
            first = index + 1
            if tag == "T" and has_noun:
                stop = first = index
                break
        elif tag in "NP" and lowers[index] not in _DAYS:
            has_noun = True
    phrases.append((first, stop))
    return [noun for begin, finish in phrases for noun in _nouns(tokens, begin, finish)]


def nouns_before(tokens: Tokens, at: int, begin: int) -> list[Noun]:
    """The nouns of classes in the subject that ends before a word, the likelier heads first."""
    tags, lowers = tokens.tags, tokens.lowers
    first = max(begin, at - _REACH)
    for index in range(at - 1, first - 1, -1):
        if tags[index] in _STOP or tags[index] in "A,":
            first = index + 1
            break
    finish = first
    while finish < at and not (tags[finish] == "I" and lowers[finish] != "of"):
        finish += 1
    return _nouns(tokens, first, finish)


def _nouns(tokens: Tokens, first: int, end: int) -> list[Noun]:
    """The nouns of classes between two words, from the last to the first."""
    found: list[Noun] = []
    lowers, classes = tokens.lowers, noun_classes()
    index = end - 1
    while index >= first:
        size = 0
        entries = classes.get(lowers[index])
        if entries:
            size = next(
                (
                    len(before)
                    for before, _ in entries
                    if tuple(lowers[max(index - len(before), first) : index]) == before
                ),
                -1,
            )
            if size >= 0:
                kinds = tuple(
                    kind
                    for before, kind in entries
                    if len(before) == size
                    and tuple(lowers[max(index - size, first) : index]) == before
                )
                found.append(Noun(index - size, index + 1, kinds))
        index -= max(size, 0) + 1
    return found


def find_particle(tokens: Tokens, particles: frozenset[str], at: int, end: int) -> int | None:
    """The index of a particle that stands right behind a verb, times and adverbs between."""
    for index in range(at, min(end, at + 6)):
        if tokens.lowers[index] in particles:
            return index
        if tokens.tags[index] not in "M#" and tokens.lowers[index] not in _DAYS | {"on", "all"}:
            return None
    return None
