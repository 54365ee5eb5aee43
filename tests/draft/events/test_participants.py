"""Phrases stand for the actors whose names are in them or beside them."""

from __future__ import annotations

import pytest

from onrecord.draft.actors.actors import Actors
from onrecord.draft.events.find_events import find_events
from onrecord.draft.parsed.parsed_text import ParsedText


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mr. Oak met his Danish counterpart, Ada Stone, in Oslo.",
            ("Ada Stone", "his Danish counterpart, Ada Stone"),
        ),
        (
            "The board sacked the head of the port authority, Ada Stone.",
            ("Ada Stone", "the head of the port authority, Ada Stone"),
        ),
        # Of several the name is not that of one.
        ("Mr. Oak met the ministers, Ada Stone said.", ("the ministers", "the ministers")),
        # What a comma sets behind a thing is no name of it.
        ("Rebels bombed the bridge, Ada Stone, a witness, said.", ("the bridge", "the bridge")),
        ("Mr. Oak met the mayor, Stone, in Oslo.", ("the mayor", "the mayor")),
    ],
)
def test_a_name_behind_a_description_is_the_recipients(
    text: str, expected: tuple[str, str]
) -> None:
    """One person is described and named; the words are those of both."""
    parsed = ParsedText(text)
    [recipient] = find_events(parsed, Actors(parsed), [])[0].recipients
    assert (recipient.name, text[slice(*recipient.span)]) == expected
