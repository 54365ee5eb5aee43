"""What words stand for which country."""

from __future__ import annotations

import pytest

from onrecord.draft.actors.countries import country_at, country_words, namesake_states
from onrecord.draft.lexicons.read import read_rows


def test_every_country_of_the_lexicon_has_a_name() -> None:
    """Whoever knows the adjective of a country knows its name."""
    named = {each.country_id for each in country_words().values() if each.form == "name"}
    assert [
        row["country_id"] for row in read_rows("demonyms") if row["country_id"] not in named
    ] == []


def test_no_words_stand_for_two_countries() -> None:
    """Each name, adjective or city of the lexicon is in one row, once."""
    cells = [
        words
        for row in read_rows("demonyms")
        for column, cell in row.items()
        if column != "country_id"
        for words in filter(None, cell.split(";"))
    ]
    assert sorted(cells) == sorted(set(cells))


@pytest.mark.parametrize(
    ("words", "country_id", "form"),
    [
        ("Kosovo", "KOS", "name"),
        ("Congo", "COD", "name"),
        ("Republic of the Congo", "COG", "name"),
        ("Federated States of Micronesia", "FSM", "name"),
        ("US", "USA", "name"),
        ("East German", "GDR", "adjective"),
        ("Pristina", "KOS", "capital"),
        ("White House", "USA", "house"),
    ],
)
def test_forms(words: str, country_id: str, form: str) -> None:
    """The longest name counts, and says how it calls the country."""
    found = country_at([*words.split(), "fell"], 0, len(words.split()) + 1)
    assert found == (len(words.split()), (country_id, form))


@pytest.mark.parametrize("words", ["CAR", "Parma", "Jersey", "Georgian Bay Tribune"])
def test_no_countries(words: str) -> None:
    """Cars, cities that once were states, and longer names are none, or not whole."""
    found = country_at(words.split(), 0, len(words.split()))
    assert found is None or found[0] < len(words.split())


def test_namesakes_are_told_by_other_words() -> None:
    """Only a country whose name an American state has needs them, and then it has some."""
    assert list(namesake_states()) == ["Georgia"]
    assert all(namesake_states().values())
