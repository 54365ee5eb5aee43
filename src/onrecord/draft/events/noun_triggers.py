"""Find acts that only a noun tells: "the refusal to meet", "an attack on the base by rebels"."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.draft.events.acts import Act, Complement, enclose
from onrecord.draft.events.match import DEEDS
from onrecord.draft.events.objects import nouns_in
from onrecord.draft.events.patterns import outer_nouns
from onrecord.draft.parsed.chunks import VerbGroup
from onrecord.draft.parsed.tokens import Tokens

# The types of acts around another, by the kind of the noun.
_TYPES = {"refuse": "REJECT", "threaten": "THREATEN", "agree": "AGREE", "request": "REQUEST"}
# Types of acts that are often told by their nouns alone.
_TOLD = DEEDS | {"THREATEN", "RETREAT"}
# How long the phrase before a noun may be, in words.
_REACH = 8
# The weight of a noun for an act, with and without somebody whose act it is before it; set by hand.
_OWNED, _BARE = 0.55, 0.35


class NounAct(NamedTuple):
    """An act that a noun tells: the indexes of its words, end excluded, and what it is."""

    first: int
    end: int
    act: Act


def acts_with_clauses(
    tokens: Tokens, groups: list[VerbGroup], acts: list[Act | None]
) -> list[NounAct]:
    """The acts of nouns with a clause behind them ("refusal to meet"), in order.

    ``acts`` are those of the verb groups of the sentence.
    """
    found = []
    nouns = outer_nouns()
    for number, group in enumerate(groups):
        at = group.first - 1  # "to" stands before the group or in it
        while at > max(group.first - 4, 0) and tokens.tags[at] in "TM":
            at -= 1
        outer = nouns.get(tokens.lowers[at]) if at >= 0 and at < group.first - 1 else None
        if outer is None or tokens.tags[at] == "V":
            continue
        inner = acts[number]
        if inner is None and outer.kind in ("agree", "light"):
            continue
        if inner and outer.kind == "light":
            act = inner._replace(inner=number, weight=inner.weight * outer.weight)
        else:
            word = tokens.lowers[at]
            clause = Complement(tokens, outer, word, at + 1, number, group, inner)
            act = enclose(_TYPES[outer.kind], clause)
        found.append(NounAct(at, act.end, act))
    return found


def acts_alone(tokens: Tokens, begin: int, end: int) -> list[NounAct]:
    """The acts of other nouns of a sentence ("an attack on the base by rebels"), in order."""
    found = []
    for noun in reversed(nouns_in(tokens, begin, end)):
        kind = next((each for each in noun.kinds if each.type in _TOLD), None)
        following = tokens.lowers[noun.end] if noun.end < end else ""
        if kind is None or (following not in kind.recipients and following != "by"):
            continue
        if tokens.tags[noun.end - 1] not in "NV" or _is_predicate(tokens, noun.first, begin):
            continue
        weight = _OWNED if following == "by" or _is_owned(tokens, noun.first, begin) else _BARE
        words = " ".join(tokens.lowers[noun.first : noun.end])
        act = Act(kind.type, kind.mode, kind.recipients, weight, noun.end, noun.end, words)
        found.append(NounAct(noun.first, noun.end, act))
    return found


def _is_owned(tokens: Tokens, first: int, begin: int) -> bool:
    """Whether somebody stands right before a noun, whose act it may be."""
    at, begin = first - 1, max(begin, first - _REACH)
    while at >= begin and tokens.tags[at] in "NJ#":
        at -= 1
    return at >= begin and tokens.tags[at] in "PS"


def _is_predicate(tokens: Tokens, first: int, begin: int) -> bool:
    """Whether a noun only says what something is: "is a threat to"."""
    at, begin = first - 1, max(begin, first - _REACH)
    while at >= begin and tokens.tags[at] in "NJ#DM":
        at -= 1
    return at >= begin and tokens.tags[at] == "A"
