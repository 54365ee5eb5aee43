"""Where in its sentence a verb stands: the main act of a clause, or one told beside it."""

from __future__ import annotations

from collections.abc import Container

from onrecord.draft.events.acts import Act
from onrecord.draft.events.match import Match
from onrecord.draft.events.patterns import outer_words
from onrecord.draft.lexicons.read import read_words
from onrecord.draft.parsed.chunks import VerbGroup
from onrecord.draft.parsed.tokens import Tokens
from onrecord.draft.parsed.verb_forms import base_of

# How far back the opening of a clause is looked for, in words.
_REACH = 40
_OBJECT_PRONOUNS = frozenset(["him", "them", "me", "us"])
# All weights here are set by hand. The one from which on an act is taken for the main one of its
# clause.
SURE = 0.5
# That of an act by its place, and of the second act of a main clause and of further ones.
MAIN, BESIDE, WITHIN, _NEXT = 1.0, 0.55, 0.5, 0.7
# What an act gains that is told beside others where these are none, if it is likely by itself.
_ALONE, _LIKELY = 1.3, 0.6
_PARTICIPLE = ("ed", "en", "wn", "ung", "ught", "lt", "ld", "de", "nt", "rn")


def weigh(
    acts: list[Act | None], places: list[float], of_nouns: Container[int | None]
) -> list[float]:
    """The weight of each act of a sentence, from the places of their verbs.

    What stands after the first act of a main clause counts for less. Where no main clause tells an
    act, the likeliest of those told beside it counts for more, but for those of clauses
    ``of_nouns`` ("refusal to release").
    """
    weights = [0.0] * len(acts)
    has_main = False
    for number, (act, place) in enumerate(zip(acts, places, strict=True)):
        if act is None:
            continue
        weights[number] = act.weight * place * (_NEXT if has_main and place == MAIN else 1)
        has_main = has_main or (place == MAIN and weights[number] >= SURE)
    likely = [
        number
        for number, act in enumerate(acts)
        if act and act.weight >= _LIKELY and number not in of_nouns
    ]
    if likely and max(weights) < SURE:
        weights[max(likely, key=weights.__getitem__)] *= _ALONE
    return weights


def places_of(
    tokens: Tokens,
    groups: list[VerbGroup],
    matches: list[Match | None],
    acts: list[Act | None],
    begin: int,
) -> list[float]:
    """The factor for the weight of each act of a sentence: main, beside the main one, or within."""
    enclosed = {act.inner for act in acts if act and act.inner is not None}
    places: list[float] = []
    before, since = MAIN, begin
    for number, group in enumerate(groups):
        match, act = matches[number], acts[number]
        is_whole = act is None or act.inner is not None or (match is not None and match.is_whole)
        place = _place_of(tokens, group, begin, is_whole=is_whole, before=before, since=since)
        place = WITHIN if number in enclosed else place
        if place == MAIN or "A" in tokens.tags[group.first : group.end]:
            before, since = place, group.end
        places.append(place)
    return places


def _place_of(
    tokens: Tokens, group: VerbGroup, begin: int, *, is_whole: bool, before: float, since: int
) -> float:
    """The place of a verb.

    ``begin`` is the first word of the sentence; ``is_whole`` says whether what the verb asks for
    stands behind it, without which a bare participle only describes the noun before it. ``before``
    is the place of the finite verb before, that ends before the word ``since``.
    """
    tags, lowers = tokens.tags, tokens.lowers
    head, first = group.head, group.first
    tag = tags[first - 1] if first > begin else "."
    if "A" not in tags[first:head]:
        if tag == "T" or "T" in tags[first:head]:
            return WITHIN
        if lowers[head].endswith("ing"):
            return WITHIN if tag in "IV" else BESIDE
        if tag == "R" and lowers[first - 1] in _OBJECT_PRONOUNS:
            return WITHIN  # helped him win
        if lowers[head].endswith(_PARTICIPLE) and (
            tag in "DI." or (tag in "NP" and _is_reduced(tokens, head, is_whole=is_whole))
        ):
            return WITHIN
    joined = tags[max(since, first - _REACH) : first]
    if before < MAIN and "C" in joined and "," not in joined:
        return before
    circumstances = read_words("events_circumstances")
    index, begin = first - 1, max(begin, first - _REACH)
    while index >= begin and tags[index] not in ",;:V":
        lower = lowers[index]
        if tags[index] == "W" and lower != "as":
            if lower == "that" and _follows_saying(tokens, index, begin):
                return MAIN
            return WITHIN
        if lower in circumstances:
            return BESIDE
        index -= 1
    return MAIN


def _is_reduced(tokens: Tokens, head: int, *, is_whole: bool) -> bool:
    """Whether a participle with no auxiliary describes the noun before it."""
    following = tokens.lowers[head + 1] if head + 1 < len(tokens) else ""
    return following == "by" or not is_whole


def _follows_saying(tokens: Tokens, index: int, begin: int) -> bool:
    """Whether one of the words before "that" is a verb of saying."""
    for index_before in range(max(begin, index - 5), index):
        outer = outer_words().get(base_of(tokens.lowers[index_before]))
        if outer and outer.kind in ("say", "agree"):
            return True
    return False
