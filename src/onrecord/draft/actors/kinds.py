"""What kind of thing a name names, from its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from onrecord.draft.lexicons.read import read_rows, read_words
from onrecord.draft.parsed.word_classes import is_known

_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,6}s?\Z|(?:[A-Z]\.){2,5}\Z")
_NO_ACRONYMS = frozenset(
    ["TV", "OK", "II", "III", "IV", "VI", "VII", "CEO", "CFO", "ID", "DNA", "HIV", "GDP"]
)
# Acronyms of two letters that begin names of bodies.
_SHORTEST = frozenset(
    ["US", "EU", "UN", "UK", "AP", "GM", "GE", "HP", "NY", "LA", "DC", "AU", "EC"]
)
# D-Ohio, behind the name of a member of Congress.
_PARTY_AND_STATE = re.compile(r"[DRI]-[A-Z]")
_WORD = re.compile(r"[^\W\d_][^\d_]*\Z")
_JOINED = frozenset(["of", "for", "on", "in"])


def names_organization(lowers: Sequence[str]) -> bool:
    """Whether words are the name of a body: its last word says so, or the one before "of".

    >>> names_organization(["state", "department"]), names_organization(["marco", "rubio"])
    (True, False)
    """
    if len(lowers) < 2:
        return False
    heads = read_words("organization_words")
    if lowers[-1] in heads:
        return True
    return any(word in heads and behind in _JOINED for word, behind in pairwise(lowers))


def kind_of(words: Sequence[str], has_title: bool, has_the: bool, in_place: bool) -> str:
    """The kind of a name that is neither a country nor an organization by its words.

    ``has_title``, ``has_the`` and ``in_place`` say what stands before it.

    >>> kind_of(["Jane", "Roe"], False, False, False), kind_of(["NATO"], False, False, False)
    ('person', 'organization')
    """
    last = words[-1]
    if last in read_words("group_names"):
        return "group"
    if _is_state(words):
        return "place"
    if has_title:
        return "person"
    lower = last.lower()
    if lower in read_words("single_organizations") or (lower == "state" and len(words) > 1):
        return "organization"
    if len(words) == 1 == len(last):
        return "thing"
    affiliated = last in read_words("affiliations") and words[0] not in first_names()
    if lower in read_words("thing_words") or affiliated:
        return "thing"
    if lower in read_words("place_words"):
        return "place"
    if len(words) == 1:
        if _PARTY_AND_STATE.match(last):
            return "place"
        if _ACRONYM.match(last):
            is_word = last in _NO_ACRONYMS or is_known(lower) or len(last.strip(".")) > 7
            return "thing" if is_word else "organization"
        if in_place:
            return "place"
        if last in first_names():
            return "person"
        is_word = is_known(lower) or lower in read_words("organization_words")
        return "thing" if is_word else "unknown"
    if all(word.isupper() and len(word) > 2 for word in words):
        return "thing"
    if words[0] in first_names() and not _ACRONYM.match(last):
        return "person"
    if in_place:
        return "place"
    if has_the or not all(map(_WORD.match, words)) or any(map(_is_acronym, words)):
        return "organization"
    return "person"


def _is_acronym(word: str) -> bool:
    """Whether a word of a longer name is one; J.D. and JB are initials of a person there."""
    is_initials = "." in word or (len(word) == 2 and word not in _SHORTEST)
    return _ACRONYM.match(word) is not None and not is_initials


@cache
def first_names() -> dict[str, str]:
    """The gender that a first name mostly tells, ``f`` or ``m``; empty for names of both.

    >>> first_names()["Mary"], first_names()["Kim"]
    ('f', '')
    """
    return {
        name: row["gender"] for row in read_rows("first_names") for name in row["names"].split()
    }


def _is_state(words: Sequence[str]) -> bool:
    return "_".join(words) in read_words("us_states")
