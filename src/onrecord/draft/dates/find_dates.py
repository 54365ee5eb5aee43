"""Find the words of a text that say when."""

from __future__ import annotations

from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import FoundDate


def find_dates(parsed: ParsedText) -> list[FoundDate]:
    """The dates of a text in order; those like "on Monday" only where its own date is known."""
    return []
