"""Match one verb and what stands around it with the patterns of its base form."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.draft.events.around import Verb, base_form, has_recipient, is_there, particles_near
from onrecord.draft.events.objects import Noun, nouns_after, nouns_before
from onrecord.draft.events.patterns import CLASSES, NounClass, Pattern, verb_patterns
from onrecord.draft.parsed.chunks import VerbGroup
from onrecord.draft.parsed.tokens import Tokens

# Types of acts that are carried out, and not granted or given.
DEEDS = frozenset(
    ["ASSAULT", "COERCE", "PROTEST", "ACCUSE", "CONSULT", "MOBILIZE", "COOPERATE", "SANCTION"]
)
# What is left of the weight of a pattern where the object that it asks for does not follow; set by
# hand.
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


class _Fit(NamedTuple):
    """A pattern that fits so far, with the index of its particle and the noun of its class."""

    pattern: Pattern
    particle: int | None
    noun: Noun | None = None


def match_verb(tokens: Tokens, group: VerbGroup, begin: int, end: int) -> Match | None:
    """The act that the verb of a group reports, or None, in the sentence between two words."""
    ranks = verb_patterns().get(base_form(tokens.lowers[group.head]))
    if not ranks:
        return None
    verb = Verb(tokens, group.head, group.first, begin, end, group.is_passive)
    near = particles_near(verb)
    nouns: list[Noun] | None = None
    for rank, patterns in ranks:
        fits = _fitting(patterns, near)
        if not fits:
            continue
        if rank < CLASSES:
            return _to_match(verb, fits[0])
        fit = next((each for each in fits if _is_there(verb, each)), None)
        if fit is None:
            if nouns is None:
                nouns = nouns_after(verb.tokens, verb.at, verb.end)
                if verb.is_passive:
                    nouns = nouns_before(verb.tokens, verb.first, verb.begin) + nouns
            fit = _with_noun(fits, nouns)
        if fit is None and not verb.is_passive and any(each.pattern.is_of_subject for each in fits):
            fit = _with_noun(fits, nouns_before(verb.tokens, verb.first, verb.begin), "^")
        if fit:
            return _to_match(verb, fit)
    return None


def _fitting(patterns: tuple[Pattern, ...], near: dict[str, int]) -> list[_Fit]:
    """The patterns whose particle stands near."""
    found = []
    for pattern in patterns:
        if not pattern.particles:
            found.append(_Fit(pattern, None))
            continue
        place = next((near[each] for each in pattern.particles if each in near), None)
        if place is not None:
            found.append(_Fit(pattern, place))
    return found


def _is_there(verb: Verb, fit: _Fit) -> bool:
    at = verb.at if fit.particle is None else fit.particle + 1
    return is_there(verb, fit.pattern.classes, at)


def _with_noun(fits: list[_Fit], nouns: list[Noun], mark: str = "") -> _Fit | None:
    """The first noun that a pattern takes, with the pattern, typed by the noun if it asks so.

    ``mark`` stands before classes of the subject.
    """
    for noun in nouns:
        names = [mark + kind.name for kind in noun.kinds]
        for fit in fits:
            if not fit.pattern.classes.isdisjoint(names):
                return fit._replace(noun=noun)
            kind = None if mark else _act_of(fit.pattern, noun)
            if kind:
                recipients = fit.pattern.recipients or kind.recipients
                typed = fit.pattern._replace(type=kind.type, mode=kind.mode, recipients=recipients)
                return _Fit(typed, fit.particle, noun)
    return None


def _act_of(pattern: Pattern, noun: Noun) -> NounClass | None:
    """The class of a noun that types a pattern, which takes any act, or any deed."""
    if "deed" in pattern.classes:
        return next((each for each in noun.kinds if each.type in DEEDS), None)
    if "act" in pattern.classes:
        return next((each for each in noun.kinds if each.type), None)
    return None


def _to_match(verb: Verb, fit: _Fit) -> Match | None:
    pattern, particle, noun = fit
    if not pattern.type:
        return None
    lowers = verb.tokens.lowers
    words = [base_form(lowers[verb.head])]
    stop, after = verb.head + 1, verb.at
    if particle is not None:
        words.append(lowers[particle])
        stop = after = particle + 1
    if noun:
        words.append(" ".join(lowers[noun.first : noun.end]))
        is_behind = noun.first > verb.head
        stop = max(stop, noun.end)
        after = noun.end if is_behind else verb.at
    is_whole = noun is not None or verb.is_passive or particle is not None
    is_whole = is_whole or has_recipient(verb, pattern.recipients)
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
