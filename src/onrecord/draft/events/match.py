"""Match one verb and what stands around it with the patterns of its base form."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.draft.events.objects import (
    Noun,
    find_particle,
    nouns_after,
    nouns_before,
    skip_time,
)
from onrecord.draft.events.patterns import Pattern, verb_patterns
from onrecord.draft.parsed.tokens import Tokens
from onrecord.draft.parsed.verb_forms import base_of

# What may open a phrase behind a verb that has an object.
_OPENS_OBJECT = frozenset('DNPJLR#"V')
# What is left of the weight of a pattern where the object that it asks for does not follow.
_LAME = 0.5


class Match(NamedTuple):
    """A verb that reports an act: its type, and where its words end and its recipient begins.

    ``has_noun`` says that a noun of its object helped to type it, ``is_whole`` that what it asks
    for stands there.
    """

    type: str
    mode: str | None
    recipients: tuple[str, ...]
    weight: float
    end: int
    after: int
    words: str
    has_noun: bool
    is_whole: bool


def match_verb(
    tokens: Tokens, head: int, first: int, begin: int, end: int, *, is_passive: bool
) -> Match | None:
    """The act that a verb reports, or None.

    ``head`` is the verb, ``first`` the first word of its group; ``begin`` and ``end`` are the
    bounds of the sentence.
    """
    base = base_of(tokens.lowers[head])
    patterns = verb_patterns().get(base)
    if not patterns:
        return None
    at = skip_time(tokens, head + 1, end)
    nouns: list[Noun] | None = None
    for pattern in patterns:
        particle = None
        if pattern.particles:
            particle = find_particle(tokens, pattern.particles, head + 1, end)
            if particle is None:
                continue
        noun = None
        if pattern.classes:
            if "name" in pattern.classes:
                if not _is_name(tokens, at, end):
                    continue
            else:
                if nouns is None:
                    nouns = nouns_before(tokens, first, begin) if is_passive else []
                    nouns += nouns_after(tokens, at, end)
                found = _find_noun(pattern, nouns)
                if found is None:
                    continue
                noun, pattern = found
        return _to_match(tokens, pattern, base, head, particle, noun, at, end, is_passive)
    return None


def _find_noun(pattern: Pattern, nouns: list[Noun]) -> tuple[Noun, Pattern] | None:
    """The first noun that a pattern takes, and the pattern with the noun's type if it asks so."""
    for noun in nouns:
        for kind in noun.kinds:
            if kind.name in pattern.classes:
                return noun, pattern
            if "act" in pattern.classes and kind.type:
                recipients = pattern.recipients or kind.recipients
                return noun, pattern._replace(type=kind.type, mode=kind.mode, recipients=recipients)
    return None


def _to_match(
    tokens: Tokens,
    pattern: Pattern,
    base: str,
    head: int,
    particle: int | None,
    noun: Noun | None,
    at: int,
    end: int,
    is_passive: bool,
) -> Match | None:
    if not pattern.type:
        return None
    stop = max(head, particle or 0, noun.end - 1 if noun else 0) + 1
    if noun:
        after = noun.end if noun.first > head else head + 1
    else:
        after = particle + 1 if particle is not None else at
    is_whole = bool(noun) or is_passive or _has_recipient(tokens, pattern, particle, at, end)
    words = [base]
    if particle is not None:
        words.append(tokens.lowers[particle])
    if noun:
        words.append(" ".join(tokens.lowers[noun.first : noun.end]))
    return Match(
        pattern.type,
        pattern.mode,
        pattern.recipients,
        pattern.weight if is_whole else pattern.weight * _LAME,
        stop,
        after,
        " ".join(words),
        noun is not None,
        is_whole,
    )


def _has_recipient(
    tokens: Tokens, pattern: Pattern, particle: int | None, at: int, end: int
) -> bool:
    """Whether what a verb without a noun of its own asks for stands behind it."""
    if particle is not None or not pattern.recipients:
        return True
    if at >= end:
        return "object" not in pattern.recipients
    if "object" in pattern.recipients and tokens.tags[at] in _OPENS_OBJECT:
        return True
    return "object" not in pattern.recipients or tokens.lowers[at] in pattern.recipients


def _is_name(tokens: Tokens, at: int, end: int) -> bool:
    """Whether a capitalized phrase begins at a word, with no second object behind it."""
    if at < end and tokens.tags[at] == "D":
        at += 1
    if at >= end or tokens.tags[at] not in "PLR":
        return False
    index = at
    while index < end and tokens.tags[index] in "PLSNJ#":
        index += 1
    return index >= end or tokens.tags[index] not in 'D"#'
