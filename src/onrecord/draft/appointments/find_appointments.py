"""Find the appointments of a text, by all rules together."""

from __future__ import annotations

from onrecord.draft.actors.actors import Actors
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import FoundDate, ProposedAppointment


def find_appointments(
    parsed: ParsedText, actors: Actors, dates: list[FoundDate]
) -> list[ProposedAppointment]:
    """The proposed appointments of a text, ordered by position."""
    return []
