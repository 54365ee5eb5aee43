"""Who holds an office, held it or is to hold it: titles before a name and in apposition."""

from __future__ import annotations

from onrecord.draft.actors.actors import Actors
from onrecord.draft.appointments.names import is_name, person, without_marks, without_titles
from onrecord.draft.appointments.offices import is_office
from onrecord.draft.appointments.standings import Holder, action_of, with_standing
from onrecord.draft.appointments.title_before_name import read_before_name
from onrecord.draft.appointments.title_behind_name import read_behind_name
from onrecord.draft.lexicons.read import read_titles
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import ProposedAppointment
from onrecord.evidence.text import Span

# Set by hand, since no corpus at hand has the offices that are told in passing coded.
_SCORE = 0.75


def find_incumbents(parsed: ParsedText, actors: Actors) -> list[ProposedAppointment]:
    """The offices that the text's titles tell of, in order."""
    offices, words = read_titles("office"), parsed.tokens.lowers
    found: list[ProposedAppointment] = []
    last, end = -1, 0
    for index, word in enumerate(words):
        if word not in offices or index <= last:
            continue
        last = _chain_end(words, index, offices)
        holder = read_before_name(parsed, index, last) or read_behind_name(parsed, index)
        if holder and min(holder.name.start, holder.office.start) >= end:
            proposal = _proposal(parsed, holder, actors)
            if proposal:
                found.append(proposal)
                end = proposal.main[0].end
    return found


def _chain_end(words: list[str], index: int, offices: frozenset[str]) -> int:
    """The last of consecutive words for offices ("Vice President", "Secretary General")."""
    while index + 1 < len(words) and words[index + 1] in offices:
        index += 1
    return index


def _proposal(parsed: ParsedText, holder: Holder, actors: Actors) -> ProposedAppointment | None:
    """The proposal, if the name is one of a person and the office is one."""
    text, office = parsed.text, holder.office
    name = without_titles(text, holder.name)
    words = text[slice(*name)]
    # All in capitals it is the label of a speaker or a heading.
    is_label = words.isupper() and len(words) > 3
    if is_label or not is_name(words) or not is_office(text[slice(*office)]):
        return None
    start = min(name.start, with_standing(text, office))
    return ProposedAppointment(
        main=(Span(start, max(name.end, office.end)),),
        appointee=person(text, name, actors),
        office=office,
        office_name=without_marks(text, office),
        action=action_of(holder.standing),
        score=_SCORE,
        because="office before a name" if office.start < name.start else "office behind a name",
    )
