"""Who held an office is said only as far as the appointments say it."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from support import small_rows
from world import make_appointment, make_event, make_package

import onrecord
from onrecord.access import Package
from onrecord.corpus.edtf import bounds

PUBLISHED = {
    "published_basis": "stated",
    "published_edtf": "2024-06-10",
    "published_earliest": "2024-06-10",
    "published_latest": "2024-06-10",
}


def duration(date: str) -> dict[str, Any]:
    """Make the columns of a duration, as EDTF writes it."""
    first, last = bounds(date)
    columns = {"date_edtf": date, "date_earliest": first, "date_latest": last}
    return {**columns, "date_basis": "stated"}


def held(folder: Path, day: str, *rows: dict[str, Any]) -> str | None:
    """Say how certain it is that Ann was the chair on a day, by these appointments."""
    package = with_document(folder, PUBLISHED, list(rows))
    found = package.officeholders(day)
    assert list(found["actor_id"]) == ["ann"] * len(found)
    return str(found["certainty"].iloc[0]) if len(found) else None


def with_document(folder: Path, facts: dict[str, Any], rows: list[dict[str, Any]]) -> Package:
    """Make a package with one document that has these facts, and with these appointments."""
    (document,) = small_rows()["documents"].to_pylist()
    for side in ("published_earliest", "published_latest"):
        if side in facts:
            facts = {**facts, side: datetime.date.fromisoformat(facts[side])}
    return make_package(
        folder / "package",
        documents=[{**document, **facts}],
        appointments=rows,
    )


@pytest.mark.parametrize(
    ("action", "date", "days"),
    [
        ("incumbent", "2024-05-01", {"2024-04-30": None, "2024-05-01": "certain"}),
        ("incumbent", "2024-05-01", {"2024-05-02": None}),
        ("acting", "2024-05-01/2024-05-09", {"2024-05-05": "possible", "2024-05-10": None}),
        ("sworn_in", "2024-05-01", {"2024-04-30": None, "2024-05-01": "certain"}),
        ("sworn_in", "2024-05-01", {"2024-05-02": "possible", "2030-01-01": "possible"}),
        ("appointed", "2024-05-01", {"2024-05-01": "possible", "2024-04-30": None}),
        ("elected", "2024-05-01", {"2024-05-01": None, "2024-05-02": None}),
        ("nominated", "2024-05-01", {"2024-05-01": None}),
        ("designate", "2024-05-01", {"2024-05-01": None}),
        ("candidate", "2024-05-01", {"2024-05-01": None}),
        ("confirmed", "2024-05-01", {"2024-05-01": None}),
        ("former", "2024-05-01", {"2024-05-01": None, "2024-04-30": None}),
        ("resigned", "2024-05-01", {"2024-05-01": None, "2024-04-30": None}),
        # Without a date, a row speaks of the day of its document, and is never certain.
        ("incumbent", None, {"2024-06-10": "possible", "2024-06-09": None, "2024-06-11": None}),
        ("former", None, {"2024-06-10": None}),
        ("appointed", None, {"2024-06-10": "possible", "2024-06-09": None}),
    ],
)
def test_what_an_action_says(
    action: str, date: str | None, days: dict[str, str | None], tmp_path: Path
) -> None:
    """An action holds the office, begins to, or does not, on the day of its date and after."""
    for number, (day, certainty) in enumerate(days.items()):
        row = make_appointment(1, action, date)
        assert held(tmp_path / str(number), day, row) == certainty, day


@pytest.mark.parametrize(
    ("date", "day", "certainty"),
    [
        ("2017-01-20/2021-01-20", "2017-01-20", "certain"),
        ("2017-01-20/2021-01-20", "2021-01-20", "certain"),
        ("2017-01-20/2021-01-20", "2021-01-21", None),
        # It began on some day of 2017 and ended on some day of 2021.
        ("2017/2021", "2017-06-01", "possible"),
        ("2017/2021", "2018-01-01", "certain"),
        ("2017/2021", "2021-06-01", "possible"),
        ("2020-01-01/..", "2020-01-01", "certain"),
        ("2020-01-01/..", "2024-01-01", "possible"),
        ("../2020-01-01", "2019-01-01", "possible"),
        ("2017-01-20?/2021-01-20", "2019-01-01", "possible"),
    ],
)
@pytest.mark.parametrize("action", ["former", "incumbent"])
def test_a_duration(
    action: str, date: str, day: str, certainty: str | None, tmp_path: Path
) -> None:
    """A duration is held through all of it, and is certain on the days that it must contain."""
    row = {**make_appointment(1, action), **duration(date)}
    assert held(tmp_path, day, row) == certainty


@pytest.mark.parametrize("end", ["resigned", "dismissed", "defeated", "former"])
def test_an_end(end: str, tmp_path: Path) -> None:
    """What began is over after an end that lies between the beginning and the day."""
    rows = make_appointment(1, "sworn_in", "2024-05-01"), make_appointment(2, end, "2024-05-09")
    days = {"2024-05-09": "possible", "2024-05-10": None}
    for day, certainty in days.items():
        assert held(tmp_path / day, day, *rows) == certainty


def test_an_end_that_may_lie_after_the_day(tmp_path: Path) -> None:
    """An end counts only on days that must lie after it."""
    rows = (
        make_appointment(1, "sworn_in", "2024-05-01"),
        make_appointment(2, "resigned", "2024-05-03/2024-05-09"),
    )
    assert held(tmp_path, "2024-05-09", *rows) == "possible"


@pytest.mark.parametrize("action", ["sworn_in", "appointed"])
@pytest.mark.parametrize(
    ("begin", "end", "days"),
    [
        ("2017-01-01/2017-12-31", "2017-12-01", {"2017-12-01": "possible", "2026-01-01": None}),
        (
            "2024-05-01/2024-05-31",
            "2024-05-01/2024-05-31",
            {"2024-05-31": "possible", "2024-06-01": None},
        ),
        ("2017-05-01", "2017-01-01/2017-12-31", {"2017-12-31": "possible", "2018-01-01": None}),
        ("2017-05-01", "/2017-12-31", {"2018-01-01": None}),
        ("2017-05-01", "2017-05-01", {"2017-05-02": None}),
        # This must be the end of something else.
        ("2017-05-01", "2017-04-30", {"2017-05-02": "possible"}),
    ],
)
def test_coarse_dates(
    action: str, begin: str, end: str, days: dict[str, str | None], tmp_path: Path
) -> None:
    """An end that may lie after the only beginning ends it, so that nobody stays for ever."""
    rows = make_appointment(1, action, begin), make_appointment(2, "resigned", end)
    for day, certainty in days.items():
        assert held(tmp_path / day, day, *rows) == certainty, day


def test_a_coarse_end_of_an_earlier_term(tmp_path: Path) -> None:
    """Where it may be the end of an earlier beginning, the later one may go on."""
    rows = (
        make_appointment(1, "sworn_in", "2017-01-20"),
        make_appointment(2, "resigned", "2017-01-01/2017-12-31"),
        make_appointment(3, "sworn_in", "2017-12-01"),
    )
    package = with_document(tmp_path, {}, list(rows))
    assert list(package.officeholders("2018-01-01")["because"]) == ["memo-a03"]


def test_who_is_appointed_and_then_sworn_in(tmp_path: Path) -> None:
    """Both are one beginning, which a coarse end ends."""
    rows = (
        make_appointment(1, "appointed", "2017-01-10"),
        make_appointment(2, "sworn_in", "2017-01-20"),
        make_appointment(3, "resigned", "2017-01-01/2017-12-31"),
    )
    assert held(tmp_path, "2018-01-01", *rows) is None


@pytest.mark.parametrize(
    ("action", "date", "day", "certainty"),
    [
        ("sworn_in", "2024-05-09", "2024-05-09", "possible"),
        ("sworn_in", "2024-05-09", "2024-05-10", None),
        ("incumbent", "2024-05-09", "2024-05-10", None),
        # This may be another term of the predecessor.
        ("incumbent", "2024-04-09", "2024-05-10", "possible"),
        # These are not certain to hold the office, or not on a day.
        ("appointed", "2024-05-09", "2024-05-10", "possible"),
        ("nominated", "2024-05-09", "2024-05-10", "possible"),
        ("sworn_in", "2024-05-09/2024-05-11", "2024-06-01", "possible"),
        ("incumbent", None, "2024-07-01", "possible"),
    ],
)
def test_a_successor(
    action: str, date: str | None, day: str, certainty: str | None, tmp_path: Path
) -> None:
    """Who is certain to hold the office ends what the predecessor may hold."""
    successor = make_appointment(2, action, date, appointee_id="bo", predecessor_id="ann")
    rows = [make_appointment(1, "sworn_in", "2024-05-01"), successor]
    found = with_document(tmp_path, PUBLISHED, rows).officeholders(day)
    answers = dict(zip(found["actor_id"], found["certainty"], strict=True))
    assert answers.get("ann") == certainty


def test_a_second_term(tmp_path: Path) -> None:
    """Who follows on oneself does not leave the office."""
    row = make_appointment(1, "sworn_in", "2024-05-01", predecessor_id="ann")
    assert held(tmp_path, "2024-05-02", row) == "possible"


def test_an_end_before_another_beginning(tmp_path: Path) -> None:
    """Who left and came again may hold the office again."""
    rows = (
        make_appointment(1, "sworn_in", "2017-01-20"),
        make_appointment(2, "resigned", "2021-01-20"),
        make_appointment(3, "sworn_in", "2025-01-20"),
    )
    days = {"2022-01-01": None, "2025-01-21": "possible"}
    for day, certainty in days.items():
        assert held(tmp_path / day, day, *rows) == certainty


def test_an_ongoing_duration_is_ended(tmp_path: Path) -> None:
    """A duration with an open end is over after somebody resigned."""
    row = {**make_appointment(1, "incumbent"), **duration("2020-01-01/..")}
    end = make_appointment(2, "resigned", "2022-01-01")
    days = {"2021-01-01": "possible", "2022-01-02": None}
    for day, certainty in days.items():
        assert held(tmp_path / day, day, row, end) == certainty


@pytest.mark.parametrize(
    ("facts", "certainty"),
    [
        ({}, "certain"),
        ({"modality": "planned"}, None),
        ({"modality": "possible"}, None),
        ({"polarity": "negative"}, None),
    ],
)
def test_an_act_that_did_not_take_place(
    facts: dict[str, str], certainty: str | None, tmp_path: Path
) -> None:
    """An appointment says something only if its event, where it has one, took place."""
    package = make_package(
        tmp_path / "package",
        events=[make_event(1, "STATEMENT", **facts)],
        appointments=[make_appointment(1, "sworn_in", "2024-05-01", event_id="memo-e01")],
    )
    found = package.officeholders("2024-05-01")
    assert list(found["certainty"]) == ([certainty] if certainty else [])


def test_a_document_without_a_date(tmp_path: Path) -> None:
    """A row that cannot be placed in time is left out and counted."""
    rows = [make_appointment(1, "incumbent")]
    found = with_document(tmp_path, {}, rows).officeholders("2024-06-10")
    assert len(found) == 0
    assert found.attrs["left_out"] == {"neither the row nor its document has a date": 1}


def test_the_rows_that_say_so(tmp_path: Path) -> None:
    """All rows that make it certain are named, or else all that make it possible."""
    rows = [
        make_appointment(1, "incumbent", "2024-05-01"),
        make_appointment(2, "acting", "2024-04-01/2024-05-03"),
    ]
    package = with_document(tmp_path, {}, rows)
    assert list(package.officeholders("2024-05-01")["because"]) == ["memo-a01"]
    assert list(package.officeholders("2024-05-02")["because"]) == ["memo-a02"]


def test_a_reader_finds_the_president_of_2018(real: Package) -> None:
    """Trump was president through his first term, though he lost an election before its end."""
    for day in ("2018-06-01", "2021-01-10"):
        (row,) = real.officeholders(day, office="us-president").to_dict("records")
        assert row == {
            "office_id": "us-president",
            "office": "President of the United States",
            "actor_id": "donald-trump",
            "name": "Donald Trump",
            "certainty": "certain",
            "because": "damage-control-a13",
        }


def test_a_reader_finds_the_secretary_of_the_article(real: Package) -> None:
    """Blinken may have been Secretary of State when the article appeared; Rubio was only named."""
    found = real.officeholders("2024-11-14", office="us-secretary-of-state")
    assert list(found["actor_id"]) == ["antony-blinken"]
    assert list(found["certainty"]) == ["possible"]


def test_another_office_and_another_day(real: Package) -> None:
    """An office that does not exist and a day that does not are refused."""
    with pytest.raises(onrecord.UsageError) as error:
        real.officeholders("2024-11-14", office="us-presidnt")
    assert str(error.value) == "unknown office 'us-presidnt'; nearest 'us-president'"
    with pytest.raises(onrecord.UsageError, match="'today' is no day"):
        real.officeholders("today")


def test_no_rows(empty: Package) -> None:
    """Of no appointments, nobody held an office."""
    found = empty.officeholders("2024-11-14")
    assert list(found.columns) == [
        "office_id",
        "office",
        "actor_id",
        "name",
        "certainty",
        "because",
    ]
    assert len(found) == 0
