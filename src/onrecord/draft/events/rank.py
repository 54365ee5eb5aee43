"""Where in its sentence a verb stands: the main act of a clause, or one told beside it."""

from __future__ import annotations

from onrecord.draft.parsed.chunks import VerbGroup
from onrecord.draft.parsed.tokens import Tokens

# Words before a clause that make what it tells a circumstance of another.
_CIRCUMSTANCE = frozenset(
    "after before since until amid following despite without upon while when where as if unless"
    " because although though whether once".split()
)
_SAYING = frozenset(
    "say says said saying announce announces announced announcing report reports reported state"
    " states stated confirm confirms confirmed declare declares declared reveal reveals revealed"
    " add adds added claim claims claimed disclosed noted told insisted insists agreed".split()
)
# How far back the opening of a clause is looked for, in words.
_REACH = 40
_OBJECT_PRONOUNS = frozenset(["him", "them", "me", "us"])
MAIN, BESIDE, WITHIN = 1.0, 0.55, 0.5
_PARTICIPLE = ("ed", "en", "wn", "ung", "ught", "lt", "ld", "de", "nt", "rn")


def place_of(
    tokens: Tokens, group: VerbGroup, begin: int, *, has_object: bool, before: float, since: int
) -> float:
    """The factor for the weight of an act by the place of its verb: main, beside it, or within.

    ``begin`` is the first word of the sentence; ``has_object`` says whether what the verb asks for
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
            tag in "DI." or (tag in "NP" and _is_reduced(tokens, head, has_object))
        ):
            return WITHIN
    joined = tags[max(since, first - _REACH) : first]
    if before < MAIN and "C" in joined and "," not in joined:
        return before
    index, begin = first - 1, max(begin, first - _REACH)
    while index >= begin and tags[index] not in ",;:V":
        lower = lowers[index]
        if tags[index] == "W" and lower != "as":
            if lower == "that" and _follows_saying(tokens, index, begin):
                return MAIN
            return WITHIN
        if lower in _CIRCUMSTANCE:
            return BESIDE
        index -= 1
    return MAIN


def _is_reduced(tokens: Tokens, head: int, has_object: bool) -> bool:
    """Whether a participle with no auxiliary describes the noun before it."""
    following = tokens.lowers[head + 1] if head + 1 < len(tokens) else ""
    return following == "by" or not has_object


def _follows_saying(tokens: Tokens, index: int, begin: int) -> bool:
    """Whether one of the words before "that" is a verb of saying."""
    return any(tokens.lowers[each] in _SAYING for each in range(max(begin, index - 5), index))
