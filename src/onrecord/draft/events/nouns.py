"""Whether a noun phrase is for somebody, for an act, or for a thing."""

from __future__ import annotations

import re

from onrecord.draft.events.clauses import Clauses
from onrecord.draft.parsed.chunks import NounPhrase
from onrecord.draft.parsed.noun_forms import read_nouns

_ACT = re.compile(r"\w{2,}(?:tion|sion|ment|ing|ity|ance|ence|ship|ness|sal|age|ism|cy)s?\Z")


def is_actor_like(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether a phrase names somebody, or its last noun is one for people or bodies that act."""
    if phrase.kind != "common":
        return True
    return clauses.lowers[phrase.end - 1] in read_nouns("actor_nouns")


def is_act_like(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether the last noun of a phrase is one for an act, a state or a measure."""
    word = clauses.lowers[phrase.end - 1]
    return (
        clauses.lowers[phrase.first] in ("its", "their", "his", "her")
        or bool(_ACT.match(word))
        or word in read_nouns("act_nouns")
    )
