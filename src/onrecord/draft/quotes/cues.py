"""Find the words that say that somebody said something."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.draft.lexicons.read import read_rows
from onrecord.draft.parsed.parsed_text import ParsedText


class Cue(NamedTuple):
    """Words that attribute others, by their indexes, end excluded.

    ``head`` is the index of the word that carries the meaning ("said" in "has also said").
    ``kind`` is ``verb``, ``phrase`` ("according to") or ``noun`` ("the claim that"). ``takes`` are
    the forms of what it attributes, see the head of lexicons/cues.csv. ``strength`` goes from 0 to
    1: how often it attributes something at all.
    """

    first: int
    end: int
    head: int
    kind: str
    takes: str
    strength: float


def find_cues(parsed: ParsedText) -> list[Cue]:
    """The cues of a text, in order."""
    return []
