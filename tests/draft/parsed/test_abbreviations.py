"""Abbreviations are words with their period."""

from __future__ import annotations

import pytest

from onrecord.draft.actors.actors import Actors
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.parsed.tokens import Tokens


@pytest.mark.parametrize("word", ["Amb.", "Cmdr.", "Asst.", "Ga.", "W.Va.", "Sept.", "No.", "Jr."])
def test_the_period_is_part_of_the_word(word: str) -> None:
    """Titles, American states, months and others."""
    assert Tokens(f"It hit {word} 5").words == ["It", "hit", word, "5"]


@pytest.mark.parametrize("word", ["Ambs.", "Camp.", "Iran.", "amb."])
def test_other_words_end_before_the_period(word: str) -> None:
    """Whole words count, as they are capitalized."""
    assert Tokens(f"It hit {word} 5").words == ["It", "hit", word[:-1], ".", "5"]


def test_titles_in_short_are_no_names() -> None:
    """Who has one is a person."""
    (norway, roe) = Actors(ParsedText("Norway met Amb. Ann Roe.")).mentions
    assert (norway.kind, roe.name, roe.kind) == ("state", "Ann Roe", "person")
