"""Meetings and visits against stays: each finding, each kind of date, and what says nothing."""

from __future__ import annotations

import pytest
from corroboration.case import (
    ACTORS,
    appointment,
    compare,
    meeting,
    record,
    said,
    stays,
    step,
    trip,
)
from world import make_parts

BERLIN = stays(trip("2024-11-12/2024-11-15"))


def test_a_day_within_a_stay_confirms_and_says_why() -> None:
    """Who, whom, where and when are told with the words of both sides."""
    (found,) = compare(meeting("2024-11-13", place_name="Berlin"), BERLIN)
    assert found.finding == "confirms"
    assert found.note == (
        "person: Ann M. Lee, by a name like 'Ann Lee'; "
        "others: the record is of a trip there; "
        "place: agrees, Berlin (DEU) in the row, DEU in the record; "
        "dates: the row has 2024-11-13, the record has 2024-11-12 to 2024-11-15, which holds it; "
        f"score {found.score:.2f}"
    )


@pytest.mark.parametrize(
    ("modality", "polarity", "finding"),
    [
        ("actual", "positive", ["confirms"]),
        ("planned", "positive", ["occurred"]),
        ("possible", "positive", ["occurred"]),
        ("hypothetical", "positive", []),
        ("actual", "negative", ["contradicts"]),
        ("planned", "negative", []),
    ],
)
def test_finding_follows_what_the_row_claims(
    modality: str, polarity: str, finding: list[str]
) -> None:
    """A plan comes about, what did not happen is contradicted, and of a threat nothing is said."""
    row = meeting("2024-11-13", modality=modality, polarity=polarity)
    assert [each.finding for each in compare(row, BERLIN)] == finding


@pytest.mark.parametrize(
    ("date", "finding", "words"),
    [
        ("2024-11-01/2024-11-30", "confirms", "which may hold it"),
        ("2024-11-16", "differs", "1 day apart"),
        ("2024-11-09", "differs", "3 days apart"),
        ("2024-11-14/2024-11-15", "confirms", "which holds it"),
        ("/2024-11-13", "confirms", "which may hold it"),
        ("2024-11-13/", "confirms", "which may hold it"),
        ("2024-01-01/2024-12-31", "confirms", "which may hold it"),
    ],
)
def test_uncertain_dates_are_compared_as_such(date: str, finding: str, words: str) -> None:
    """One day of a month, an open end, a year: the record may hold it; near is another day."""
    (found,) = compare(meeting(date), BERLIN)
    assert (found.finding, found.reasons[-1].endswith(words)) == (finding, True)


@pytest.mark.parametrize("date", ["2024-11-08", "2024-11-19", "2023-11-13", "/2020-01-01"])
def test_other_days_say_nothing(date: str) -> None:
    """More than three days away a stay is another one, and no word about this one."""
    assert compare(meeting(date), BERLIN) == []


def test_no_date_is_looked_for_around_the_publication() -> None:
    """A row without a date matches what is not far from its document, ranks low, and says so."""
    (found,) = compare(meeting(None), BERLIN)
    assert found.finding == "confirms"
    assert found.reasons[-1] == (
        "dates: the row has no date, the record has 2024-11-12 to 2024-11-15, when it was published"
    )
    (dated,) = compare(meeting("2024-11-13"), BERLIN)
    assert found.score < dated.score
    (far,) = compare(meeting(None), stays(trip("2024-08-01/2024-08-04")))
    assert far.reasons[-1].endswith("102 days from the publication")
    assert far.score < found.score
    assert compare(meeting(None), stays(trip("2022-11-13"))) == []


def test_no_date_at_all_is_not_guessed() -> None:
    """Where neither row nor document has a date, nothing is proposed."""
    documents = [{"document_id": "memo"}]
    assert compare(meeting(None), BERLIN, documents=documents) == []


def test_being_elsewhere_contradicts() -> None:
    """On a day inside a stay in one country nobody visits another."""
    (found,) = compare(meeting("2024-11-13", country_id="FRA"), BERLIN, recipients="")
    assert found.finding == "contradicts"
    assert "place: another country, FRA in the row, DEU in the record" in found.reasons


@pytest.mark.parametrize("date", ["2024-11-12", "2024-11-15", "2024-11-13/2024-11-14"])
def test_days_of_travel_contradict_nothing(date: str) -> None:
    """On the first and last day one may be in two countries, and a day that is not certain too."""
    assert compare(meeting(date, country_id="FRA"), BERLIN, recipients="") == []


def test_another_record_of_the_place_takes_a_contradiction_away() -> None:
    """A trip within a trip is no contradiction."""
    found = stays(
        trip("2024-11-12/2024-11-15"), trip("2024-11-13", record_id="trip-2", country_id="FRA")
    )
    assert said(compare(meeting("2024-11-13", country_id="FRA"), found, recipients="")) == [
        ("trip-2", "confirms")
    ]


def test_day_nearby_is_another_act_where_a_record_has_the_day() -> None:
    """Two trips in a week: the one of the day confirms, and the other says nothing."""
    found = stays(trip("2024-11-13"), trip("2024-11-15", record_id="trip-2"))
    assert said(compare(meeting("2024-11-13"), found)) == [("trip-1", "confirms")]
    assert said(compare(meeting("2024-11-14"), found)) == [
        ("trip-1", "differs"),
        ("trip-2", "differs"),
    ]


def test_record_of_two_stays_tells_of_both() -> None:
    """Two trips that were imported with one record are two stays."""
    found = stays(trip("2024-11-01"), {**trip("2024-11-13"), "event_id": "trip-1-e2"})
    assert said(compare(meeting("2024-11-13"), found)) == [("trip-1", "confirms")]
    assert said(compare(meeting("2024-11-01"), found)) == [("trip-1", "confirms")]


def test_the_same_people_elsewhere_met_at_another_place() -> None:
    """Where the record has all who met on that day, only the place differs."""
    found = stays(trip("2024-11-12/2024-11-15"), who="lee-ann-m bo")
    row = meeting("2024-11-13", country_id="FRA", event_mode=None)
    assert said(compare(row, found, who="ann bo", recipients="")) == [("trip-1", "differs")]


def test_person_and_day_alone_say_nothing() -> None:
    """Without a place, somebody else whom the record names makes it the same act."""
    row = meeting("2024-11-13", country_id=None, event_mode=None)
    assert compare(row, BERLIN, recipients="league") == []
    named = stays(trip("2024-11-13"), what="Met the League of Nations.")
    assert said(compare(row, named, recipients="league")) == [("trip-1", "confirms")]
    short = stays(trip("2024-11-13"), what="Went to the LN, or L.O.N.")
    assert compare(row, short, recipients="league") == []


def test_calls_and_other_acts_are_not_compared() -> None:
    """That somebody was there says nothing of a call, or of what else was said or done."""
    assert compare(meeting("2024-11-13", event_mode="phone"), BERLIN) == []
    assert compare(meeting("2024-11-13", event_type="SUPPORT"), BERLIN) == []


def test_ambiguous_name_is_said_and_ranks_lower() -> None:
    """Two people of the records who both may be meant are both named, and neither is chosen."""
    (sure,) = compare(meeting("2024-11-13"), BERLIN)
    found = stays(trip("2024-11-13"))
    other = trip("2024-11-13", record_id="trip-2")
    found["trips"].append(other)
    found["records"].append(record("trip-2"))
    found["parts"] += make_parts(other["event_id"], "lee-anna")
    both = compare(meeting("2024-11-13"), found)
    assert [(each.record_id, each.person.key) for each in both] == [
        ("trip-1", "lee-ann-m"),
        ("trip-2", "lee-anna"),
    ]
    assert [each.reasons[1] for each in both] == [
        "ambiguous: in the records it may also be Ann N. Lee",
        "ambiguous: in the records it may also be Ann M. Lee",
    ]
    assert all(each.score < sure.score * 0.6 for each in both)


def test_one_name_in_two_lists_is_one_person() -> None:
    """Lists of records have ids of their own: the very same name in two makes no doubt."""
    actors = [{**each, "name": each["name"].replace(" N.", " M.")} for each in ACTORS]
    found = stays(trip("2024-11-13"))
    found["trips"].append(trip("2024-11-13", record_id="trip-2"))
    found["parts"] += make_parts("trip-2-e1", "lee-anna")
    one, other = found["records"][0], record("trip-2", locator="visits/data/2020.xml, id 2")
    both = compare(meeting("2024-11-13"), {**found, "records": [one, other]}, actors=actors)
    assert ["ambiguous" in each.note for each in both] == [False, False]


def test_two_ids_of_one_name_in_a_list_are_two_people() -> None:
    """A list has one id for a person: the very same name under two is said, and ranks lower."""
    actors = [{**each, "name": each["name"].replace(" N.", " M.")} for each in ACTORS]
    (sure,) = compare(meeting("2024-11-13"), BERLIN)
    found = stays(trip("2024-11-13"), trip("2024-11-13", record_id="trip-2"))
    for part in found["parts"]:
        if part["event_id"] == "trip-2-e1":
            part["actor_id"] = "lee-anna"
    both = compare(meeting("2024-11-13"), found, actors=actors)
    assert [each.reasons[1] for each in both] == [
        "ambiguous: in the records it may also be Ann M. Lee (lee-anna)",
        "ambiguous: in the records it may also be Ann M. Lee (lee-ann-m)",
    ]
    assert all(each.score < sure.score * 0.6 for each in both)


def test_name_that_is_hardly_alike_contradicts_nothing() -> None:
    """A contradiction needs to be sure of the person."""
    actors = [
        {**each, "name": "A. Lee"} if each["actor_id"] == "lee-ann-m" else each for each in ACTORS
    ]
    row = meeting("2024-11-13", country_id="FRA")
    assert compare(row, BERLIN, recipients="", actors=actors) == []


def test_plain_record_is_a_stay_of_those_whom_it_names() -> None:
    """A record that nothing was imported from is read by who, where and when."""
    plain = record(
        "note-1",
        "2024-11-13",
        who="Ann Lee; Bo Rast",
        what="Talks.",
        place="Bonn",
        country_id="DEU",
    )
    found = {"trips": [], "parts": [], "records": [plain]}
    (proposal,) = compare(meeting("2024-11-13", event_mode=None), found, "ann bo", "")
    assert proposal.finding == "confirms"
    assert proposal.reasons[0] == "person: Ann Lee, by the same name, Bo Rast, by the same name"


def test_announcement_confirms_the_plan_only() -> None:
    """What announces a trip says nothing of whether it was made."""
    plain = record("note-1", "2024-10-20", who="Ann Lee", what="Announcement of a trip to Germany.")
    found = {"trips": [], "parts": [], "records": [plain]}
    (plan,) = compare(meeting("2024-11-13", modality="planned"), found)
    assert plan.finding == "confirms"
    assert plan.reasons[1] == (
        "plan: the record announces it and names Germany, and does not say it was done"
    )
    assert compare(meeting("2024-11-13"), found) == []
    assert compare(meeting("2024-10-01", modality="planned"), found) == []


def test_somebody_known_by_the_office_is_whom_the_records_have_in_it() -> None:
    """Only an appointment in the records says who "the envoy" was."""
    office = {**step("incumbent", "2024-01-01/2025-01-01"), "office_id": "envoy-bree"}
    claim = appointment("incumbent", appointee_id="envoy", office_id="envoy-bree")
    given = {"appointments": [claim, office]}
    found = {**BERLIN, "records": [*BERLIN["records"], record("term-1")]}
    (proposal,) = compare(meeting("2024-11-13"), found, who="envoy", **given)
    assert proposal.reasons[0] == (
        "person: Ann M. Lee, by the office 'Envoy to Bree', held then by term-1"
    )
    assert compare(meeting("2024-11-13"), found, who="envoy", appointments=[claim]) == []


def test_imports_are_not_compared_with_themselves() -> None:
    """What was imported with a record is never held against it."""
    assert compare(trip("2024-11-13"), BERLIN) == []
