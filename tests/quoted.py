"""Short texts and the quotes that the rules find in them."""

from __future__ import annotations

from onrecord.draft.actors.actors import Actors
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import ProposedQuote
from onrecord.draft.quotes.find_quotes import find_quotes


def quotes_in(text: str) -> list[ProposedQuote]:
    """The quotes of a text."""
    parsed = ParsedText(text)
    return find_quotes(parsed, Actors(parsed))


def told_in(text: str) -> list[tuple[list[str], str | None, str | None]]:
    """The content of each likely quote of a text in pieces, the words for its speaker, its cue."""

    def words(span: tuple[int, int] | None) -> str | None:
        return None if span is None else text[slice(*span)]

    return [
        (
            [text[slice(*piece)] for piece in each.content],
            words(each.speaker and each.speaker.span),
            words(each.cue),
        )
        for each in quotes_in(text)
        if each.score >= 0.5
    ]
