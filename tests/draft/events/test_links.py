"""The phrases behind a verb are linked to it by prepositions, up to the end of its clause."""

from __future__ import annotations

import pytest

from onrecord.draft.events.clauses import Clauses
from onrecord.draft.events.links import find_agent, find_links, possessor_of
from onrecord.draft.parsed.parsed_text import ParsedText


def links(text: str, verb: str) -> list[tuple[str, str]]:
    """The prepositions and the words of the links of a verb."""
    parsed = ParsedText(text)
    at = parsed.tokens.words.index(verb) + 1
    found = find_links(Clauses(parsed, []), at)
    spans = [parsed.span_of(each.phrase.first, each.phrase.end) for each in found]
    return [(each.word, text[slice(*span)]) for each, span in zip(found, spans, strict=True)]


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Norway sent tents to Kenya.", "sent", [("", "tents"), ("to", "Kenya")]),
        ("Norway met Sweden and Denmark.", "met", [("", "Sweden"), ("and", "Denmark")]),
        ("Norway met Sweden on Friday.", "met", [("", "Sweden")]),
        ("Norway met Sweden (and Denmark).", "met", [("", "Sweden")]),
        ("Norway met Sweden; Denmark met Kenya.", "met", [("", "Sweden")]),
        ("Norway met with at least two envoys.", "met", [("with", "two envoys")]),
        ("Norway demanded that Sweden leave.", "demanded", [("that", "Sweden")]),
        ("It rained.", "rained", []),
    ],
)
def test_links_of_a_verb(text: str, verb: str, expected: list[tuple[str, str]]) -> None:
    """Each phrase has its preposition; words of time and brackets are left out."""
    assert links(text, verb) == expected


def test_place_is_far() -> None:
    """What stands in a phrase of place is less likely to be meant."""
    parsed = ParsedText("Norway met Sweden in Kenya.")
    found = find_links(Clauses(parsed, []), 2)
    assert [each.is_far for each in found] == [False, True]


def test_agent_of_a_passive() -> None:
    """Who does it stands behind "by"."""
    parsed = ParsedText("The port was attacked in May by rebels.")
    [verb] = parsed.verb_groups
    agent = find_agent(Clauses(parsed, []), verb)
    assert agent is not None
    assert parsed.tokens.words[agent.first] == "rebels"


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Norway's plan failed.", "Norway"),
        ("A Swedish offer failed.", "Swedish"),
        ("Friday's plan failed.", None),
        ("The plan failed.", None),
    ],
)
def test_owner_of_a_thing(text: str, owner: str | None) -> None:
    """A possessive or a name before a noun owns it, a day does not."""
    parsed = ParsedText(text)
    found = possessor_of(Clauses(parsed, []), parsed.noun_phrases[0])
    words = parsed.tokens.words[found.first : found.end] if found else None
    assert words == ([owner] if owner else None)
