"""Read who is named to which office by whom, around a verb that tells of it."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.draft.appointments.names import GAP, NAME
from onrecord.draft.appointments.office_in_sentence import office_in_sentence
from onrecord.draft.appointments.offices import is_office
from onrecord.evidence.text import Span

# What may stand between a name and its office.
_ASIDE = rf"""
    (?:,?{GAP}(?:of|from){GAP}(?:the{GAP})?             # Ann Lee of the Ohio Valley
        [A-Z][\w.-]*(?:{GAP}[A-Z][\w.-]*){{0,3}})?
    (?:,{GAP}[^,.;:]{{2,120}},                          # Ann Lee, a former judge,
        |{GAP}\([^()]{{1,60}}\))?                       # Ann Lee (pictured)
"""
_AS = rf"""
    (?:as|for                                           # as director, for director
        |to{GAP}be                                      # to be director
        |to{GAP}serve{GAP}as                            # to serve as director
        |to{GAP}become                                  # to become director
        |to{GAP}(?:lead|head|run){GAP}[^,.;:]{{1,60}}?{GAP}as   # to lead the Mint as director
        |(?:to|from){GAP}(?:the|his|her|their|a){GAP}   # to the post of director
            (?:posts?|positions?|roles?|office|job){GAP}(?:of|as)
        |to(?={GAP}(?:the|an?|his|her|[A-Z])))          # to the directorship, but not: to head it
"""
# A pronoun; "her" goes with the noun behind it, if nothing else does.
_HIM = rf"(?:him|her(?={GAP}(?:as|for|to)\b))\b"
_OBJECT = re.compile(
    rf"""
    {GAP}(?!by\b)
    (?:[A-Za-z.’'-]+{GAP}){{0,5}}?                      # nominated former senator
    (?P<name>{NAME}|{_HIM}){_ASIDE},?{GAP}
    (?:{_AS}{GAP})?                                     # none: named Ann Lee director
    """,
    re.VERBOSE,
)
_AND_OBJECT = re.compile(
    rf"""
    ,?{GAP}(?:and{GAP})?                                # ... for director, and Ben Roe for judge
    (?P<name>{NAME}){_ASIDE},?{GAP}(?:{_AS}{GAP})
    """,
    re.VERBOSE,
)
_SUBJECT = re.compile(
    rf"""
    (?P<name>{NAME}|\b(?:he|she)\b){_ASIDE},?{GAP}
    (?P<passive>(?:(?:who|has|had|have|was|were|is|are|be|being|been|will|would|to
        |just|also|first|recently|today|formally|officially|then|later|previously|unanimously)
        {GAP}){{0,6}})\Z                                # Ann Lee, who has just been
    """,
    re.VERBOSE,
)
_AGENT = re.compile(
    rf"(?P<name>{NAME})(?:{GAP}(?!that\b)[\w’']{{1,14}}){{0,9}}{GAP}\Z"  # Lee said he would
)
_BY = re.compile(
    rf"""
    (?:{GAP}in{GAP}\d{{4}})?                            # was appointed in 2019
    {GAP}by{GAP}(?:[a-z]+{GAP}){{0,2}}                  # by former president
    (?P<name>{NAME}){_ASIDE},?
    """,
    re.VERBOSE,
)
_BE = re.compile(r"\b(?:am|is|are|was|were|be|been|being)\b")
_AFTER_PASSIVE = re.compile(
    rf"""
    (?:{GAP}(?:in|on|last|this|earlier){GAP}            # was named last week, on May 2, in 2019
        \w+(?:{GAP}\d{{1,4}})?,?)?
    (?:{GAP}{_AS})?{GAP}                               # none: was named director
    """,
    re.VERBOSE,
)
_SERVES = re.compile(
    rf"""
    (?:will|would|is{GAP}to|are{GAP}to){GAP}(?:also{GAP})?
    (?:serve{GAP}as|become                              # will serve as, is to become
        |be{GAP}(?:the|our|his|her){GAP}(?:next|new))   # would be the next
    {GAP}
    """,
    re.VERBOSE,
)
_OFFICE_FIRST = re.compile(
    rf"""
    {GAP}(?:the|its|their|his|her|our){GAP}
    (?P<office>(?P<head>[\w’'-]+(?:{GAP}(?!(?:of|for|in|at)\b)[\w’'-]+){{0,5}})
        (?:{GAP}(?:of|for|in|at){GAP}[\w’'-]+(?:{GAP}[\w’'-]+){{0,7}})?)
    ,{GAP}(?P<name>{NAME})(?=[,.;)]|\Z)                 # the head of the mint, Ann Lee,
    """,
    re.VERBOSE,
)
_SUCCESSOR = re.compile(
    rf"""
    {GAP}(?P<name>{NAME}){_ASIDE},?{GAP}
    (?:(?:as|to{GAP}be|to{GAP}become){GAP}(?:his|her|its|their|the){GAP}
            (?:[a-z]+{GAP}){{0,2}}?(?:successor|replacement) # named Ann Lee as her successor
        |to{GAP}(?:succeed|replace){GAP}(?:him|her|them))\b
    """,
    re.VERBOSE,
)
# "chose Senator Roe": the office is the title of a name behind it.
_IS_TITLE = re.compile(rf"\.?{GAP}[A-Z]")


class Naming(NamedTuple):
    """Where a person, the office, and who names or dismisses the person stand."""

    name: Span
    office: Span
    authority: Span | None = None


def read_active(text: str, verb: Span, around: Span) -> list[Naming]:
    """What "X nominated NAME as OFFICE, NAME for OFFICE and NAME to be OFFICE" tells.

    >>> text = "Lee named Ann Roe as judge."
    >>> [text[slice(*each.office)] for each in read_active(text, Span(4, 9), Span(0, 27))]
    ['judge']
    """
    named = _OBJECT.match(text, verb.end, around.end)
    found: list[Naming] = []
    while named:
        name = Span(*named.span("name"))
        office = office_in_sentence(text, named.end(), around.end)
        is_article_before = text[verb.end : name.start].split()[-1:] in (["the"], ["a"])
        if not office or is_article_before or _IS_TITLE.match(text, office.end, around.end):
            break
        found.append(Naming(name, office))
        named = _AND_OBJECT.match(text, office.end, around.end)
    authority = _agent(text, verb, around) if found else None
    return [each._replace(authority=authority) for each in found]


def read_office_first(text: str, verb: Span, around: Span) -> list[Naming]:
    """What "X dismissed the OFFICE, NAME," tells.

    >>> text = "Lee fired the head of the mint, Ann Roe, on Monday."
    >>> [text[slice(*each.office)] for each in read_office_first(text, Span(4, 9), Span(0, 51))]
    ['head of the mint']
    """
    named = _OFFICE_FIRST.match(text, verb.end, around.end)
    if not named or " " not in named["name"] or not is_office(named["head"].split()[-1]):
        return []
    name, office = Span(*named.span("name")), Span(*named.span("office"))
    return [Naming(name, office, _agent(text, verb, around))]


def match_successor(text: str, verb: Span, around: Span) -> re.Match[str] | None:
    """What "X named NAME as her successor" tells, if it does: who it is, without an office."""
    return _SUCCESSOR.match(text, verb.end, around.end)


def read_passive(text: str, verb: Span, around: Span) -> list[Naming]:
    """What "NAME was appointed by X as OFFICE" tells, or "... as OFFICE by X"."""
    if not _BE.search(text, around.start, verb.start):
        return []
    named = _SUBJECT.search(text, around.start, verb.start)
    if not named or not _BE.search(named["passive"]):
        return []
    by = _BY.match(text, verb.end, around.end)
    office = _office_behind(text, by.end() if by else verb.end, around)
    if not office:
        return []
    by = by or _BY.match(text, office.end, around.end)
    authority = Span(*by.span("name")) if by else None
    return [Naming(Span(*named.span("name")), office, authority)]


def read_leaving(text: str, verb: Span, around: Span) -> list[Naming]:
    """What "NAME resigned as OFFICE" tells."""
    named = _SUBJECT.search(text, around.start, verb.start)
    office = _office_behind(text, verb.end, around)
    return [Naming(Span(*named.span("name")), office)] if named and office else []


def match_serving(text: str, start: int) -> Span | None:
    """The words "will serve as" and the like, if they begin at a place."""
    serves = _SERVES.match(text, start)
    return Span(*serves.span()) if serves else None


def read_serving(text: str, verb: Span, around: Span) -> list[Naming]:
    """What "NAME will serve as OFFICE" tells."""
    named = _SUBJECT.search(text, around.start, verb.start)
    office = office_in_sentence(text, verb.end, around.end)
    return [Naming(Span(*named.span("name")), office)] if named and office else []


def _agent(text: str, verb: Span, around: Span) -> Span | None:
    """Whoever stands before an active verb."""
    agent = _AGENT.search(text, around.start, verb.start)
    return Span(*agent.span("name")) if agent else None


def _office_behind(text: str, start: int, around: Span) -> Span | None:
    after = _AFTER_PASSIVE.match(text, start, around.end)
    return office_in_sentence(text, after.end(), around.end) if after else None
