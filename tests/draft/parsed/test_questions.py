"""What is asked is told from what is said."""

from __future__ import annotations

import pytest

from onrecord.draft.parsed.parsed_text import ParsedText


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Did the mayor leave?", True),
        ("And hasn't the mayor leave?", True),
        ("He asked: “Will the mayor leave?”", True),
        ("Did the mayor leave.", False),
        ("The mayor may leave?", False),
        ("Why did the mayor leave?", False),
        ("Did it rain? The mayor may leave.", False),
    ],
)
def test_a_question_begins_with_an_auxiliary_before_its_subject(text: str, asked: bool) -> None:
    """And ends in a question mark; "why" takes the act for granted."""
    parsed = ParsedText(text)
    assert parsed.is_asked(parsed.tokens.words.index("leave")) is asked


def test_a_text_without_words_asks_nothing() -> None:
    """Marks alone are no question."""
    assert not ParsedText("?").is_asked(0)
