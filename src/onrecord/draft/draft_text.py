"""Draft the coding of one text by rules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from onrecord.draft.actors.actors import Actors
from onrecord.draft.appointments.find_appointments import find_appointments
from onrecord.draft.dates.find_dates import find_dates
from onrecord.draft.events.find_events import find_events
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import Proposals
from onrecord.draft.quotes.find_quotes import find_quotes
from onrecord.pipeline.no_collection import no_collection


def draft_text(
    text: str, *, published: date | None = None, authority: Mapping[str, str] | None = None
) -> Proposals:
    """Propose quotes, events, appointments and actors of a text in English.

    ``published`` is the day from which "yesterday" is counted; ``authority`` has the ids of actors
    by their names.

    >>> draft_text("").quotes
    []
    """
    with no_collection():
        parsed = ParsedText(text, published)
        actors = Actors(parsed, authority)
        dates = find_dates(parsed)
        return Proposals(
            find_quotes(parsed, actors),
            find_events(parsed, actors, dates),
            find_appointments(parsed, actors, dates),
            actors.mentions,
        )
