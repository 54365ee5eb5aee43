"""The countries are those of the crosswalk and of ISO, code by code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pycountry

Rows = dict[str, list[dict[str, Any]]]
Reference = Callable[[str], list[dict[str, str]]]
# Our columns, and those of the crosswalk that hold the same codes.
COLUMNS = {
    "country_iso3": "iso3c",
    "cow_code": "cown",
    "cow_abbreviation": "cowc",
    "gw_code": "gwn",
}


def test_iso_codes_are_those_of_pycountry(rows: Rows) -> None:
    """Every country of ISO 3166-1 is there under its code, and no code is made up."""
    ours = {row["country_iso3"] for row in rows["countries"]} - {None}
    assert ours == {country.alpha_3 for country in pycountry.countries}


def test_key_is_the_iso_code_or_explained(rows: Rows) -> None:
    """The key is the ISO code; where there is none, it is no code of another country."""
    iso = {country.alpha_3 for country in pycountry.countries}
    for row in rows["countries"]:
        if row["country_iso3"]:
            assert row["country_id"] == row["country_iso3"]
        else:
            assert row["country_id"] not in iso
            assert row["note"], f"{row['country_id']} has no ISO code and no note"


def test_codes_are_those_of_the_crosswalk(rows: Rows, reference: Reference) -> None:
    """Each state of the crosswalk has the same ISO, Correlates of War and Gleditsch-Ward codes."""
    expected = Counter(
        tuple(row[column] for column in COLUMNS.values())
        for row in reference("countries-crosswalk.csv")
    )
    ours = Counter(
        tuple("" if row[column] is None else str(row[column]) for column in COLUMNS)
        for row in rows["countries"]
    )
    assert expected - ours == Counter()
    added = [each for each in (ours - expected).elements() if any(each[1:])]
    assert added == [], "codes of states that the crosswalk does not have"


def test_namibia_is_not_missing(rows: Rows) -> None:
    """Namibia, whose two letters many readers take for a missing value, has all its codes."""
    (namibia,) = [row for row in rows["countries"] if row["country_id"] == "NAM"]
    assert [namibia[column] for column in ("name", *COLUMNS)] == [
        "Namibia",
        "NAM",
        565,
        "NAM",
        565,
    ]


def test_letters_that_two_states_claim(rows: Rows) -> None:
    """Where a Correlates of War abbreviation is another country's ISO code, ISO has the key."""
    by_id = {row["country_id"]: row for row in rows["countries"]}
    assert by_id["AUS"]["name"] == "Australia"
    assert by_id["AUT"]["cow_abbreviation"] == "AUS"
    assert by_id["CZE"]["name"] == "Czechia"
    assert by_id["CHE"]["cow_abbreviation"] == "SWZ"
    assert by_id["KOS"]["country_iso3"] is None
    assert by_id["KOS"]["cow_code"] == 347


def test_codes_belong_to_one_state(rows: Rows) -> None:
    """No two states share a Correlates of War number, its letters, or a Gleditsch-Ward number."""
    for column in ("country_iso3", "cow_code", "cow_abbreviation"):
        found = Counter(row[column] for row in rows["countries"] if row[column] is not None)
        assert [code for code, times in found.items() if times > 1] == []


def test_unknown_items_are_empty(rows: Rows) -> None:
    """No Wikidata item is given for a country, since none was verified."""
    assert {row["wikidata_id"] for row in rows["countries"]} == {None}
