"""What kind of thing words name."""

from __future__ import annotations

import pytest

from onrecord.draft.actors.kinds import kind_of, names_organization


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Ann Lee", "person"),
        ("Xylo Stone", "person"),
        ("J.D. Stone", "person"),
        ("NATO", "organization"),
        ("Hamas", "organization"),
        ("US Stone", "organization"),
        ("Republicans", "group"),
        ("Ohio", "place"),
        ("Ga.", "place"),
        ("New Mexico", "place"),
        ("Main Street", "place"),
        ("D-Ohio", "place"),
        ("Clean Water Act", "thing"),
        ("CEO", "thing"),
        ("Medicare", "thing"),
        ("BIG STONE FALLS DOWN", "thing"),
        ("Mary", "person"),
        ("Xylo", "unknown"),
    ],
)
def test_words_tell_the_kind(words: str, kind: str) -> None:
    """Where nothing stands before a name, its words tell what it is."""
    assert kind_of(words.split(), has_title=False, has_the=False, in_place=False) == kind


def test_what_stands_before_tells_the_kind() -> None:
    """A title makes a person, "in" a place, and "the" a body."""
    assert kind_of(["Xylo"], has_title=True, has_the=False, in_place=False) == "person"
    assert kind_of(["Xylo"], has_title=False, has_the=False, in_place=True) == "place"
    assert kind_of(["Xylo", "Stone"], has_title=False, has_the=True, in_place=False) == (
        "organization"
    )


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("state department", True),
        ("bank of ash", True),
        ("council on stone", True),
        ("department", False),
        ("ann lee", False),
        ("bank robbers", False),
    ],
)
def test_bodies(words: str, answer: bool) -> None:
    """The last word of a name or the one before "of" says that it is a body."""
    assert names_organization(words.split()) is answer
