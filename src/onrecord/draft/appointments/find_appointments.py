"""Find the appointments of a text, by all rules together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace

from onrecord.draft.actors.actors import Actors
from onrecord.draft.appointments.announcement_lists import find_listed_announcements
from onrecord.draft.appointments.announcement_sentences import find_announcing_sentences
from onrecord.draft.appointments.incumbents import find_incumbents
from onrecord.draft.appointments.names import last_name, same_person
from onrecord.draft.appointments.nomination_lists import find_listed_nominations
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import FoundDate, ProposedAppointment

# A text that announces who is named tells of other offices as their past, not as its news. Set by
# hand, below what is proposed by default.
_BACKGROUND = 0.4
_ANNOUNCES = re.compile(r"\bintent\s{1,9}to\s{1,9}(?:nominate|appoint)\b")
# How far into a text it says so.
_HEAD = 3_000
_NEWS = frozenset(["announced", "nominated"])
# Characters between a clause and the date that belongs to it: "On May 2, ", " on Monday".
_BESIDE = 16
# How many proposals for one surname are compared, so that the time is linear.
_COMPARED = 20


def find_appointments(
    parsed: ParsedText, actors: Actors, dates: list[FoundDate]
) -> list[ProposedAppointment]:
    """The proposed appointments of a text, ordered by position.

    Entries of a list of nominations are all given, since somebody may be nominated for two terms of
    one office; what else the text tells, once for each person and office.
    """
    found = find_listed_nominations(parsed, actors)
    announced = find_listed_announcements(parsed, actors)
    told = [_dated(each, dates) for each in find_announcing_sentences(parsed, actors)]
    told += _without_past(find_incumbents(parsed, actors))
    if found or announced:
        told = [replace(each, score=min(each.score, _BACKGROUND)) for each in told]
    elif told and _ANNOUNCES.search(parsed.text, parsed.start, parsed.start + _HEAD):
        told = [
            each if each.action in _NEWS else replace(each, score=min(each.score, _BACKGROUND))
            for each in told
        ]
    known = defaultdict(list)
    for each in found:
        known[last_name(each.appointee.name)].append(each)
    # The surer ones first: what is told once in an aside may be the news of another sentence.
    for each in sorted(announced + told, key=lambda each: -each.score):
        others = known[last_name(each.appointee.name)]
        if not any(_is_same(each, other) for other in others[-_COMPARED:]):
            others.append(each)
            found.append(each)
    return sorted(found, key=lambda each: each.main[0].start)


def _without_past(held: list[ProposedAppointment]) -> list[ProposedAppointment]:
    """Those of offices held, but where the text says elsewhere that it was before.

    A former president goes on to be called President.
    """
    past = {_person_and_office(each) for each in held if each.action == "former"}
    return [
        each for each in held if each.action != "incumbent" or _person_and_office(each) not in past
    ]


def _person_and_office(appointment: ProposedAppointment) -> tuple[str, str]:
    return appointment.appointee.name, appointment.office_name.lower()


def _dated(appointment: ProposedAppointment, dates: list[FoundDate]) -> ProposedAppointment:
    """The appointment with the date that its clause has, or that stands right beside it."""
    start, end = appointment.main[0].start - _BESIDE, appointment.main[0].end + _BESIDE
    first = bisect_left(dates, start, key=lambda each: each.span.start)
    for each in dates[first : first + 3]:
        if each.span.end <= end:
            return replace(appointment, date=each)
    return appointment


def _is_same(one: ProposedAppointment, other: ProposedAppointment) -> bool:
    """Whether two proposals tell of one person and one office, be its name long or short."""
    if not same_person(one.appointee.name, other.appointee.name):
        return False
    words, others = set(one.office_name.lower().split()), set(other.office_name.lower().split())
    return 2 * len(words & others) >= min(len(words), len(others))
