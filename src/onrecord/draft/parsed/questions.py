"""Tell what is asked from what is told."""

from __future__ import annotations

from onrecord.draft.parsed.tokens import Tokens

# Marks that may stand behind the question mark, or before the question.
_CLOSING = frozenset("\"')]*_”’»")
# What may stand before the auxiliary of a question, and what begins its subject.
_BEFORE, _SUBJECT = frozenset('".,;:-(*CM'), frozenset("DRPLNJ#")
# Questions are short, so that a long sentence is not read through for each of its words.
_LONGEST = 80


def asks_from(tokens: Tokens, first: int, end: int) -> int | None:
    """The auxiliary with which a sentence begins to ask whether something is so, by its index.

    That is one before its subject ("Did the mayor leave?"). "Why did he leave?" takes for granted
    that he did, and is no such question. ``first`` and ``end`` are the bounds of the sentence.

    >>> asks_from(Tokens("Well, did the mayor leave?"), 0, 7)
    2
    >>> asks_from(Tokens("The mayor asked: did he?"), 0, 7), asks_from(Tokens("Who left?"), 0, 3)
    (4, None)
    """
    last = end - 1
    while last > first and tokens.words[last] in _CLOSING:
        last -= 1
    if last < first or tokens.words[last] != "?":
        return None
    tags = tokens.tags
    for index in range(max(first, last - _LONGEST), last):
        if tags[index] == "A" and (index == first or tags[index - 1] in _BEFORE):
            subject = index + 1 + (tags[index + 1] == "X")
            if tags[subject] in _SUBJECT:
                return index
    return None
