"""Where an office begins and ends."""

from __future__ import annotations

import pytest

from onrecord.draft.appointments.appointing_verbs import read_appointing_verbs
from onrecord.draft.appointments.office_in_sentence import office_in_sentence
from onrecord.draft.appointments.offices import is_office, office_in_list
from onrecord.draft.lexicons.read import read_rows
from onrecord.evidence.text import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("director of the Mint on Monday", "director of the Mint"),
        ("the next secretary of state, he said", "secretary of state"),
        ("Director, Office of Coins, and Ben Roe for Judge", "Director, Office of Coins"),
        ("Dean of Arts & Sciences (Bay Campus) since", "Dean of Arts & Sciences (Bay Campus)"),
        ("deputy press secretary who left", "deputy press secretary"),
        ("president and director of Roe Boats when", "president and director of Roe Boats"),
        ("Officer for Federal recovery there", "Officer"),
        ("chief of staff to Mr. Roe.", "chief of staff to Mr. Roe"),
        ("director of the Mint, Mr. Roe said", "director of the Mint"),
        ("Director of the U.S. Mint in March", "Director of the U.S. Mint"),
        ("attorney general of Lilliput’s coast", "attorney general of Lilliput’s"),
        ("general counsel of the shop", "general counsel"),
        ("of the Mint", None),
        ("happy and well", None),
        ("Blue Harbor", None),
        ("to lead the Mint", None),
        ("", None),
    ],
)
def test_an_office_in_running_text(text: str, expected: str | None) -> None:
    """Words in capitals, heads of offices and what joins them; lower case may lead, not follow."""
    found = office_in_sentence(text, 0, len(text))
    assert (found and text[slice(*found)]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a Member of the Board for a term of six years", "Member of the Board"),
        ("a Member of the Board for a six-year term", "Member of the Board"),
        ("a Member of the Board for the remainder of the term", "Member of the Board"),
        ("Members of the Board for terms expiring May 1", "Members of the Board"),
        ("Envoy, with the Rank of Minister during her tenure", "Envoy, with the Rank of Minister"),
        ("First Vice President of the Bank, vice Ann Lee", "First Vice President of the Bank"),
        ("Judge for the Coast, which was sent on May 1", "Judge for the Coast"),
        ("Judge for the Coast, effective May 1", "Judge for the Coast"),
        ("Judge for the Coast. (Reappointment)", "Judge for the Coast"),
        ("Judge for the Coast (New Position)", "Judge for the Coast"),
    ],
)
def test_an_office_in_a_list(text: str, expected: str) -> None:
    """The office goes up to its term, the predecessor or a remark."""
    assert text[slice(*office_in_list(text, Span(0, len(text))))] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Lilliput’s leader", True), ("Sens. Roe and Lee", True), ("a red house", False)],
)
def test_words_of_offices(words: str, expected: bool) -> None:
    """One of the words has to head offices."""
    assert is_office(words) is expected


def test_each_verb_of_naming_stands_once_and_has_an_action() -> None:
    """The lexicon gives each verb one action of the vocabulary."""
    actions = {row["action"] for row in read_rows("appointing")}
    assert len({row["verb"] for row in read_rows("appointing")}) == len(read_rows("appointing"))
    assert {each.action for each in read_appointing_verbs().values()} == actions
    assert {row["person"] for row in read_rows("appointing")} == {"object", "subject"}
