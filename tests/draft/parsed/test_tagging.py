"""Words get the tag of the reading that the words beside them allow."""

from __future__ import annotations

import pytest

from onrecord.draft.parsed.parsed_text import ParsedText


def tags_of(text: str) -> dict[str, str]:
    """The tag of each word of a text."""
    tokens = ParsedText(text).tokens
    return dict(zip(tokens.words, tokens.tags, strict=True))


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("They attack the port.", "attack", "V"),
        ("The attack failed.", "attack", "N"),
        ("She plans to leave.", "plans", "V"),
        ("Her plans were late.", "plans", "N"),
        ("The planned visit was short.", "planned", "J"),
        ("He visited the planned town.", "visited", "V"),
        ("The men arrested on the road were young.", "arrested", "V"),
        ("The meeting ended.", "meeting", "N"),
        ("He is meeting with them.", "meeting", "V"),
        ("The ruling party won.", "ruling", "J"),
        ("He told her the truth.", "her", "R"),
        ("He took her house.", "her", "D"),
        ("They want to back the bill.", "back", "V"),
        ("He went back.", "back", "M"),
        ("He said that it was late.", "that", "W"),
        ("The car was hit by a stone.", "hit", "V"),
        ("He's late.", "'s", "A"),
        ("The mayor's car is here.", "'s", "S"),
        ("The attorney general spoke.", "general", "N"),
        ("A general strike began.", "general", "J"),
        ("The secretary thanked the crew.", "secretary", "N"),
        ("The military imposed a curfew.", "military", "N"),
        ("Norway's military said so.", "military", "N"),
        ("They sent military aid.", "military", "J"),
        ("The wounded civilian was saved.", "civilian", "N"),
        ("The government cut off aid.", "cut", "V"),
        ("The agency shut down the plant.", "shut", "V"),
        ("The firm set up a fund.", "set", "V"),
        ("The junta shut the port.", "shut", "V"),
        ("The rebels set the crew free.", "set", "V"),
        ("The budget cut was deep.", "cut", "N"),
        ("It couldn't end.", "n't", "X"),
    ],
)
def test_context_decides(text: str, word: str, tag: str) -> None:
    """A word that is a noun and a verb is what its neighbors make of it."""
    assert tags_of(text)[word] == tag


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("Officials met on Monday.", "Officials", "N"),
        ("However, it rained.", "However", "M"),
        ("Under the plan, taxes rise.", "Under", "I"),
        ("Hillary won the race.", "Hillary", "P"),
        ("New York voters stayed home.", "New", "P"),
        ("Former Mayor Jane Roe spoke.", "Former", "L"),
        ("The US team left us.", "US", "P"),
        ("A US-led force arrived.", "US-led", "J"),
        ("The anti-American crowd left.", "anti-American", "J"),
        ("He named Abu al-Amin there.", "al-Amin", "P"),
        ("He called Ann de Vries there.", "de", "P"),
        ("It rained in Rio de Janeiro.", "de", "P"),
    ],
)
def test_capitals(text: str, word: str, tag: str) -> None:
    """A capital letter makes a name only where nothing else explains it."""
    assert tags_of(text)[word] == tag


def test_verbs_of_a_heading_are_verbs() -> None:
    """In a heading all words are capitalized, and verbs are still found."""
    tags = tags_of("Jane Roe Wins Race After Long Night\n\nIt was late.")
    assert tags["Wins"] == "V"
    assert tags["Roe"] == "P"


def test_marks_of_emphasis_are_no_words() -> None:
    """Stars and underscores of Markdown do not part a phrase; those of a list are marks."""
    tokens = ParsedText("* The **old _town_** hall burned.").tokens
    assert tokens.words == ["*", "The", "old", "town", "hall", "burned", "."]
    assert tokens.tags == "*DJNNV."
