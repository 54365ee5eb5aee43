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
from onrecord.draft.events.patterns import CLASSES, NounClass, Pattern, verb_patterns
from onrecord.draft.parsed.tokens import Tokens
from onrecord.draft.parsed.verb_forms import base_of

# Types of acts that are carried out, and not granted or given.
_DEEDS = frozenset(
    ["ASSAULT", "COERCE", "PROTEST", "ACCUSE", "CONSULT", "MOBILIZE", "COOPERATE", "SANCTION"]
)
_AUXILIARIES = {
    **dict.fromkeys(("am", "is", "are", "was", "were", "been", "being"), "be"),
    **dict.fromkeys(("has", "had", "having"), "have"),
}
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
    base = _base(tokens.lowers[head])
    patterns = verb_patterns().get(base)
    if not patterns:
        return None
    at = skip_time(tokens, head + 1, end)
    behind: list[Noun] | None = None
    before: list[Noun] | None = None
    for rank, group in patterns:
        fitting = []
        for pattern in group:
            particle = None
            if pattern.particles:
                particle = find_particle(tokens, pattern.particles, head + 1, end)
                if particle is None:
                    continue
            fitting.append((pattern, particle))
        if not fitting:
            continue
        if rank < CLASSES:
            pattern, particle = fitting[0]
            return _to_match(tokens, pattern, base, head, particle, None, at, end, is_passive)
        for pattern, particle in fitting:
            if "name" in pattern.classes and _is_name(tokens, at, end):
                return _to_match(tokens, pattern, base, head, particle, None, at, end, is_passive)
            if "thing" in pattern.classes and at < end and tokens.tags[at] in _OPENS_OBJECT:
                return _to_match(tokens, pattern, base, head, particle, None, at, end, is_passive)
        if before is None or behind is None:
            before = nouns_before(tokens, first, begin)
            behind = nouns_after(tokens, at, end)
        found = _find_noun(fitting, before if is_passive else [], "") or _find_noun(
            fitting, behind, ""
        )
        if found is None and not is_passive:
            found = _find_noun(fitting, before, "^")
        if found:
            pattern, particle, noun = found
            return _to_match(tokens, pattern, base, head, particle, noun, at, end, is_passive)
    return None


def _base(lower: str) -> str:
    """The base form of a verb, of auxiliaries too."""
    return _AUXILIARIES.get(lower) or base_of(lower)


def _find_noun(
    fitting: list[tuple[Pattern, int | None]], nouns: list[Noun], mark: str
) -> tuple[Pattern, int | None, Noun] | None:
    """The first noun that a pattern takes, with the pattern, typed by the noun if it asks so.

    ``mark`` stands before classes of the subject.
    """
    for noun in nouns:
        names = {mark + kind.name: kind for kind in noun.kinds}
        for pattern, particle in fitting:
            if not pattern.classes.isdisjoint(names):
                return pattern, particle, noun
            kind = None if mark else _act_of(pattern, noun)
            if kind:
                recipients = pattern.recipients or kind.recipients
                typed = pattern._replace(type=kind.type, mode=kind.mode, recipients=recipients)
                return typed, particle, noun
    return None


def _act_of(pattern: Pattern, noun: Noun) -> NounClass | None:
    """The class of a noun that types a pattern, which takes any act, or any deed."""
    if "deed" in pattern.classes:
        return next((each for each in noun.kinds if each.type in _DEEDS), None)
    if "act" in pattern.classes:
        return next((each for each in noun.kinds if each.type), None)
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
        after = noun.end if noun.first > head else at
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
    if "object" in pattern.recipients:
        if tokens.tags[at] == "I" and at + 2 < end:
            at += 2 * (tokens.tags[at + 1] == "N" and tokens.tags[at + 2] in "D#")  # free on bail a
        return tokens.tags[at] in _OPENS_OBJECT or tokens.lowers[at] in pattern.recipients
    return True


def _is_name(tokens: Tokens, at: int, end: int) -> bool:
    """Whether a capitalized phrase begins at a word, with no second object behind it."""
    if at < end and tokens.tags[at] == "D":
        at += 1
    if at >= end or tokens.tags[at] not in "PLR":
        return False
    index = at
    while index < end and (tokens.tags[index] in "PLSNJ#" or tokens.lowers[index] in ("of", "the")):
        index += 1
    return index >= end or tokens.tags[index] not in 'D"#'
