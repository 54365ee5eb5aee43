"""Who is who among the names of a text."""

from __future__ import annotations

import pytest

from onrecord.draft.actors.names import find_names
from onrecord.draft.actors.people import Entity, People, fits
from onrecord.draft.parsed.parsed_text import ParsedText


def entities_of(text: str) -> list[Entity]:
    """Who is named, once for each name."""
    parsed = ParsedText(text)
    return [each for each in People(parsed, find_names(parsed)).of_name if each]


def test_the_longest_form_is_the_name() -> None:
    """Initials and suffixes make a name longer, and are of the same person."""
    text = "It hit Ann Lee, later Ann B. Lee, then Lee, and Bo Poe Jr. near Poe."
    found = entities_of(text)
    assert [each.name for each in found] == ["Ann B. Lee"] * 3 + ["Bo Poe Jr."] * 2
    assert found[0] is found[2]


def test_first_names_that_differ_are_of_two_people() -> None:
    """An initial agrees with a first name, another name does not."""
    found = entities_of("It hit Ann Lee, A. Lee and Bo Lee.")
    assert found[0] is found[1]
    assert found[0] is not found[2]


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Mary Stone", "f"),
        ("Peter Stone", "m"),
        ("Kim Stone", ""),
        ("Xylo Stone", ""),
        ("Mrs. Kim Stone", "f"),
        ("Congressman Xylo Stone", "m"),
    ],
)
def test_titles_and_first_names_tell_the_gender(name: str, gender: str) -> None:
    """A name of both genders tells none, and neither does one that nobody knows."""
    (found,) = entities_of(f"It hit {name}.")
    assert found.gender == gender


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Sen. Ann Lee", "senator"),
        ("Amb. Ann Lee", "ambassador"),
        ("Supt. Ann Lee", "superintendent"),
        ("the lawyer Ann Lee, a former mayor", "mayor"),
    ],
)
def test_titles_are_roles(words: str, role: str) -> None:
    """Whole words, whatever they are shortened to."""
    (found,) = entities_of(f"It hit {words}.")
    assert found.name == "Ann Lee"
    assert role in found.roles


def test_of_two_namesakes_the_last_named_is_meant() -> None:
    """Else the one who is named most often."""
    text = "It hit Ann Lee, then Bo Lee. It missed Lee."
    assert entities_of(text)[-1].name == "Bo Lee"


@pytest.mark.parametrize(
    ("gender", "wanted", "answer"),
    [("f", "f", True), ("f", "m", False), ("", "m", True), ("f", "", True)],
)
def test_what_is_not_known_fits(gender: str, wanted: str, answer: bool) -> None:
    """Only two that are known and differ do not."""
    assert fits(gender, wanted) is answer
