"""Whether a sentence speaks of the past or of the future where it says when."""

from __future__ import annotations

import pytest

from onrecord.draft.dates.tense import FUTURE, PAST, UNKNOWN, tense_at
from onrecord.draft.parsed.parsed_text import ParsedText


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Troops left on Friday.", PAST),
        ("Troops have left on Friday.", PAST),
        ("Troops did not leave on Friday.", PAST),
        ("Troops had to leave on Friday.", PAST),
        ("The leaders were here on Friday.", PAST),
        ("Norway cut the aid on Friday.", PAST),
        ("On Friday, the troops left.", PAST),
        ("He said on Friday that troops will leave.", PAST),
        ("Troops will leave on Friday.", FUTURE),
        ("Troops won’t leave on Friday.", FUTURE),
        ("Troops are to leave on Friday.", FUTURE),
        ("Troops are expected to leave on Friday.", FUTURE),
        ("The leaders plan a vote set for Friday.", FUTURE),
        ("The upcoming vote on Friday pleased them.", FUTURE),
        ("He said that on Friday the troops will leave.", FUTURE),
        ("On Friday, the troops will leave.", FUTURE),
        ("Troops agreed to leave on Friday.", UNKNOWN),
        ("Troops leave on Friday.", UNKNOWN),
        ("Troops would leave on Friday.", UNKNOWN),
        ("They praised the Friday talks.", UNKNOWN),
        ("Troops will leave. A vote on Friday.", UNKNOWN),
        ("Friday", UNKNOWN),
    ],
)
def test_tense(text: str, tense: int) -> None:
    """The nearest verb of the same sentence tells it, as far as it is that of the date."""
    parsed = ParsedText(text)
    assert tense_at(parsed, parsed.tokens.words.index("Friday")) == tense
