"""Words that say when, and no more than that: "Friday", "last week", "on Monday".

Beside verbs of speech they may say where something is said, too: "in an interview". The words that
end these are those of lexicons/settings.txt.
"""

from __future__ import annotations

from onrecord.draft.lexicons.read import read_words
from onrecord.draft.parsed.chunks import QUANTITIES
from onrecord.draft.parsed.tokens import Tokens

DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
# What begins a phrase of time that has no preposition.
_OPENINGS = frozenset(["this", "last", "next", "late", "early", "earlier", "two", "three"])
# How long such a phrase may be, in words.
_LONGEST = 3


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


def says_when_or_where(tokens: Tokens, first: int, end: int) -> bool:
    """Whether the words of a phrase say when or where something is said: "last week", "Sunday".

    >>> tokens = Tokens("said the next day after that")
    >>> says_when_or_where(tokens, 1, 6)
    True
    """
    settings = read_words("settings")
    # "Last week", "the next day after that" begin so; of other phrases the last word says it.
    heads = tokens.lowers[first : min(first + 2 + (tokens.tags[first] == "D"), end)]
    return not settings.isdisjoint(heads) or tokens.lowers[end - 1] in settings


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


def time_start(tokens: Tokens, end: int, start: int, first: int) -> int | None:
    """Where "last week", "in a later interview" begin that end before a word, if they do.

    Looked for back to ``start``; a preposition may stand there, but nothing before ``first``.
    """
    if tokens.lowers[end - 1] not in read_words("settings"):
        return None
    place = end - 1
    while place > start and tokens.tags[place - 1] in "DJM#":
        place -= 1
    if place > first and tokens.tags[place - 1] == "I":
        place -= 1
    elif tokens.lowers[place] not in _OPENINGS:
        return None
    return place if place > first else None


def time_end(tokens: Tokens, index: int, end: int) -> int:
    """Where "late Thursday", "this week" end that begin at a word; the word itself if none does.

    >>> tokens = Tokens("said late Thursday that it rained")
    >>> time_end(tokens, 1, 6), time_end(tokens, 4, 6)
    (3, 4)
    """
    for stop in range(index, min(index + _LONGEST, end)):
        if tokens.tags[stop] not in "DJNP":
            break
        if tokens.lowers[stop] in read_words("settings"):
            is_time = tokens.tags[index] == "P" or tokens.lowers[index] in _OPENINGS
            return stop + 1 if is_time else index
    return index
