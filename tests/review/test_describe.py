"""The passage around a row is shown in whole sentences."""

from __future__ import annotations

import pytest

from onrecord.evidence.text import Span, Text
from onrecord.review.describe import find_passage

TEXT = "It rained. They made a pact on rail freight, Ms. Stone said on Monday. It was late."


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("pact", "They made a pact on rail freight, Ms. Stone said on Monday."),
        ("said", "They made a pact on rail freight, Ms. Stone said on Monday."),
        ("rained", "It rained."),
        ("late", "It was late."),
    ],
)
def test_a_title_ends_no_passage(words: str, expected: str) -> None:
    """What stands behind "Ms." belongs to the passage, from either side."""
    text = Text(TEXT, "en")
    start = TEXT.index(words)
    [passage] = find_passage(text, [Span(start, start + len(words))])
    assert text[passage] == expected


def test_many_short_words_are_not_all_shown() -> None:
    """Sentences of one short word each are joined a few at a time."""
    text = Text("Yes. No. " * 500, "en")
    shown = find_passage(text, [Span(0, 3)])
    assert sum(span.end - span.start for span in shown) < 60
