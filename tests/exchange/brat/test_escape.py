"""Percent forms are read as what was written, and what others wrote is written as it was read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.exchange.brat import escape

_TEXTS = st.text("%2059A \t\n\rDa3:") | st.text()


@given(_TEXTS)
def test_every_word_is_one_word_and_is_read_again(text: str) -> None:
    """A word has no white space that brat parts words at, and is read as it was."""
    written = escape.to_word(text)
    assert written
    assert not set(written) & set(" \t\n\r")
    assert escape.from_word(written) == text


@given(_TEXTS)
def test_other_texts_are_read_again(text: str) -> None:
    """Values, free texts and names of databases are read as they were, and stay in their lines."""
    for to, back in (
        (escape.to_value, escape.from_word),
        (escape.to_text, escape.from_text),
        (escape.to_database, escape.from_database),
    ):
        assert back(to(text)) == text
        assert not set(to(text)) & set("\n\r")
    assert ":" not in escape.to_database(text)


@given(st.text("%2059A:x", min_size=1))
def test_words_of_others_are_written_as_they_were(word: str) -> None:
    """Whatever a foreign file has for a word, the same comes out again."""
    assert escape.to_word(escape.from_word(word)) == word
    assert escape.to_text(escape.from_text(word)) == word


@pytest.mark.parametrize(
    ("text", "written"),
    [("said that", "said%20that"), ("a\tb\r\n", "a%09b%0D%0A"), ("%20", "%2520"), ("%", "%25")],
)
def test_words_in_percent_form(text: str, written: str) -> None:
    """Spaces, tabs and line ends have percent forms, and so has what reads like one."""
    assert escape.to_word(text) == written
