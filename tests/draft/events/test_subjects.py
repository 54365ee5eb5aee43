"""The subject of a verb is found across what stands between them."""

from __future__ import annotations

import pytest

from onrecord.draft.events.clauses import Clauses
from onrecord.draft.events.subjects import find_subjects
from onrecord.draft.parsed.parsed_text import ParsedText


def subjects(text: str, verb: str) -> list[str]:
    """The words of the subjects of a verb."""
    parsed = ParsedText(text)
    group = next(each for each in parsed.verb_groups if parsed.tokens.words[each.head] == verb)
    found = find_subjects(Clauses(parsed, []), group)
    return [text[slice(*parsed.span_of(each.first, each.end))] for each in found]


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Norway has formally recognized the new council.", "recognized", ["Norway"]),
        ("A court in Oslo convicted the banker.", "convicted", ["A court"]),
        ("On Friday, the envoy left Geneva.", "left", ["the envoy"]),
        ("Norway, which borders Russia, rejected the plan.", "rejected", ["Norway"]),
        ("Norway, which borders Russia, rejected the plan.", "borders", ["Norway"]),
        ("Norway and Sweden signed a treaty.", "signed", ["Norway", "Sweden"]),
        ("Anna Berg, the mayor of Bergen, resigned.", "resigned", ["Anna Berg"]),
        ("Norway met Sweden and rejected the plan.", "rejected", ["Norway"]),
        ("Norway met the envoy, Anna Berg, and left.", "left", ["Norway"]),
        ("Norway met the mayor of Oslo, Anna Berg, and left.", "left", ["Norway"]),
        ("The mayor, Anna Berg, rejected the plan.", "rejected", ["Anna Berg"]),
        ("Norway rejected the plan, calling it unfair.", "calling", ["Norway"]),
        ("Norway agreed to withdraw its troops.", "withdraw", ["Norway"]),
        ("Norway ordered the rebels to leave.", "leave", ["the rebels"]),
        ("The army said it would release the hostages.", "release", ["The army"]),
        ("The army said that the rebels attacked a convoy.", "attacked", ["the rebels"]),
        ("At least 40 protesters attacked the embassy.", "attacked", ["40 protesters"]),
        ("More than 40 protesters attacked the embassy.", "attacked", ["40 protesters"]),
        ("Rebels in at least two towns attacked the embassy.", "attacked", ["Rebels"]),
        ("Arriving in Oslo, the envoy said little.", "Arriving", ["the envoy"]),
        ("Prime Minister Anna Berg Tuesday rejected it.", "rejected", ["Prime Minister Anna Berg"]),
    ],
)
def test_subject_is_found_over_what_stands_between(
    text: str, verb: str, expected: list[str]
) -> None:
    """Phrases of time and place, clauses, appositions and other verbs are stepped over."""
    assert subjects(text, verb) == expected


def test_verb_without_any_phrase_before_it_has_no_subject() -> None:
    """Nothing is made up where the text names nobody."""
    assert subjects("Rejected again.", "Rejected") == []
