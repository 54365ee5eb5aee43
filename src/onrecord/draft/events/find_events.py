"""Find the events of a text, by all rules together."""

from __future__ import annotations

from onrecord.draft.actors.actors import Actors
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import FoundDate, ProposedEvent


def find_events(parsed: ParsedText, actors: Actors, dates: list[FoundDate]) -> list[ProposedEvent]:
    """The proposed events of a text, ordered by position."""
    return []
