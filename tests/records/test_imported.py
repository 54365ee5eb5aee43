"""Ids made from names of any alphabet, and what is said where two become one."""

from __future__ import annotations

import msgspec
import pytest
from curated import build_rows
from records.conftest import Importer
from records.published import Published, holder, trip, visit


def actors(importer: Importer, kind: str) -> list[str]:
    """The ids of the actors that were imported."""
    lines = importer.read(f"authorities/actors.{kind}.jsonl").splitlines()
    return [msgspec.json.decode(line)["id"] for line in lines]


@pytest.mark.parametrize(
    ("who", "name", "actor"),
    [
        ("日本", "Jane Doe", "hsg-ri-ben"),
        ("", "習近平", "hsg-xi-jin-ping"),
        ("", "☃", "hsg-doe-jane-line-2"),
    ],
)
def test_ids_of_travelers(
    published: Published, importer: Importer, who: str, name: str, actor: str
) -> None:
    """Other alphabets are transliterated; where no letter is left, the line stands for the id."""
    published.trips(trip(who=who, name=name))
    importer("travels")
    assert actors(importer, "travels") == [actor]
    assert build_rows(importer.corpus).problems == []


def test_visitors_of_other_alphabets(published: Published, importer: Importer) -> None:
    """A visitor named in another alphabet is named."""
    published.visits(visit(visitor="習近平"))
    assert importer.listed("visits") == []
    assert actors(importer, "visits") == ["hsg-visitor-norway-xi-jin-ping"]


def test_two_ids_in_one(published: Published, importer: Importer) -> None:
    """Two ids of the published data that make one id here are listed."""
    published.trips(trip(who="Ä"), trip(who="a", id="8"))
    assert importer.listed("travels") == [
        "president-travels/doe-jane.xml:9: 'a' and 'Ä' are one actor here, 'hsg-a'"
    ]


def test_a_person_twice(published: Published, importer: Importer) -> None:
    """Of two people with one id the first is kept, and the other listed."""
    published.person()
    path = published.person("doe-jim")
    path.write_text(path.read_text().replace("doe-jim", "doe-jane").replace("Jane<", "John<"))
    published.title()
    published.mission(holder(started="1951"))
    assert importer.listed("pocom") == [
        "people/d/doe-jim.xml:1: person id 'doe-jane' is taken, by 'Jane Doe'; the first is kept"
    ]
    assert [record.who for record in importer.records("pocom")] == ["Jane Doe"]
