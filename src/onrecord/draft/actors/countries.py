"""Countries by their names, adjectives and people, and by the seats of their governments."""

from __future__ import annotations

import csv
from functools import cache
from typing import NamedTuple

from onrecord import layout
from onrecord.draft.lexicons.read import read_rows, read_words

_FORMS = {
    "names": "name",
    "adjectives": "adjective",
    "people": "people",
    "capitals": "capital",
    "houses": "house",
}
# Names of the vocabulary that mean something else more often, or are half of another name.
_LEFT_OUT = frozenset(["Jersey", "Christmas Island", "Antarctica"])


class Country(NamedTuple):
    """A country and how words call it.

    ``form`` is ``name``, ``adjective`` or ``people``, or ``capital`` or ``house`` for what stands
    for its government.
    """

    country_id: str
    form: str


@cache
def country_words() -> dict[str, Country]:
    """What words stand for which country, from our lexicon and the vocabulary of countries.

    The vocabulary is that of the bundled dataset, not that of the corpus at hand, so that rules
    find the same in every corpus.

    >>> country_words()["Iranian"], country_words()["Spaniards"].form
    (Country(country_id='IRN', form='adjective'), 'people')
    """
    found: dict[str, Country] = {}
    for row in _vocabulary():
        for name in _spellings(row["name"]):
            # Former states of the vocabulary (Baden, Parma) are cities and regions of today.
            if row["country_iso3"] and name not in _LEFT_OUT:
                found[name] = Country(row["country_id"], "name")
    for row in read_rows("demonyms"):
        for column, form in _FORMS.items():
            country = Country(row["country_id"], form)
            found |= dict.fromkeys(_words_of(row[column]), country)
    return found


def _words_of(cell: str) -> list[str]:
    return [each.removeprefix("the ").replace("’", "'") for each in cell.split(";") if each]


@cache
def namesake_states() -> dict[str, frozenset[str]]:
    """The names of countries that are those of American states, with other words for the country.

    >>> sorted(namesake_states()["Georgia"])
    ['Georgian', 'Georgians', 'Tbilisi']
    """
    names = {
        country.country_id: name
        for name, country in country_words().items()
        if country.form == "name" and name in read_words("us_states")
    }
    return {
        names[row["country_id"]]: frozenset(
            each for column in _FORMS for each in _words_of(row[column])
        )
        for row in read_rows("demonyms")
        if row["country_id"] in names
    }


@cache
def _longest() -> dict[str, int]:
    """How many words the longest name has that begins with a word."""
    found: dict[str, int] = {}
    for name in country_words():
        words = name.replace("'s", " 's").split()  # as texts are cut into words
        found[words[0]] = max(found.get(words[0], 0), len(words))
    return found


def longest_name(word: str) -> int:
    """How many words the longest name of a country has that begins with a word.

    >>> longest_name("Norway"), longest_name("Tuesday")
    (1, 0)
    """
    return _longest().get(word, 0)


def country_at(words: list[str], first: int, end: int) -> tuple[int, Country] | None:
    """The longest name of a country that begins with a word, and the word behind it.

    >>> country_at(["the", "United", "States", "Senate"], 1, 4)
    (3, Country(country_id='USA', form='name'))
    """
    longest = _longest().get(words[first])
    if not longest:
        return None
    for stop in range(min(first + longest, end), first, -1):
        name = " ".join(words[first:stop]).replace("’", "'").replace(" 's", "'s")
        found = country_words().get(name)
        if found:
            return stop, found
    return None


@cache
def _vocabulary() -> list[dict[str, str]]:
    """The rows of the bundled dataset's own table."""
    path = layout.bundled().table("countries", "csv")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _spellings(name: str) -> list[str]:
    """A name of the vocabulary as texts write it; none for those with remarks in them."""
    if "(" in name or " - " in name or " SAR " in name:
        return []
    return [name, name.replace("&", "and"), name.replace("St. ", "Saint ")]
