"""Whether a noun phrase is for somebody, for an act, or for a thing."""

from __future__ import annotations

import re

from onrecord.draft.events.clauses import Clauses
from onrecord.draft.lexicons.read import read_words
from onrecord.draft.parsed.chunks import NounPhrase

_ACT = re.compile(r"\w{2,}(?:tion|sion|ment|ing|ity|ance|ence|ship|ness|sal|age|ism|cy)s?\Z")


def is_actor_like(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether a phrase names somebody, or its last noun is one for people or bodies that act."""
    if phrase.kind != "common":
        return True
    return _is_in(clauses.lowers[phrase.end - 1], read_words("actor_nouns"))


def is_act_like(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether the last noun of a phrase is one for an act, a state or a measure."""
    word = clauses.lowers[phrase.end - 1]
    return (
        clauses.lowers[phrase.first] in ("its", "their", "his", "her")
        or bool(_ACT.match(word))
        or _is_in(word, read_words("act_nouns"))
    )


def _is_in(word: str, nouns: frozenset[str]) -> bool:
    """Whether a noun, or the singular of it, is in a list."""
    if word in nouns:
        return True
    if word.endswith("men"):
        return f"{word[:-2]}an" in nouns
    if word.endswith("ies"):
        return f"{word[:-3]}y" in nouns
    return word.endswith("s") and (word[:-1] in nouns or word[:-2] in nouns)
