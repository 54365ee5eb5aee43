"""Sentences that name somebody to an office: "tapped NAME as OFFICE", "NAME was named OFFICE"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from onrecord.draft.actors.actors import Actors
from onrecord.draft.appointments.appointing_verbs import AppointingVerb, read_appointing_verbs
from onrecord.draft.appointments.names import (
    is_name,
    mention_at_end,
    person,
    without_marks,
    without_titles,
)
from onrecord.draft.appointments.naming_clauses import (
    Naming,
    match_serving,
    match_successor,
    read_active,
    read_leaving,
    read_office_first,
    read_passive,
    read_serving,
)
from onrecord.draft.parsed.chunks import NounPhrase
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import Mention, ProposedAppointment
from onrecord.evidence.text import Span

_LEAVING = frozenset(["dismissed", "resigned", "defeated"])
_SERVING = frozenset(["will", "would", "is", "are"])
_IN_THE_PAST = re.compile(
    r"""
    \b(?:(?:in|since|until|from)\s{1,9}                 # in 2011, since May 2, 2011
            (?:[A-Z][a-z]{2,8},?\s{1,9})?(?:19|20)\d\d\b
        |previously|formerly|earlier|later|had)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_INTENT = re.compile(
    r"\b(?:inten[dt]s?|intention|plans?|planned|will|would|expected|going|wants?|said)\b"
)
_CONDITION = re.compile(r"\b(?:if|whether|unless|should|could|may|might|were to)\b", re.IGNORECASE)
_NEGATION = re.compile(r"\b(?:not|never|n[’']t|refused|declined|failed)\b")
# How much of a sentence before and behind its verb is read.
_BEFORE = 160
_AFTER = 400
# Set by hand, since no corpus at hand has such sentences coded: they only say what is proposed by
# default, and in which order. What is past, or has no more than a surname, is background more often
# than news; what is denied or conditional names nobody.
_SCORE = 0.75
_SCORE_OF_A_PRONOUN = 0.6
_SCORE_OF_BACKGROUND = 0.45
_SCORE_OF_A_DENIAL = 0.2


def find_announcing_sentences(parsed: ParsedText, actors: Actors) -> list[ProposedAppointment]:
    """The appointments that verbs tell of, in order."""
    verbs, tokens = read_appointing_verbs(), parsed.tokens
    found: list[ProposedAppointment] = []
    for index, lower in enumerate(tokens.lowers):
        if lower in verbs:
            told = _told(parsed, index, verbs[lower], actors)
            found += told or _succeeds(parsed, index, verbs[lower], found, actors)
        elif lower in _SERVING and (serves := match_serving(parsed.text, tokens.starts[index])):
            around = _around(parsed, serves)
            for naming in read_serving(parsed.text, serves, around):
                found += _proposals(parsed, serves, "designate", around, naming, actors)
    return found


def _told(
    parsed: ParsedText, index: int, verb: AppointingVerb, actors: Actors
) -> list[ProposedAppointment]:
    """What the verb at a word tells, if it is one."""
    tokens, text = parsed.tokens, parsed.text
    end = index + 1 + bool(verb.particle)
    # "Fire" or "Name" with a capital is a noun of a heading.
    is_noun = verb.is_base and not tokens.words[index].islower()
    if is_noun or (verb.particle and tokens.lowers[index + 1 : end] != [verb.particle]):
        return []
    span = parsed.span_of(index, end)
    around = _around(parsed, span)
    if verb.person == "subject":
        namings = read_leaving(text, span, around)
    else:
        namings = (
            read_passive(text, span, around)
            or read_active(text, span, around)
            or read_office_first(text, span, around)
        )
    return [
        proposal
        for naming in namings
        for proposal in _proposals(parsed, span, verb.action, around, naming, actors)
    ]


def _succeeds(
    parsed: ParsedText,
    index: int,
    verb: AppointingVerb,
    before: list[ProposedAppointment],
    actors: Actors,
) -> list[ProposedAppointment]:
    """Who is named the successor of somebody whose office the sentence has just told."""
    text, span = parsed.text, parsed.span_of(index, index + 1)
    around = _around(parsed, span)
    last = before[-1] if before else None
    if last is None or last.main[0].start < around.start or verb.action == "dismissed":
        return []
    named = match_successor(text, span, around)
    if not named:
        return []
    naming = Naming(Span(*named.span("name")), last.office)
    made = _proposals(parsed, span, verb.action, around, naming, actors)
    return [
        replace(
            each,
            main=(last.office, Span(span.start, named.end())),
            appointing_authority=last.appointing_authority if last.action == "dismissed" else None,
            predecessor=last.appointee if last.action in _LEAVING else None,
        )
        for each in made
        if each.appointee.name != last.appointee.name
    ]


def _around(parsed: ParsedText, verb: Span) -> Span:
    """What stands near the verb in its sentence and paragraph."""
    sentence = parsed.sentences[parsed.sentence_at(verb.start)]
    paragraph = parsed.paragraphs[parsed.paragraph_at(verb.start)]
    return Span(
        max(sentence.start, verb.start - _BEFORE, paragraph.start),
        min(sentence.end, verb.end + _AFTER, paragraph.end),
    )


def _proposals(
    parsed: ParsedText, verb: Span, action: str, around: Span, naming: Naming, actors: Actors
) -> list[ProposedAppointment]:
    """The proposal of a naming, or none if no person is named."""
    text, office = parsed.text, naming.office
    appointee = _person(parsed, naming.name, actors)
    if not appointee:
        return []
    authority = _authority(parsed, naming.authority, actors) if naming.authority else None
    if authority and authority.name == appointee.name:
        return []  # "Lee appointed him": whoever that is, not Lee.
    before = text[around.start : verb.start]
    if action in ("nominated", "appointed") and _INTENT.search(before[-60:]):
        action = "announced"
    places = [appointee.span, verb, *([naming.authority] if naming.authority and authority else [])]
    first = min(place.start for place in places)
    end = max(office.end, appointee.span.end, verb.end)
    made = ProposedAppointment(
        main=(Span(first, end),),
        appointee=appointee,
        office=office,
        office_name=without_marks(text, office),
        action=action,
        score=_score(text, appointee, Span(around.start, end), before),
        because=f"verb of naming: {without_marks(text, verb)}",
        appointing_authority=authority,
    )
    return [made]


def _score(text: str, appointee: Mention, clause: Span, before: str) -> float:
    words = text[slice(*appointee.span)]
    if _NEGATION.search(before[-40:]) or _CONDITION.search(before[-80:]):
        return _SCORE_OF_A_DENIAL
    if _IN_THE_PAST.search(text, *clause):
        return _SCORE_OF_BACKGROUND
    if not is_name(words):
        return _SCORE_OF_A_PRONOUN
    return _SCORE if " " in words else _SCORE_OF_BACKGROUND


def _person(parsed: ParsedText, span: Span, actors: Actors) -> Mention | None:
    """The person who is named at a place, or whom the pronoun there stands for."""
    name = without_titles(parsed.text, span)
    found = person(parsed.text, name, actors)
    if is_name(found.name):
        return found
    index = bisect_left(parsed.tokens.starts, span.start)
    if parsed.tokens.tags[index : index + 1] not in ("R", "D"):
        return None
    found = actors.of(NounPhrase(index, index + 1, "pronoun"))
    return found if found.kind == "person" and is_name(found.name) else None


def _authority(parsed: ParsedText, span: Span, actors: Actors) -> Mention | None:
    """Who names or dismisses somebody: a person, or the body whose name stands at the end."""
    return _person(parsed, span, actors) or mention_at_end(span, actors)
