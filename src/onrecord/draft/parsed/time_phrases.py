"""Words that say when, and no more than that: "Friday", "last week", "on Monday"."""

from __future__ import annotations

from onrecord.draft.lexicons.read import read_words
from onrecord.draft.parsed.chunks import QUANTITIES
from onrecord.draft.parsed.tokens import Tokens

DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])


def says_when(tokens: Tokens, first: int, end: int) -> bool:
    """Whether the words of a phrase, from one index to another, only say when.

    >>> tokens = Tokens("Last week Ann Lee left on 4 May")
    >>> says_when(tokens, 0, 2), says_when(tokens, 2, 4)
    (True, False)
    """
    lowers, tags = tokens.lowers, tokens.tags
    times, last = read_words("time_words"), end - 1
    if lowers[last] in times:
        return not any(
            tags[index] in "PL" and lowers[index] not in times for index in range(first, last)
        )
    if tags[last] == "#" and first < last and lowers[first] in times:  # May 4
        return set(tags[first + 1 : end]) == {"#"}
    return False


def skip_time(tokens: Tokens, at: int, end: int) -> int:
    """The index of the first word from ``at`` that is no adverb, day or measure of a number."""
    lowers, tags = tokens.lowers, tokens.tags
    while at < end:
        pair = (lowers[at], lowers[at + 1]) if at + 1 < end else ("", "")
        if pair in QUANTITIES or (pair[0] == "on" and pair[1] in DAYS):
            at += 2
        elif tags[at] == "M" or lowers[at] in DAYS:
            at += 1
        else:
            break
    return at
