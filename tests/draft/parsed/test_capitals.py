"""Words that are capitalized because of where they stand."""

from __future__ import annotations

import pytest

from onrecord.draft.parsed.tokens import Tokens


def tag_of(word: str, text: str) -> str:
    """The tag of the first such word of a text."""
    tokens = Tokens(text)
    return tokens.tags[tokens.words.index(word)]


@pytest.mark.parametrize("marks", ["“”", '""', ("``", "''"), "«»", "„”"])
def test_a_quotation_begins_as_a_sentence_and_what_is_behind_it_does_not(marks: str) -> None:
    """Behind its opening mark a capital says nothing; behind its closing mark it makes a name."""
    opening, closing = marks
    text = f"{opening}Costs rise,{closing} Green said."
    assert tag_of("Costs", f"Tom Poe said, {text}") == "N"
    assert tag_of("Green", text) == "P"


def test_the_first_word_of_a_sentence_needs_no_name_for_its_capital() -> None:
    """Unless it is unknown in small letters."""
    assert tag_of("Green", "Green roofs rot.") == "J"
    assert tag_of("Lindqvist", "Lindqvist left.") == "P"
