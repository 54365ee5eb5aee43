"""Modality and polarity are read from the verb and what stands around it."""

from __future__ import annotations

import pytest

from onrecord.draft.events.assertion import assess
from onrecord.draft.events.clauses import Clauses
from onrecord.draft.parsed.parsed_text import ParsedText


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Norway attacked the port.", "attacked", ("actual", "positive")),
        ("Norway did not attack the port.", "attack", ("actual", "negative")),
        ("Norway will attack the port.", "attack", ("planned", "positive")),
        ("Norway never visited the port.", "visited", ("actual", "negative")),
        ("Norway plans to visit the port.", "visit", ("planned", "positive")),
        ("Norway may visit the port.", "visit", ("possible", "positive")),
        ("Norway said it would visit the port.", "visit", ("planned", "positive")),
        ("Norway would attack if the talks failed.", "attack", ("hypothetical", "positive")),
        ("Norway will answer if Russia attacks Oslo.", "attacks", ("hypothetical", "positive")),
        ("Norway threatened to attack the port.", "attack", ("hypothetical", "positive")),
        ("Norway failed to visit the port.", "visit", ("actual", "negative")),
        ("Norway does not plan to visit the port.", "visit", ("planned", "negative")),
        ("Norway explained its decision not to visit Oslo.", "visit", ("planned", "negative")),
        ("Norway was the first to visit the port.", "visit", ("actual", "positive")),
        ("Norway was not able to visit the port.", "visit", ("possible", "negative")),
        ("Norway has yet to visit the port.", "visit", ("actual", "negative")),
        ("Norway must leave the port.", "leave", ("hypothetical", "positive")),
    ],
)
def test_claim_is_read_from_the_verb_and_its_governor(
    text: str, verb: str, expected: tuple[str, str]
) -> None:
    """A plan is no deed, and a denied deed is none."""
    parsed = ParsedText(text)
    group = next(each for each in parsed.verb_groups if parsed.tokens.words[each.head] == verb)
    assert assess(Clauses(parsed, []), group) == expected
