"""Visits of foreign leaders to the United States."""

from __future__ import annotations

import msgspec
import pytest
from records.conftest import Importer
from records.published import Published, visit


def test_a_visit(published: Published, importer: Importer) -> None:
    """A visit is a record with an event: the visitor acts, and the United States is the place."""
    published.visits(visit())
    (record,) = importer.records("visits")
    assert msgspec.to_builtins(record) == {
        "id": "hsg-visit-9",
        "body": "Office of the Historian (US Department of State)",
        "what": "Visit to the United States of a leader from Norway.",
        "who": "King Alpha",
        "country": "USA",
        "date": "1951-03-01",
        "locator": "visits/data/1950.xml, id 9",
        "annotator": "office-of-the-historian",
        "events": [
            {
                "id": "e1",
                "summary": "King Alpha (Norway) visits the United States.",
                "type": "CONSULT",
                "mode": "visit",
                "modality": "actual",
                "polarity": "positive",
                "actors": [{"actor": "hsg-visitor-norway-king-alpha"}],
                "date": "1951-03-01",
                "place": {"country": "USA"},
                "note": "State visit.",
            }
        ],
    }


def test_visitors_are_of_their_country(published: Published, importer: Importer) -> None:
    """A visitor is an actor of the country that the record names, called as the record does."""
    published.visits(visit(visitor="President Lenín Gómez ", territory="ecuador"))
    importer("visits")
    line = importer.read("authorities/actors.visits.jsonl")
    actor = msgspec.json.decode(line)
    assert actor["id"] == "hsg-visitor-ecuador-president-lenin-gomez"
    assert (actor["name"], actor["country"]) == ("President Lenín Gómez", "ECU")


def test_two_visitors_are_two(published: Published, importer: Importer) -> None:
    """Two with titles of their own are two actors; one with two titles is one."""
    published.visits(
        visit(visitor="President Beta and Prime Minister Gamma"),
        visit(id="10", visitor="Premier and Prince Delta"),
    )
    first, second = (record.events[0] for record in importer.records("visits"))
    assert [each.actor for each in first.actors] == [  # type: ignore[union-attr]
        "hsg-visitor-norway-president-beta",
        "hsg-visitor-norway-prime-minister-gamma",
    ]
    assert first.summary == (
        "President Beta and Prime Minister Gamma (Norway) visit the United States."
    )
    assert [each.actor for each in second.actors] == [  # type: ignore[union-attr]
        "hsg-visitor-norway-premier-and-prince-delta"
    ]


def test_who_comes_again_after_long(published: Published, importer: Importer) -> None:
    """The same name is the same actor, but for another country or after more than 15 years."""
    published.visits(
        visit(id="1", start="2001-01-01", end="2001-01-01"),
        visit(id="2", start="1951-01-01", end="1951-01-01"),
        visit(id="3", start="1966-01-01", end="1966-01-01"),
        visit(id="4", territory="sweden", country="Sweden"),
    )
    actors = {
        record.id: record.events[0].actors[0].actor  # type: ignore[union-attr]
        for record in importer.records("visits")
    }
    assert actors == {
        "hsg-visit-1": "hsg-visitor-norway-king-alpha-2",
        "hsg-visit-2": "hsg-visitor-norway-king-alpha",
        "hsg-visit-3": "hsg-visitor-norway-king-alpha",
        "hsg-visit-4": "hsg-visitor-sweden-king-alpha",
    }


def test_a_visit_of_nobody(published: Published, importer: Importer) -> None:
    """A visit without a visitor has no usable fact: it is left out, and listed."""
    published.visits(visit(visitor=" "), visit())
    report = importer("visits")
    assert (report.read, report.records, report.events) == (2, 1, 1)
    assert importer.listed("visits") == ["data/1950.xml:4: nobody is named as visitor; left out"]


@pytest.mark.parametrize(
    "visitor", ["King Alpha and King Beta", "President Beta and Foreign Minister Gamma"]
)
def test_who_may_be_two(published: Published, importer: Importer, visitor: str) -> None:
    """Two whose titles do not tell them apart are one actor, and listed."""
    published.visits(visit(visitor=visitor), visit(id="10", visitor="President Delta, Jr."))
    assert importer.listed("visits") == [
        f"data/1950.xml:4: {visitor!r} may be more than one; taken for one actor"
    ]
