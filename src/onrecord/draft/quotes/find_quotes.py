"""Find the quotes of a text, by all rules together."""

from __future__ import annotations

from onrecord.draft.actors.actors import Actors
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import ProposedQuote


def find_quotes(parsed: ParsedText, actors: Actors) -> list[ProposedQuote]:
    """The proposed quotes of a text, ordered by position."""
    return []
