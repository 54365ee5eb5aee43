"""Names of persons as lists and announcements write them."""

from __future__ import annotations

import re

import pytest

from onrecord.draft.actors.actors import Actors
from onrecord.draft.appointments.names import (
    NAME,
    is_name,
    last_name,
    mention_at_end,
    person,
    same_person,
    without_titles,
)
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.evidence.text import Span


@pytest.mark.parametrize(
    "name",
    [
        "Ann Lee",
        "Ann B. Lee",
        "A.B. Lee, Jr.",
        "Dr. Ann Lee, Ph.D.",
        "Ann “Annie” Lee",
        "Ann de la Lee",
        "Ann\nLee",
        "Ann O’Lee-Roe III",
        "Élodie Lee",
    ],
)
def test_a_name_is_read_whole(name: str) -> None:
    """With titles, initials, nicknames, particles and suffixes, over the ends of lines."""
    found = re.search(NAME, f"we met {name} there")
    assert found and found.group() == name


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Dr. Ann Lee", "Ann Lee"),
        ("the Honorable Ann Lee", "Ann Lee"),
        ("former Bay Governor Ann Lee", "Ann Lee"),
        ("Governor Lee", "Lee"),
        ("Governor", "Governor"),
        ("Ann Lee, Jr.", "Ann Lee, Jr."),
    ],
)
def test_titles_are_no_part_of_a_name(words: str, expected: str) -> None:
    """At least one word is left."""
    assert words[slice(*without_titles(words, Span(0, len(words))))] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ann Lee", True),
        ("Lilliput’s Lee", False),
        ("Bay Council", False),
        ("Deputy Director", False),
        ("Boeing 747", False),
        ("They", False),
        ("", False),
    ],
)
def test_some_capitalized_words_name_no_person(words: str, expected: bool) -> None:
    """Bodies, offices, numbers, owners and pronouns."""
    assert is_name(words) is expected


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [
        ("Ann Lee", "Ann B. Lee, Jr.", True),
        ("Lee", "Ann Lee", True),
        ("A. Lee", "Ann Lee", True),
        ("Ben Lee", "Ann Lee", False),
        ("Ann Lee", "Ann Roe", False),
        ("", "Ann Roe", False),
    ],
)
def test_two_names_of_one_person(name: str, other: str, expected: bool) -> None:
    """The last words are the same, and the first letters where both have two words."""
    assert same_person(name, other) is expected


def test_the_last_name_has_no_suffix() -> None:
    """ "Jr." and the like follow it."""
    assert [last_name(name) for name in ("Ann Lee, Jr.", "Ann Lee III", "")] == ["lee", "lee", ""]


def test_a_person_has_the_fullest_name_of_the_text() -> None:
    """A surname stands for who was named in full before."""
    text = "Ann Lee came. The Senate thanked Lee."
    actors = Actors(ParsedText(text))
    place = text.rindex("Lee")
    assert person(text, Span(place, place + 3), actors).name == "Ann Lee"


def test_a_body_at_the_end_of_words_is_found() -> None:
    """What stands before it is no part of it."""
    text = "If Norway named Ann Lee, she would come."
    actors = Actors(ParsedText(text))
    found = mention_at_end(Span(0, 9), actors)
    assert found and found.name == "Norway"
    assert mention_at_end(Span(0, 2), actors) is None
