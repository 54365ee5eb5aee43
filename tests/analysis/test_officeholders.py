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

PUBLISHED = {"published_basis": "stated", "published_edtf": "2024-06-10"}


def duration(date: str) -> dict[str, Any]:
    """Make the columns of a duration, as EDTF writes it."""
    first, last = bounds(date)
    columns = {"date_edtf": date, "date_earliest": first, "date_latest": last}
    return {**columns, "date_basis": "stated"}


def held(folder: Path, day: str, *rows: dict[str, Any]) -> str | None:
    """Say how certain it is that Ann was the chair on a day, by these appointments."""
    document = {"published_earliest": "2024-06-10", "published_latest": "2024-06-10", **PUBLISHED}
    package = with_document(folder, document, list(rows))
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
        events=[make_event(1, "STATEMENT", modality="planned")],
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


def test_an_act_that_is_only_planned(tmp_path: Path) -> None:
    """An appointment whose event did not take place changes nothing."""
    row = make_appointment(1, "sworn_in", "2024-05-01", event_id="memo-e01")
    assert held(tmp_path, "2024-05-01", row) is None


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
        (row,) = real.officeholders(day, "us-president").to_dict("records")
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
    found = real.officeholders("2024-11-14", "us-secretary-of-state")
    assert list(found["actor_id"]) == ["antony-blinken"]
    assert list(found["certainty"]) == ["possible"]


def test_another_office_and_another_day(real: Package) -> None:
    """An office that does not exist and a day that does not are refused."""
    with pytest.raises(onrecord.UsageError) as error:
        real.officeholders("2024-11-14", "us-presidnt")
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
