"""The nouns of the object and of the subject of a verb, by their classes."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.draft.events.patterns import NounClass, noun_classes
from onrecord.draft.lexicons.read import read_words
from onrecord.draft.parsed.tokens import Tokens

# How far objects and particles are looked for, in words.
_REACH = 16
_STOP = frozenset("WVAX.;:")
_BEFORE = frozenset("VA,WT.;:")
# Nouns that end an idiom behind the object: "put the army on alert".
_IDIOMS = frozenset(["alert", "trial", "custody", "strike", "hostage", "shield", "shields"])


class Noun(NamedTuple):
    """A noun of one or more classes: the indexes of its words, end excluded."""

    first: int
    end: int
    kinds: tuple[NounClass, ...]


def nouns_after(tokens: Tokens, at: int, end: int) -> list[Noun]:
    """The nouns of classes in the object that begins at a word, the likelier heads first.

    The object ends at the next verb, question word or end of a clause, and at a preposition other
    than "of" once it has a noun.
    """
    tags, lowers = tokens.tags, tokens.lowers
    phrases: list[tuple[int, int]] = []
    first, has_noun = at, False
    stop = min(end, at + _REACH)
    classes = noun_classes()
    index = at
    while index < stop:
        tag, lower = tags[index], lowers[index]
        if tag == "V" and (lower in classes or (not has_noun and lower.endswith(("ed", "ing")))):
            has_noun = has_noun or lower in classes
        elif (tag in _STOP and lower not in ("as", "than")) or (
            tag == "T" and (has_noun or tags[index + 1 : index + 2] == "V")
        ):
            stop = index
            break
        elif tag in 'ITC,"(' or lower == "as":
            if has_noun and tag not in 'C"(' and not _leads_on(tokens, index, end):
                stop = index
                break
            phrases.append((first, index))
            first = index + 1
        elif tag in "NP":
            has_noun = True
        index += 1
    phrases.append((first, stop))
    return [noun for begin, finish in phrases for noun in nouns_in(tokens, begin, finish)]


def _leads_on(tokens: Tokens, index: int, end: int) -> bool:
    """Whether the object goes on behind a preposition."""
    lowers = tokens.lowers
    if lowers[index] in ("of", "as", "from") or lowers[index - 1] in read_words(
        "events_leading_nouns"
    ):
        return True
    return any(lower in _IDIOMS for lower in lowers[index + 1 : min(index + 4, end)])


def nouns_before(tokens: Tokens, at: int, begin: int) -> list[Noun]:
    """The nouns of classes in the subject that ends before a word, the likelier heads first."""
    tags, lowers = tokens.tags, tokens.lowers
    circumstances = read_words("events_circumstances")
    first = max(begin, at - _REACH)
    for index in range(at - 1, first - 1, -1):
        is_adjective = tags[index : index + 2] == "VN" and lowers[index].endswith("ing")
        if (tags[index] in _BEFORE and not is_adjective) or lowers[index] in circumstances:
            first = index + 1
            break
    finish = first
    while finish < at and not (tags[finish] == "I" and lowers[finish] != "of"):
        finish += 1
    return nouns_in(tokens, first, finish)


def nouns_in(tokens: Tokens, first: int, end: int) -> list[Noun]:
    """The nouns of classes between two words, from the last to the first."""
    found: list[Noun] = []
    lowers, classes = tokens.lowers, noun_classes()
    taken = end
    for index in [each for each in range(end - 1, first - 1, -1) if lowers[each] in classes]:
        if index >= taken or tokens.words[index] == "March":
            continue
        for before, kinds in classes[lowers[index]]:
            start = index - len(before)
            if not before or (start >= first and tuple(lowers[start:index]) == before):
                found.append(Noun(start, index + 1, kinds))
                taken = start
                break
    return found
