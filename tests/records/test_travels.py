"""Trips of Presidents and Secretaries of State."""

from __future__ import annotations

import json

import msgspec
import pytest
from records.conftest import Importer
from records.published import Published, trip

BODY = "Office of the Historian (US Department of State)"


def test_a_trip(published: Published, importer: Importer) -> None:
    """A trip is a record with an event: who, where, when, and the remark as a note."""
    published.trips(trip())
    (record,) = importer.records("travels")
    assert msgspec.to_builtins(record) == {
        "id": "hsg-president-travel-7",
        "body": BODY,
        "what": "Trip of the President of the United States.",
        "who": "Jane Doe",
        "place": "Paris",
        "country": "FRA",
        "date": "1951-03-01/1951-03-04",
        "locator": "travels/president-travels/doe-jane.xml, id 7",
        "annotator": "office-of-the-historian",
        "events": [
            {
                "id": "e1",
                "summary": "Jane Doe travels to Paris (France).",
                "type": "CONSULT",
                "mode": "visit",
                "modality": "actual",
                "polarity": "positive",
                "actors": [{"actor": "hsg-doe-jane", "office": "hsg-president"}],
                "date": "1951-03-01/1951-03-04",
                "place": {"name": "Paris", "country": "FRA"},
                "note": "Met with the mayor.",
            }
        ],
    }
    assert json.loads(importer.read("authorities/offices.travels.jsonl")) == {
        "id": "hsg-president",
        "name": "President of the United States",
        "country": "USA",
    }


def test_who_travels_is_described(published: Published, importer: Importer) -> None:
    """A President has the years that the list of Presidents gives, and nothing else."""
    years = "<birth-year>1901</birth-year><death-year still-alive='true'/>"
    published.write(
        "presidents/presidents.xml",
        f"<presidents><president><id>doe-jane</id>{years}</president></presidents>",
    )
    published.trips(trip())
    importer("travels")
    assert json.loads(importer.read("authorities/actors.travels.jsonl")) == {
        "id": "hsg-doe-jane",
        "name": "Jane Doe",
        "type": "person",
        "description": "President of the United States; born 1901",
        "country": "USA",
    }


def test_a_trip_of_one_day(published: Published, importer: Importer) -> None:
    """A trip that ends on the day on which it begins has that day, and no locale is no place."""
    published.trips(trip(end="1951-03-01", locale=""))
    (record,) = importer.records("travels")
    assert record.date == record.events[0].date == "1951-03-01"
    assert record.events[0].summary == "Jane Doe travels to France."
    assert record.place == "France"


@pytest.mark.parametrize(
    ("given", "listed", "date", "remark"),
    [
        (
            {"start": "1951-02-30"},
            "4: date '1951-02-30' has no day 30; that month has 28 days; the date is left out",
            "/1951-03-04",
            "The record has '1951-02-30' as start-date.",
        ),
        (
            {"end": "March 1951"},
            "4: malformed date 'March 1951'; expected for example 1935-01-22; the date is left out",
            "1951-03-01/",
            "The record has 'March 1951' as end-date.",
        ),
        (
            {"end": "1951-02-01"},
            "2: date range '1951-03-01/1951-02-01' is reversed: 1951-03-01 is after 1951-02-01; "
            "the date is left out",
            None,
            "The record has a beginning on 1951-03-01 and an end on 1951-02-01.",
        ),
    ],
)
def test_a_date_that_cannot_be(
    published: Published,
    importer: Importer,
    given: dict[str, str],
    listed: str,
    date: str | None,
    remark: str,
) -> None:
    """A date that cannot be is listed and kept in the note; the trip is imported without it."""
    published.trips(trip(**given))
    assert importer.listed("travels") == [f"president-travels/doe-jane.xml:{listed}"]
    (record,) = importer.records("travels")
    assert record.events[0].date == date
    assert record.events[0].note == f"Met with the mayor. {remark}"


def test_a_country_without_a_code(published: Published, importer: Importer) -> None:
    """A territory that has no code is listed; a misspelled one is shown what it may mean."""
    published.trips(
        trip(territory="texas", country="Texas"),
        trip(id="8", territory="somoa", country="Somoa", locale="Apia"),
    )
    assert importer.listed("travels") == [
        "president-travels/doe-jane.xml:5: territory 'texas' has no code of a country; it is left "
        "empty",
        "president-travels/doe-jane.xml:12: territory 'somoa' has no code of a country; nearest "
        "'samoa'; it is left empty",
    ]
    first, second = importer.records("travels")
    assert (first.country, second.country) == (None, None)
    assert first.events[0].note == "Met with the mayor. No code of a country for Texas."
    assert second.events[0].summary == "Jane Doe travels to Apia (Somoa)."


def test_a_state_of_another_time(published: Published, importer: Importer) -> None:
    """The record's own word decides where it is the name of a state of another time."""
    published.trips(trip(territory="yemen", country="Yemen Arab Republic"))
    assert [record.country for record in importer.records("travels")] == ["YAR"]


def test_an_id_that_is_not_new(published: Published, importer: Importer) -> None:
    """Two trips with one id are two records, and one without an id is called by its line."""
    published.trips(trip(), trip(remarks="Again."), trip(id=""))
    assert importer.listed("travels") == [
        "president-travels/doe-jane.xml:10: id '7' is taken, at president-travels/doe-jane.xml:2; "
        "the record is called 'hsg-president-travel-7-2'",
        "president-travels/doe-jane.xml:15: no id; the record is called "
        "'hsg-president-travel-doe-jane-line-15'",
    ]
    assert [record.id for record in importer.records("travels")] == [
        "hsg-president-travel-7",
        "hsg-president-travel-7-2",
        "hsg-president-travel-doe-jane-line-15",
    ]


def test_nobody_is_named(published: Published, importer: Importer) -> None:
    """A trip of nobody is left out and listed; one without a name is called by its id."""
    published.trips(trip(who="", name=""), trip(name=""))
    report = importer("travels")
    assert (report.read, report.records) == (2, 1)
    assert [each.message for each in report.problems] == [
        "nobody is named, neither by who nor by a name; left out",
        "no name; 'doe-jane' is called by the id",
    ]


def test_a_role_that_is_not_known(published: Published, importer: Importer) -> None:
    """An unknown role is listed, and the event names no office."""
    published.trips(trip(role="envoy"))
    assert importer.listed("travels") == [
        "president-travels/doe-jane.xml:2: unknown role 'envoy'; expected president or secretary; "
        "no office"
    ]
    (record,) = importer.records("travels")
    assert record.id == "hsg-envoy-travel-7"
    assert record.events[0].actors[0].office is None  # type: ignore[union-attr]
