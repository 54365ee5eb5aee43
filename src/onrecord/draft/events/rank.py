"""Where in its sentence a verb stands: the main act of a clause, or one that is only told beside it."""

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
MAIN, BESIDE, WITHIN = 1.0, 0.6, 0.5


def place_of(tokens: Tokens, group: VerbGroup, begin: int, *, has_object: bool) -> float:
    """The factor for the weight of an act by the place of its verb: main, beside it, or within.

    ``begin`` is the first word of the sentence; ``has_object`` says whether what the verb asks for
    stands behind it, without which a bare participle only describes the noun before it.
    """
    tags, lowers = tokens.tags, tokens.lowers
    head, first = group.head, group.first
    before = tags[first - 1] if first > begin else ""
    is_finite = any(tag == "A" for tag in tags[first:head])
    if not is_finite:
        if before == "T" or "T" in tags[first:head]:
            return WITHIN
        if lowers[head].endswith("ing"):
            return WITHIN if before in "IV" and before else BESIDE
        if before and before in "NP" and _is_reduced(tokens, head, has_object):
            return WITHIN
        if before == "D" or before == "J":
            return WITHIN
    index = first - 1
    while index >= begin:
        tag = tags[index]
        if tag in ",;:V":
            break
        if tag == "W":
            if lowers[index] == "that" and _follows_saying(tokens, index, begin):
                return MAIN
            return WITHIN if lowers[index] != "as" else BESIDE
        if lowers[index] in _CIRCUMSTANCE:
            return BESIDE
        index -= 1
    return MAIN


def _is_reduced(tokens: Tokens, head: int, has_object: bool) -> bool:
    """Whether a participle with no auxiliary describes the noun before it."""
    if not tokens.lowers[head].endswith(("ed", "en", "wn", "ung", "ught", "lt", "ld", "de", "nt")):
        return False
    following = tokens.lowers[head + 1] if head + 1 < len(tokens) else ""
    return following == "by" or not has_object


def _follows_saying(tokens: Tokens, index: int, begin: int) -> bool:
    """Whether one of the words before "that" is a verb of saying."""
    return any(tokens.lowers[each] in _SAYING for each in range(max(begin, index - 5), index))
