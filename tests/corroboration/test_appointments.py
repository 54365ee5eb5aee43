"""Appointments against terms: what each action means for each kind of date."""

from __future__ import annotations

import pytest
from corroboration.case import appoint, appointment, said, step

TERM = (
    step("appointed", "2022-01-10"),
    step("sworn_in", "2022-02-01"),
    step("resigned", "2025-01-20"),
)


@pytest.mark.parametrize(
    ("action", "date", "finding"),
    [
        ("incumbent", "2024-11-13", ["confirms"]),
        ("incumbent", None, ["confirms"]),
        ("incumbent", "2022-01-20", ["differs"]),
        ("incumbent", "2019-01-01", []),
        ("nominated", "2021-12-01", ["occurred"]),
        ("nominated", "2019-12-01", []),
        ("nominated", None, []),
        ("candidate", "2021", ["occurred"]),
        ("appointed", "2022-01-10", ["confirms"]),
        ("appointed", "2022-01-12", ["differs"]),
        ("appointed", "2022-01-01/2022-01-31", ["confirms"]),
        ("appointed", "2018-01-10", []),
        ("elected", "2021-11-05", ["occurred"]),
        ("resigned", "2025-01-20", ["confirms"]),
        ("resigned", "2025-01-02", ["differs"]),
        ("resigned", "2020-01-02", []),
        ("former", None, ["contradicts"]),
        ("defeated", "2021-11-05", []),
    ],
)
def test_action_is_held_against_the_term(action: str, date: str | None, finding: list[str]) -> None:
    """What brings one into office, being in it and leaving it each meet their own day."""
    date = "2021-01-01/2021-12-31" if date == "2021" else date
    row = appointment(action, date)
    assert [each.finding for each in appoint(row, *TERM)] == finding


def test_reasons_name_person_office_and_days() -> None:
    """The note says by what somebody was found, in which office, and both dates."""
    (found,) = appoint(appointment("nominated", "2021-12-01"), *TERM)
    assert found.note == (
        "person: Ann M. Lee, by a name like 'Ann Lee'; office: Chair; "
        "dates: the row has 2021-12-01, the record 2022-02-01 to 2025-01-20, "
        f"so that the nominated one took the office; score {found.score:.2f}"
    )


def test_undated_former_is_confirmed_by_a_term_that_is_over() -> None:
    """The document of 2024 calls her former, and the term ended before."""
    term = step("incumbent", "2018-01-01/2023-06-30")
    assert said(appoint(appointment("former"), term)) == [("term-1", "confirms")]


@pytest.mark.parametrize(
    ("date", "finding"),
    [("2018-01-01/2023-06-30", "confirms"), ("2019-01-01/2021-06-30", "differs")],
)
def test_times_in_office_are_compared_from_end_to_end(date: str, finding: str) -> None:
    """A time that is not the same as that of the record differs."""
    row = {**appointment("former", date), "date_edtf": date}
    assert said(appoint(row, step("incumbent", "2018-01-01/2023-06-30"))) == [("term-1", finding)]


def test_another_person_in_the_office_contradicts() -> None:
    """Where the records show an office held by one at a time, somebody else in it cannot be."""
    terms = (
        step("incumbent", "2015-01-01/2019-01-01", "term-1", "bo"),
        step("incumbent", "2019-01-01/2025-01-01", "term-2", "roper-bob"),
    )
    row = {**appointment("incumbent", "2020-05-05"), "office_id": "chair-record"}
    (found,) = appoint(row, *terms)
    assert (found.record_id, found.finding) == ("term-2", "contradicts")
    assert found.reasons[-1] == "dates: the record has Bob Roper in it 2019-01-01 to 2025-01-01"
    # Close to a handover, and where several hold such an office at once, nothing is said.
    assert appoint({**row, **appointment("incumbent", "2019-01-10")}, *terms) == []
    both = step("incumbent", "2018-01-01/2024-01-01", "term-3", "lee-anna")
    assert said(appoint({**row, "appointee_id": "envoy"}, *terms, both)) == []


def test_predecessor_is_confirmed_by_the_term_before() -> None:
    """Who is to be followed was in the office, by the record."""
    row = appointment("nominated", "2024-11-13", appointee_id="bo", predecessor_id="ann")
    (found,) = appoint(row, *TERM)
    assert (found.finding, found.actor_id) == ("confirms", "ann")
    assert found.reasons[-1] == (
        "dates: the row names the predecessor, the record has 2022-02-01 to 2025-01-20"
    )


def test_other_offices_say_nothing() -> None:
    """The same person in another office is no word about this one."""
    assert appoint(appointment("incumbent", "2024-11-13", office_id="envoy-bree"), *TERM) == []
