"""Sentences that name somebody to an office: "tapped NAME as OFFICE", "NAME was named OFFICE"."""

from __future__ import annotations

import re
from functools import cache

from onrecord.draft.actors.actors import Actors
from onrecord.draft.appointments.names import (
    GAP,
    NAME,
    in_one_line,
    is_name,
    person,
    without_titles,
)
from onrecord.draft.appointments.offices import office_in_sentence
from onrecord.draft.lexicons.read import read_rows
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import ProposedAppointment
from onrecord.evidence.text import Span

# "of Ohio", "a former prosecutor from Ohio," and the like, between a name and "as".
_ASIDE = (
    rf"(?:,?{GAP}(?:of|from){GAP}(?:the{GAP})?[A-Z][\w.-]*(?:{GAP}[A-Z][\w.-]*){{0,3}})?"
    rf"(?:,{GAP}[^,.;:]{{2,120}},|{GAP}\([^()]{{1,60}}\))?"
)
_AS = (
    rf"(?:as|for|to{GAP}be|to{GAP}serve{GAP}as|to{GAP}become|to{GAP}replace|to"
    rf"|to{GAP}the{GAP}(?:post|position|role|office|job){GAP}of)"
)
_OBJECT = re.compile(
    rf"{GAP}(?!by\b)(?:(?P<held>(?:[A-Za-z.’'-]+{GAP}){{0,5}}?))(?P<name>{NAME}){_ASIDE},?{GAP}(?P<as>{_AS}{GAP})?"
)
_AND_OBJECT = re.compile(rf",?{GAP}(?:and{GAP})?(?P<name>{NAME}){_ASIDE},?{GAP}(?P<as>{_AS}{GAP})")
_SUBJECT = re.compile(
    rf"(?P<name>{NAME}){_ASIDE},?{GAP}(?P<passive>(?:(?:who|has|had|have|was|were|is|are|be|being|been|will|would|to|just|also"
    rf"|first|recently|today|formally|officially|then|later|previously|unanimously){GAP}){{0,6}})\Z"
)
_AGENT = re.compile(rf"(?P<name>{NAME})(?:{GAP}(?!that\b)[\w’']{{1,14}}){{0,9}}{GAP}\Z")
_BY = re.compile(
    rf"(?:{GAP}in{GAP}\d{{4}})?{GAP}by{GAP}(?:[a-z]+{GAP}){{0,2}}(?P<name>{NAME}){_ASIDE},?(?={GAP})"
)
_BE = re.compile(r"\b(?:am|is|are|was|were|be|been|being)\b")
# "was named last week as", "was appointed in 2019 to", "was sworn in as".
_WHEN = rf"(?:{GAP}(?:in|on|last|this|earlier){GAP}\w+(?:{GAP}\d{{1,4}})?,?)?"
_AFTER_PASSIVE = re.compile(rf"(?:{GAP}in(?={GAP}as\b))?{_WHEN}(?P<as>{GAP}{_AS})?{GAP}")
_SERVES = re.compile(
    rf"(?:will|would|is{GAP}to|are{GAP}to|to){GAP}(?:also{GAP})?(?:serve{GAP}as|become|be{GAP}(?:the|our|his|her){GAP}(?:next|new)){GAP}"
)
_IN_THE_PAST = re.compile(
    r"\b(?:(?:in|since|until|from)\s{1,9}(?:[A-Z][a-z]{2,8},?\s{1,9})?(?:19|20)\d\d\b"
    r"|previously|formerly|earlier|later|had)\b",
    re.IGNORECASE,
)
_INTENT = re.compile(
    r"\b(?:inten[dt]s?|intention|plans?|planned|will|would|expected|going|wants?|said)\b"
)
_CONDITION = re.compile(r"\b(?:if|whether|unless|should|could|may|might|were to)\b", re.IGNORECASE)
_NEGATION = re.compile(r"\b(?:not|never|n[’']t|refused|declined|failed)\b")
# "chose Senator Roe": the office is the title of a name behind it.
_IS_TITLE = re.compile(rf"\.?{GAP}[A-Z]")
_BEFORE = 160
_AFTER = 400


def find_announcing_sentences(parsed: ParsedText, actors: Actors) -> list[ProposedAppointment]:
    """The appointments that verbs tell of, in order."""
    verbs, text = _actions(), parsed.text
    words, lowers = parsed.tokens.words, parsed.tokens.lowers
    starts, ends = parsed.tokens.starts, parsed.tokens.ends
    found: list[ProposedAppointment] = []
    for index, word in enumerate(lowers):
        # "Fire" or "Name" with a capital is a noun of a heading.
        if word in verbs and (word.endswith(_INFLECTED) or words[index].islower()):
            verb, action = Span(starts[index], ends[index]), verbs[word]
            around = _sentence(parsed, verb)
            if action != "resigned":
                read = _active(text, verb, around) or _passive(text, verb, around, _BE)
            else:
                read = _passive(text, verb, around, None)
        elif word in _SERVING and (serves := _SERVES.match(text, starts[index])):
            around = _sentence(parsed, Span(*serves.span()))
            read = _serving(text, Span(*serves.span()), around)
            verb, action = Span(*serves.span()), "designate"
        else:
            continue
        made = (_proposal(text, verb, action, around, each, actors) for each in read)
        found += [each for each in made if is_name(each.appointee.name)]
    return found


_INFLECTED = ("ed", "s", "ing", "en", "sworn")
_SERVING = frozenset(["will", "would", "is", "are"])
# A name, its office, and whether something is said of who names.
_Read = tuple[Span, Span, Span | None]


@cache
def _actions() -> dict[str, str]:
    return {row["verb"]: row["action"] for row in read_rows("appointing")}


def _sentence(parsed: ParsedText, verb: Span) -> Span:
    """What stands near the verb in its sentence; initials may have cut the sentence in two."""
    sentences, number = parsed.sentences, parsed.sentence_at(verb.start)
    paragraphs = parsed.paragraphs
    paragraph = paragraphs[parsed.paragraph_at(verb.start)]
    first, last = sentences[number], sentences[number]
    while parsed.text[last.end - 3 : last.end - 2] in " .(" and number + 1 < len(sentences):
        number += 1
        last = sentences[number]
        if last.end - first.start > _AFTER:
            break
    return Span(
        max(first.start, verb.start - _BEFORE, paragraph.start),
        min(last.end, verb.end + _AFTER, paragraph.end),
    )


def _active(text: str, verb: Span, around: Span) -> list[_Read]:
    """ "X nominated NAME as OFFICE, NAME for OFFICE and NAME to be OFFICE"."""
    named = _OBJECT.match(text, verb.end, around.end)
    agent = _AGENT.search(text, around.start, verb.start)
    who = Span(*agent.span("name")) if agent else None
    found: list[_Read] = []
    while named:
        name = Span(*named.span("name"))
        office = office_in_sentence(text, named.end(), around.end)
        if (
            not office
            or _IS_TITLE.match(text, office.end, around.end)
            or text[verb.end : name.start].rsplit(None, 1)[-1:] in (["the"], ["a"])
        ):
            break
        found.append((name, office, who))
        named = _AND_OBJECT.match(text, office.end, around.end)
    return found


def _passive(text: str, verb: Span, around: Span, needed: re.Pattern[str] | None) -> list[_Read]:
    """ "NAME was appointed by X as OFFICE"; also "NAME resigned as OFFICE"."""
    named = _SUBJECT.search(text, around.start, verb.start)
    if not named or (needed and not needed.search(named["passive"])):
        return []
    place = verb.end
    by = _BY.match(text, place, around.end)
    who = Span(*by.span("name")) if by else None
    after = _AFTER_PASSIVE.match(text, by.end() if by else place, around.end)
    office = office_in_sentence(text, after.end(), around.end) if after else None
    return [(Span(*named.span("name")), office, who)] if office else []


def _serving(text: str, verb: Span, around: Span) -> list[_Read]:
    """ "NAME will serve as OFFICE"."""
    named = _SUBJECT.search(text, around.start, verb.start)
    office = office_in_sentence(text, verb.end, around.end)
    return [(Span(*named.span("name")), office, None)] if named and office else []


def _proposal(
    text: str, verb: Span, action: str, around: Span, read: _Read, actors: Actors
) -> ProposedAppointment:
    name, office, who = read
    before = text[around.start : verb.start]
    if action in ("nominated", "appointed") and _INTENT.search(before[-60:]):
        action = "announced"
    name = without_titles(text, name)
    score = 0.75
    if (
        _IN_THE_PAST.search(text, around.start, max(office.end, verb.end))
        or " " not in text[slice(*name)]
    ):
        score = 0.45
    if _NEGATION.search(before[-40:]) or _CONDITION.search(before[-80:]):
        score = 0.2
    first = min(name.start, verb.start, who.start if who else verb.start)
    return ProposedAppointment(
        main=(Span(first, max(office.end, name.end, verb.end)),),
        appointee=person(text, name, actors),
        office=office,
        office_name=in_one_line(text, office),
        action=action,
        score=score,
        because=f"verb of naming: {in_one_line(text, verb)}",
        appointing_authority=person(text, without_titles(text, who), actors) if who else None,
    )
