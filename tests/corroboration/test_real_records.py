"""The trips and visits of the Office of the Historian, as records of stays."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from corroboration.case import ACTORS, make_case, meeting, record, trip
from world import Row, make_parts

from onrecord.corroboration.names import read_name
from onrecord.corroboration.propose import propose
from onrecord.release.find_rows import Read

BLINKEN = {"actor_id": "antony-blinken", "name": "Antony Blinken", "actor_type": "person"}
GOLD = "corpora/gold/hsg_travels_visits.jsonl"


@pytest.fixture
def records(shared: Callable[[str], Path]) -> list[Row]:
    """All trips and visits that have a first and a last day."""
    lines = shared(GOLD).read_text(encoding="utf-8").splitlines()
    found = [(each["doc_id"], each["text"], each["events"][0]) for each in map(json.loads, lines)]
    return [
        {"id": key, "text": text, **event}
        for key, text, event in found
        if event["date"] and event["end_date"] and event["date"] <= event["end_date"]
    ]


def make_load(records: list[Row], events: list[Row], parts: list[Row], actors: list[Row]) -> Read:
    """Give the records as imported ones, beside events of documents; a country is its own code."""
    people = {each["source"]: f"p{number}" for number, each in enumerate(records)}
    trips = [
        trip(f"{each['date']}/{each['end_date']}", each["id"], country_id=each["target"])
        for each in records
    ]
    return make_case(
        actors=[
            *ACTORS,
            *actors,
            *(
                {"actor_id": key, "name": name, "actor_type": "person"}
                for name, key in people.items()
            ),
        ],
        events=[*events, *trips],
        participants=[
            *parts,
            *(
                part
                for each in records
                for part in make_parts(f"{each['id']}-e1", people[each["source"]])
            ),
        ],
        records=[record(each["id"], what=each["text"] or "Trip.") for each in records],
    )


def test_a_visit_of_the_news_is_found_among_all(records: list[Row]) -> None:
    """Of all trips and visits, just that to Brussels confirms Blinken's visit on 13 November."""
    visit = meeting("2024-11-13", country_id="Belgium")
    parts = make_parts("memo-e01", "antony-blinken")
    (found,) = propose(make_load(records, [visit], parts, [BLINKEN])).kept
    assert (found.record_id, found.finding) == ("secretary-travel-4264", "confirms")


def test_every_record_is_found_by_its_own_facts(records: list[Row]) -> None:
    """A row with the person, the country and the first day of a record is confirmed by it.

    Only those with a single name are not found, since the names are all that this list has of them.
    """
    own = {each["source"]: f"own-{number}" for number, each in enumerate(records)}
    events = [
        {**meeting(each["date"], country_id=each["target"]), "event_id": f"memo-e{number}"}
        for number, each in enumerate(records)
    ]
    parts = [
        part
        for number, each in enumerate(records)
        for part in make_parts(f"memo-e{number}", own[each["source"]])
    ]
    actors = [{"actor_id": key, "name": name, "actor_type": "person"} for name, key in own.items()]
    found = propose(make_load(records, events, parts, actors), most=50).kept
    confirmed = {each.pair for each in found if each.finding == "confirms"}
    missed = {
        each["source"]
        for number, each in enumerate(records)
        if (f"memo-e{number}", each["id"]) not in confirmed
    }
    names = {each["source"]: read_name(each["source"]) for each in records}
    assert len(records) == 7_535
    assert missed == {each for each, name in names.items() if name is None or not name.given}
