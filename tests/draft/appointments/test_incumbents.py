"""Titles before names and in apposition."""

from __future__ import annotations

import pytest

from onrecord.draft.actors.actors import Actors
from onrecord.draft.appointments.find_appointments import find_appointments
from onrecord.draft.parsed.parsed_text import ParsedText


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "US Secretary of State Ada Stone traveled on Monday.",
            [("Ada Stone", "US Secretary of State", "incumbent")],
        ),
        (
            "They met Ben Oak, the secretary general of NATO, in May.",
            [("Ben Oak", "secretary general of NATO", "incumbent")],
        ),
        (
            "The letter by former president Ada Stone was lost.",
            [("Ada Stone", "president", "former")],
        ),
        (
            "Incoming Vice President Ben Oak was absent.",
            [("Ben Oak", "Vice President", "designate")],
        ),
        (
            "Ada Stone, the acting director of the Mint, said no.",
            [("Ada Stone", "director of the Mint", "acting")],
        ),
        (
            "We thank Director of Public Engagement Ada Stone.",
            [("Ada Stone", "Director of Public Engagement", "incumbent")],
        ),
        ("Sen. Ada Stone of Ohio spoke.", [("Ada Stone", "Sen.", "incumbent")]),
        (
            "Lilliput’s leader, Ada Stone, met them.",
            [("Ada Stone", "Lilliput’s leader", "incumbent")],
        ),
        (
            "Ada Stone, another former director of the Mint, spoke.",
            [("Ada Stone", "director of the Mint", "former")],
        ),
        (
            "Ada Stone, who was the director of the Mint, spoke.",
            [("Ada Stone", "director of the Mint", "former")],
        ),
        (
            "Ada Stone, who is the director of the Mint, spoke.",
            [("Ada Stone", "director of the Mint", "incumbent")],
        ),
        (
            "Ada Stone, a senior adviser to Mr. Oak, spoke.",
            [("Ada Stone", "senior adviser to Mr. Oak", "incumbent")],
        ),
        ("He called a director, Ada Stone said.", []),
        ("General Motors and Justice Department lawyers met.", []),
        ("PRESIDENT STONE:  Thank you, Mr. President.", []),
        ("", []),
    ],
)
def test_who_holds_an_office(text: str, expected: list[tuple[str, str, str]]) -> None:
    """The words before the title tell whether the office is held, was held or will be."""
    parsed = ParsedText(text)
    found = find_appointments(parsed, Actors(parsed), [])
    rows = [(each.appointee.name, each.office_name, each.action) for each in found]
    assert rows == expected


def test_offices_of_a_text_that_announces_are_background() -> None:
    """Who was what before is not the news of a list of nominees."""
    text = "- Ada Stone, Nominee for Director of the Mint\n\nShe met President Ben Oak.\n"
    parsed = ParsedText(text)
    scores = {
        each.appointee.name: each.score for each in find_appointments(parsed, Actors(parsed), [])
    }
    assert scores["Ada Stone"] > 0.9
    assert scores["Ben Oak"] < 0.5


def test_the_clause_has_the_word_of_the_standing() -> None:
    """The evidence of a former office is not the same as that of a present one."""
    text = "We asked former US Secretary of State Ada Stone."
    parsed = ParsedText(text)
    (found,) = find_appointments(parsed, Actors(parsed), [])
    assert text[slice(*found.main[0])] == "former US Secretary of State Ada Stone"


def test_a_former_holder_is_no_incumbent_for_the_title() -> None:
    """Who is called former once held the office, whatever courtesy calls them elsewhere."""
    text = "President Ada Stone spoke. Former President Ada Stone left. Mayor Ben Oak stayed."
    parsed = ParsedText(text)
    found = find_appointments(parsed, Actors(parsed), [])
    assert [(each.appointee.name, each.action) for each in found] == [
        ("Ada Stone", "former"),
        ("Ben Oak", "incumbent"),
    ]
