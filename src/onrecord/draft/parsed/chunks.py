"""Noun phrases and verb groups, found by patterns over the tags of words."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.draft.parsed.tokens import Tokens

# Quantifiers are bounded, so that the time is linear in the length of any text.
_NOUN_PHRASE = re.compile(r"R|D?[M]?[JNPL#S]{0,24}[NPL#]|D")
_VERB_GROUP = re.compile(r"A[AMX]{0,5}T?[AMX]{0,3}V?|[MX]{0,2}V")


class NounPhrase(NamedTuple):
    """Words by their indexes, end excluded: no more than its last noun, no "of" behind it.

    ``kind`` is ``pronoun``, ``name`` (its last word is capitalized) or ``common``.
    """

    first: int
    end: int
    kind: str


class VerbGroup(NamedTuple):
    """A verb with its auxiliaries, negations and adverbs; ``head`` is the index of the verb."""

    first: int
    end: int
    head: int
    is_passive: bool
    is_negated: bool


BE = frozenset(["am", "is", "are", "was", "were", "be", "been", "being"])
# Pairs of words before a number, no part of its phrase or clause.
QUANTITIES = frozenset(
    [
        *(("at", "least"), ("at", "most"), ("up", "to")),
        *(("more", "than"), ("less", "than"), ("fewer", "than")),
    ]
)
_IN_QUANTITIES = frozenset(["least", "most", "more", "less", "fewer"])


def find_noun_phrases(tokens: Tokens, first: int, end: int) -> list[NounPhrase]:
    """The noun phrases between two words, in order; that of "at least two men" is "two men"."""
    found = []
    lowers = tokens.lowers
    for match in _NOUN_PHRASE.finditer(tokens.tags, first, end):
        start, stop = match.span()
        if lowers[start] in _IN_QUANTITIES:
            if start > first and (lowers[start - 1], lowers[start]) in QUANTITIES:
                start += stop > start + 1
            elif stop < end and (lowers[start], lowers[stop]) in QUANTITIES:
                continue  # more than
        last = tokens.tags[stop - 1]
        kind = "pronoun" if last == "R" else "name" if last in "PL" else "common"
        found.append(NounPhrase(start, stop, kind))
    return found


def find_verb_groups(tokens: Tokens, first: int, end: int) -> list[VerbGroup]:
    """The verb groups between two words, in order."""
    found = []
    for match in _VERB_GROUP.finditer(tokens.tags, first, end):
        start, stop = match.span()
        head = stop - 1
        if start == head:  # as most are
            found.append(VerbGroup(start, stop, head, False, False))
            continue
        passive = (
            tokens.tags[head] == "V"
            and not tokens.lowers[head].endswith("ing")
            and not BE.isdisjoint(tokens.lowers[start:head])
        )
        found.append(VerbGroup(start, stop, head, passive, "X" in match.group()))
    return found
