"""Lists of nominations: "NAME, of STATE, to be OFFICE, vice PREDECESSOR, resigned."."""

from __future__ import annotations

import re
from bisect import bisect_right

from onrecord.draft.actors.actors import Actors
from onrecord.draft.appointments.names import GAP, NAME, person, without_marks, without_titles
from onrecord.draft.appointments.offices import office_in_list
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import ProposedAppointment
from onrecord.evidence.text import Span

_PLACE = rf"(?:the{GAP})?[A-Z][\w.’'-]*(?:{GAP}(?:of|the|and|[A-Z][\w.’'-]*)){{0,5}}"
_ENTRY = re.compile(
    rf"""
    ^[ \t\xa0>*_•-]{{0,24}}(?:\d{{1,3}}\.[ \t])?          # "- ", "3. "
    (?P<name>{NAME})[*_]{{0,2}}
    (?P<home>,{GAP}of{GAP}{_PLACE})?                    # , of the District of Roe
    (?:,{GAP}(?:an?|the|formerly|now|currently){GAP}    # , a Career Member of the Foreign Service,
        [^:;]{{1,240}}?)?                               # Class of Counselor
    ,?{GAP}to{GAP}be{GAP}
    """,
    re.MULTILINE | re.VERBOSE,
)
_VICE = re.compile(
    rf"""
    \bvice{GAP}(?P<name>{NAME})                         # vice Ann Lee
    (?:,{GAP}(?!which\b)
        (?P<reason>[\w -]{{1,40}}(?:\n[\w -]{{1,40}})?))? # , term expired
    """,
    re.VERBOSE,
)
_HEADING = re.compile(r"^[^\n,]{0,60}\b(?:withdrawals?|nominations?)\b[^\n,]{0,60}$", re.I | re.M)
_SENT = re.compile(rf"\bwhich{GAP}w(?:as|ere){GAP}sent\b")
_BLANK_LINE = re.compile(r"\n[ \t\xa0]*\n")
_LONGEST = 1_500
# Set by hand: such lists are written to one pattern, and all found in development documents were
# right.
_SCORE = 0.98


def find_listed_nominations(parsed: ParsedText, actors: Actors) -> list[ProposedAppointment]:
    """The entries of a text's lists of nominations and withdrawals, in order."""
    text, start = parsed.text, parsed.start
    entries = list(_ENTRY.finditer(text, start))
    if not entries:
        return []
    headings = [(each.start(), _withdraws(each.group())) for each in _HEADING.finditer(text, start)]
    ends = [each.start() for each in entries[1:]] + [len(text)]
    found = (
        _read(text, entry, end, headings, actors) for entry, end in zip(entries, ends, strict=True)
    )
    return [each for each in found if each]


def _read(
    text: str, entry: re.Match[str], end: int, headings: list[tuple[int, bool]], actors: Actors
) -> ProposedAppointment | None:
    end = min(end, entry.end() + _LONGEST)
    blank = _BLANK_LINE.search(text, entry.end(), end)
    rest = Span(entry.end(), blank.start() if blank else end)
    office = office_in_list(text, rest)
    vice = _VICE.search(text, *rest)
    if not (entry["home"] or vice) or office.start >= office.end:
        return None
    above = bisect_right(headings, (entry.start(), True)) - 1
    withdrawn = bool(_SENT.search(text, *rest)) or (above >= 0 and headings[above][1])
    last = vice.end() if vice else office.end
    return ProposedAppointment(
        main=(Span(entry.start("name"), last),),
        appointee=person(text, without_titles(text, Span(*entry.span("name"))), actors),
        office=office,
        office_name=without_marks(text, office),
        action="withdrawn" if withdrawn else "nominated",
        score=_SCORE,
        because="entry of a list of withdrawals" if withdrawn else "entry of a list of nominations",
        predecessor=person(text, Span(*vice.span("name")), actors) if vice else None,
        predecessor_reason=" ".join(vice["reason"].split()) if vice and vice["reason"] else None,
    )


def _withdraws(heading: str) -> bool:
    lower = heading.lower()
    return "withdraw" in lower and "nomination" not in lower
