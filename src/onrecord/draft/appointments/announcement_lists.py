"""Lists of announcements: "- NAME, Nominee for OFFICE", or names under "the following"."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.draft.actors.actors import Actors
from onrecord.draft.appointments.names import GAP, NAME, in_one_line, person, without_titles
from onrecord.draft.appointments.office_in_sentence import office_in_sentence
from onrecord.draft.appointments.offices import is_office, without_article
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import ProposedAppointment
from onrecord.evidence.text import Span

_MARK = r"(?:[ \t\xa0*_•–-]|\d{1,3}\.[ \t]|</?u>|</?strong>)"
_BETWEEN = r"(?:[ \t\xa0\n*_]|</?u>){0,24}"
_LABELED = re.compile(
    rf"^{_MARK}{{0,24}}(?P<name>{NAME}){_BETWEEN}[,:–-]{_BETWEEN}"
    rf"(?P<role>[Nn]ominee|[Nn]ominated|[Aa]ppointee|[Aa]ppointed|[Cc]andidate)"
    rf"{GAP}(?:for|to{GAP}be|to{GAP}serve{GAP}as|as|to){_BETWEEN}",
    re.MULTILINE,
)
_INTRODUCTION = re.compile(
    r"(?:[Nn]ominat|[Aa]ppoint)[^.:]{0,200}?\bfollowing\b[^:.]{0,160}[:.]"
    r"|[Nn]ominat\w{1,4}\s[^.:]{0,160}:"
)
_TELLING = ("ominee", "ominat", "ppoint", "andidate for")
_BULLET = re.compile(
    r"\s{0,40}^[ \t]*[•*-][ \t\xa0]+"
    r"(?P<item>[^\n]*(?:\n(?![ \t]*[•*-][ \t\xa0]|[ \t\xa0]*\n|[ \t]*\Z)[^\n]*){0,6})\n?",
    re.MULTILINE,
)
_ITEM = re.compile(
    rf"[*_]{{0,2}}(?P<name>{NAME}){_BETWEEN}(?:(?:,|:|[–-]){_BETWEEN}(?P<office>\S)|\Z)"
)
_BODY = re.compile(
    rf"\b(?:to|of|on){GAP}the{GAP}(?P<name>[A-Z][\w’'-]*"
    rf"(?:,?{GAP}(?:(?:of|for|on|the|and|to|in|&){GAP}){{0,3}}[A-Z][\w’'-]*){{1,12}})"
)
_AS = re.compile(rf"\bas{GAP}")
# Blank lines, the next item, the end of what is bold or underlined, and the end of a sentence.
_END = re.compile(
    r"\n[ \t\xa0]*\n|\n[ \t]*[•*-][ \t]|\n[ \t]*\d{1,3}\.[ \t]|  \n|\.\s{2}|<!--|\\#|\n#"
    r"|\*\*(?!\s{0,9}[<*])|</u>(?!\s{0,9}\*{0,4}\s{0,9}<(?:u|span)\b)|</span>"
)
_LONGEST = 400


def find_listed_announcements(parsed: ParsedText, actors: Actors) -> list[ProposedAppointment]:
    """The entries of a text's lists of those who are to be nominated or appointed, in order."""
    text, start = parsed.text, parsed.start
    if not any(each in text for each in _TELLING):
        return []
    found = [_labeled(text, entry, actors) for entry in _LABELED.finditer(text, start)]
    read = 0
    for introduction in _INTRODUCTION.finditer(text, start):
        if introduction.end() >= read:
            items, read = _introduced(text, introduction, actors)
            found += items
    return [each for each in found if each]


def _labeled(text: str, entry: re.Match[str], actors: Actors) -> ProposedAppointment | None:
    end = _END.search(text, entry.end(), entry.end() + _LONGEST)
    stop = end.start() if end else min(entry.end() + _LONGEST, len(text))
    office = _trimmed(text, Span(entry.end(), stop))
    if office.start >= office.end:
        return None
    action = "appointed" if entry["role"].lower().startswith("appoint") else "announced"
    if entry["role"].lower() == "candidate":
        action = "candidate"
    name = Span(*entry.span("name"))
    return _proposal(text, name, office, action, 0.98, "name labeled as nominee", actors)


def _introduced(
    text: str, introduction: re.Match[str], actors: Actors
) -> tuple[list[ProposedAppointment | None], int]:
    """The items of a list whose introduction says what they are, and where the list ends."""
    common = _AS.search(text, *introduction.span())
    shared = office_in_sentence(text, common.end(), introduction.end()) if common else None
    # "to the River Board": what an item that has no more than "Member" is a member of.
    body = _BODY.search(text, *introduction.span())
    found: list[ProposedAppointment | None] = []
    place = introduction.end()
    while bullet := _BULLET.match(text, place):
        place = bullet.end()
        start, end = bullet.span("item")
        item = _ITEM.match(text, start, end)
        if not item:
            continue
        office = shared
        if item["office"]:
            office = _trimmed(text, Span(item.start("office"), end))
            if not is_office(text[slice(*office)]) or _LABELED.match(text, bullet.start("item")):
                continue
        if office:
            name = Span(*item.span("name"))
            because = "item of a list of those named"
            proposal = _proposal(text, name, office, "announced", 0.9, because, actors)
            if body and len(proposal.office_name.split()) < 3:
                long = f"{proposal.office_name}, {in_one_line(text, Span(*body.span('name')))}"
                proposal = replace(proposal, office_name=long)
            found.append(proposal)
    return found, place


def _proposal(
    text: str,
    name: Span,
    office: Span,
    action: str,
    score: float,
    because: str,
    actors: Actors,
) -> ProposedAppointment:
    name = without_titles(text, name)
    main = Span(min(name.start, office.start), max(name.end, office.end))
    # An office that stands above the list is a piece by itself.
    pieces = (
        (main,) if office.start >= name.end and office.start - name.end < 80 else (office, name)
    )
    return ProposedAppointment(
        main=pieces,
        appointee=person(text, name, actors),
        office=office,
        office_name=in_one_line(text, office),
        action=action,
        score=score,
        because=because,
    )


def _trimmed(text: str, span: Span) -> Span:
    words = text[slice(*span)].rstrip(" \t\xa0\n,;:.*_-•\\<")
    return without_article(text, Span(span.start, span.start + len(words)))
