"""Names are compared with care: alike is not the same, and a family name is not enough."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.corroboration.names import compare_names, read_name
from onrecord.corroboration.people import People, read_person


def compare(one: str, other: str) -> float:
    """Compare two names that have something left of them."""
    first, second = read_name(one), read_name(other)
    assert first is not None
    assert second is not None
    assert compare_names(first, second) == compare_names(second, first)
    return compare_names(first, second)


@pytest.mark.parametrize(
    ("one", "other", "score"),
    [
        ("Ann Lee", "Lee Ann", 1.0),
        ("President Ann Lee", "Ann Lee", 1.0),
        ("Enrique Peña Nieto", "Enrique Pena Nieto", 1.0),
        ("Joe Biden", "Joseph R. Biden, Jr.", 0.9),
        ("JD Vance", "James David Vance", 0.8),
        ("Antony Blinken", "Antony John Blinken", 0.9),
        ("Recep Tayyip Erdoğan", "Recep Erdogan", 0.9),
        ("Qasem Soleimani", "Qasem Soleymani", 0.72),
    ],
)
def test_names_of_one_person_are_alike(one: str, other: str, score: float) -> None:
    """Order, titles, diacritics, initials, short forms and spelling do not part a person."""
    assert compare(one, other) == score


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Biden", "Joe Biden"),
        ("Jill Biden", "Joe Biden"),
        ("George H. Bush", "George W. Bush"),
        ("John Smith Jr.", "John Smith III"),
        ("Ann Lee", "Ann Li"),
        ("Xi", "Xi Jinping"),
    ],
)
def test_names_of_two_people_are_not_alike(one: str, other: str) -> None:
    """A family name alone, another given or middle name, and a short family name part people."""
    assert compare(one, other) == 0


@pytest.mark.parametrize("text", ["", "  ", "President", "...", "\u202e", "😀", "of the"])
def test_nothing_is_no_name(text: str) -> None:
    """A text of titles and signs has no name in it."""
    assert read_name(text) is None


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_can_be_compared(one: str, other: str) -> None:
    """Names come from files of others: none makes the comparison fail, and each is like itself."""
    first, second = read_name(one), read_name(other)
    if first and second:
        assert 0 <= compare_names(first, second) <= 1
        assert not first.given or compare_names(first, first) == 1


def find(people: list[tuple[str, str, str | None]], name: str, country: str | None) -> list[str]:
    """Find the keys of those in the records who may be somebody."""
    index = People(read_person(key, label, (), where) for key, label, where in people)
    return [each.person.key for each in index.find(read_person("me", name, (), country))]


def test_same_name_comes_before_alike() -> None:
    """Whoever has a name like it may be meant as well, but ranks after the very name."""
    people = [("a", "Joseph Biden", "USA"), ("b", "Joe Biden", "USA"), ("c", "Jill Biden", "USA")]
    assert find(people, "Joe Biden", "USA") == ["b", "a"]


def test_people_of_two_countries_are_not_the_same() -> None:
    """The same name does not help where both countries are known and differ."""
    assert find([("a", "Ann Lee", "KOR")], "Ann Lee", "USA") == []
    assert find([("a", "Ann Lee", None)], "Ann Lee", "USA") == ["a"]


def test_single_name_needs_its_country() -> None:
    """Somebody with one name is found only where the country of both is known."""
    assert find([("a", "King Kalakaua", "HWI")], "Kalakaua", "HWI") == ["a"]
    assert find([("a", "King Kalakaua", None)], "Kalakaua", "HWI") == []


def test_identifier_goes_before_every_name() -> None:
    """A Wikidata item in both settles who it is, however the names are written."""
    people = People(
        [
            read_person("a", "Ann Lee", ()),
            read_person("b", "A. L.", (), wikidata_id="Q1"),
        ]
    )
    (match,) = people.find(read_person("me", "Ann Lee", (), wikidata_id="Q1"))
    assert (match.person.key, match.score, match.because) == ("b", 1.0, "the Wikidata item Q1")
