"""Find what a cue attributes without quotation marks around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.draft.actors.actors import Actors
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import ProposedQuote
from onrecord.draft.quotes.cues import Cue
from onrecord.evidence.text import Span


class Clause(NamedTuple):
    """What a cue attributes: pieces of one sentence, with or without quotation marks in it."""

    cue: Cue
    content: tuple[Span, ...]
    score: float
    because: str


def find_clauses(parsed: ParsedText, cues: Sequence[Cue]) -> list[Clause]:
    """The clauses that cues attribute, in order; quoted words may be in them (then mixed)."""
    return []


def find_indirect(
    parsed: ParsedText, actors: Actors, clauses: Sequence[Clause], taken: Sequence[Span]
) -> list[ProposedQuote]:
    """The proposed quotes of clauses that touch none of the characters taken by others."""
    return []
