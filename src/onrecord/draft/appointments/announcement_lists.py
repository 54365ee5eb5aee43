"""Lists of announcements: "- NAME, Nominee for OFFICE", or names under "the following"."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.draft.actors.actors import Actors
from onrecord.draft.appointments.announcement_patterns import (
    AS,
    BODY,
    BULLET,
    END,
    INTRODUCTION,
    ITEM,
    LABELED,
    TELLING,
)
from onrecord.draft.appointments.names import person, without_marks, without_titles
from onrecord.draft.appointments.office_in_sentence import office_in_sentence
from onrecord.draft.appointments.offices import is_office, without_article
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import Mention, ProposedAppointment
from onrecord.evidence.text import Span

# The longest office, and how far behind the name it begins, in characters.
_LONGEST = 400
_BESIDE = 80
# The rules in plain words, with scores set by hand. Of what they found in the lists of development
# documents, 97 of 100 were right, those with a label most often.
_RULES = {
    "label": ("name labeled as nominee", 0.98),
    "item": ("item of a list of those named", 0.9),
}


def find_listed_announcements(parsed: ParsedText, actors: Actors) -> list[ProposedAppointment]:
    """The entries of a text's lists of those who are to be nominated or appointed, in order."""
    text, start = parsed.text, parsed.start
    if not any(each in text for each in TELLING):
        return []
    found = [_labeled(text, entry, actors) for entry in LABELED.finditer(text, start)]
    read = 0
    for introduction in INTRODUCTION.finditer(text, start):
        if introduction.end() >= read:
            items, read = _introduced(text, introduction, actors)
            found += items
    return [each for each in found if each]


def _labeled(text: str, entry: re.Match[str], actors: Actors) -> ProposedAppointment | None:
    end = END.search(text, entry.end(), entry.end() + _LONGEST)
    stop = end.start() if end else min(entry.end() + _LONGEST, len(text))
    office = _trimmed(text, Span(entry.end(), stop))
    if office.start >= office.end:
        return None
    action = "appointed" if entry["role"].lower().startswith("appoint") else "announced"
    if entry["role"].lower() == "candidate":
        action = "candidate"
    name = without_titles(text, Span(*entry.span("name")))
    return _proposal(text, person(text, name, actors), office, action, "label")


def _introduced(
    text: str, introduction: re.Match[str], actors: Actors
) -> tuple[list[ProposedAppointment | None], int]:
    """The items of a list whose introduction says what they are, and where the list ends."""
    common = AS.search(text, *introduction.span())
    shared = office_in_sentence(text, common.end(), introduction.end()) if common else None
    body = BODY.search(text, *introduction.span())
    found: list[ProposedAppointment | None] = []
    place = introduction.end()
    while bullet := BULLET.match(text, place):
        place = bullet.end()
        start, end = bullet.span("item")
        item = ITEM.match(text, start, end)
        if not item:
            continue
        office = shared
        if item["office"]:
            office = _trimmed(text, Span(item.start("office"), end))
            if not is_office(text[slice(*office)]) or LABELED.match(text, bullet.start("item")):
                continue
        if office:
            name = without_titles(text, Span(*item.span("name")))
            proposal = _proposal(text, person(text, name, actors), office, "announced", "item")
            if body and len(proposal.office_name.split()) < 3:
                long = f"{proposal.office_name}, {without_marks(text, Span(*body.span('name')))}"
                proposal = replace(proposal, office_name=long)
            found.append(proposal)
    return found, place


def _proposal(
    text: str, appointee: Mention, office: Span, action: str, rule: str
) -> ProposedAppointment:
    name = appointee.span
    is_beside = name.end <= office.start < name.end + _BESIDE
    because, score = _RULES[rule]
    return ProposedAppointment(
        # An office that stands above the list is a piece by itself.
        main=(Span(name.start, max(name.end, office.end)),) if is_beside else (office, name),
        appointee=appointee,
        office=office,
        office_name=without_marks(text, office),
        action=action,
        score=score,
        because=because,
    )


def _trimmed(text: str, span: Span) -> Span:
    words = text[slice(*span)].rstrip(" \t\xa0\n,;:.*_-•\\<")
    return without_article(text, Span(span.start, span.start + len(words)))
