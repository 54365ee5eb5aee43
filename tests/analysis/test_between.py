"""Uncertain dates are chosen by what they may and must be."""

from __future__ import annotations

import datetime

import numpy as np
import pandas as pd
import pytest

import onrecord
from onrecord.access import Package
from onrecord.analysis.between import Day

# Name of the row, first and last day; None is open.
DATES = {
    "day": ("2024-11-13", "2024-11-13"),
    "week": ("2024-11-11", "2024-11-17"),
    "up to": (None, "2024-11-10"),
    "from": ("2024-11-20", None),
    "none": (None, None),
    "last": ("9999-12-31", "9999-12-31"),
}


def frame(prefix: str = "date") -> pd.DataFrame:
    """A frame with one row of each kind, as it comes out of a CSV file."""
    return pd.DataFrame(
        {
            "name": list(DATES),
            f"{prefix}_earliest": [first for first, _ in DATES.values()],
            f"{prefix}_latest": [last for _, last in DATES.values()],
        }
    )


@pytest.mark.parametrize(
    ("since", "until", "may", "must"),
    [
        ("2024-11-13", "2024-11-13", "day week none", "day"),
        ("2024-11-11", "2024-11-17", "day week none", "day week"),
        ("2024-11-12", "2024-11-30", "day week from none", "day"),
        ("2024-11-18", "2024-11-19", "none", ""),
        ("2024-11-12", None, "day week from none last", "day from last"),
        (None, "2024-11-12", "week up to none", "up to"),
        (None, None, "day week up to from none last", "day week up to from last"),
        ("9999-12-31", "9999-12-31", "from none last", "last"),
    ],
)
def test_what_may_lie_and_what_must(
    since: str | None, until: str | None, may: str, must: str
) -> None:
    """A null bound is open; a row without any date may lie anywhere and must lie nowhere."""
    possible = onrecord.between(frame(), since=since, until=until)
    certain = onrecord.between(frame(), since=since, until=until, certain=True)
    assert " ".join(possible["name"]) == may
    assert " ".join(certain["name"]) == must


def test_whatever_must_lie_also_may(real: Package) -> None:
    """On the real events, what is certain is part of what is possible, in the same order."""
    events = real.load("events")
    day = datetime.date(2024, 11, 13)
    possible = list(onrecord.between(events, since=day, until=day)["event_id"])
    certain = list(onrecord.between(events, since=day, until=day, certain=True)["event_id"])
    assert certain == [event for event in possible if event in certain]
    assert "damage-control-e02" in certain
    assert len(certain) < len(possible)


@pytest.mark.parametrize(
    "day",
    [
        datetime.date(2024, 11, 13),
        np.datetime64("2024-11-13"),
        np.datetime64("2024-11-13T08:00:00", "ns"),
        pd.Timestamp("2024-11-13 08:00"),
    ],
)
def test_what_is_a_day(day: Day) -> None:
    """Dates and times of Python, numpy and pandas are days."""
    found = onrecord.between(frame(), since=day, until=day, certain=True)
    assert list(found["name"]) == ["day"]


def test_empty_texts() -> None:
    """An empty text is a missing date, and so is a column of numbers that are all missing."""
    given = frame().fillna("")
    found = onrecord.between(given, since="2024-11-18", until="2024-11-19")
    assert list(found["name"]) == ["none"]
    given = given.assign(date_earliest=float("nan"))
    found = onrecord.between(given, since="2024-11-18", certain=True)
    assert len(found) == 0


def test_frames_of_others(real: Package) -> None:
    """A frame of another library is refused with what to do."""
    with pytest.raises(onrecord.UsageError) as error:
        onrecord.between(real.load("events", "polars"), since="2024-11-13")
    expected = "the rows are a polars.DataFrame; pass a frame of pandas, as to_pandas() gives it"
    assert str(error.value) == expected


def test_other_dates_and_days() -> None:
    """The prefix names another date, a time of day counts as its day, and the frame stays."""
    given = frame("published")
    found = onrecord.between(
        given, since=datetime.datetime(2024, 11, 13, 8), certain=True, date="published"
    )
    assert list(found["name"]) == ["day", "from", "last"]
    assert list(found.columns) == list(given.columns)
    assert found["published_earliest"].dtype == given["published_earliest"].dtype


@pytest.mark.parametrize(
    "day", ["2024-13-01", "yesterday", "", 20241113, pd.NaT, "2024", "20241113", "2024-W46-3"]
)
def test_what_is_no_day(day: object) -> None:
    """A text that is no day of the calendar is refused with how to write one."""
    message = r"^.+ is no day; write it like '2024-11-13'$"
    with pytest.raises(onrecord.UsageError, match=message):
        onrecord.between(frame(), since=day)  # type: ignore[arg-type]


def test_a_reversed_range() -> None:
    """A range that ends before it begins is refused, and not answered with no rows."""
    with pytest.raises(onrecord.UsageError) as error:
        onrecord.between(frame(), since="2024-02-01", until="2024-01-01")
    expected = "the range begins (2024-02-01) after it ends (2024-01-01); exchange the two"
    assert str(error.value) == expected


def test_a_frame_without_dates() -> None:
    """Columns that are missing or hold no dates are named."""
    with pytest.raises(onrecord.UsageError) as missing:
        onrecord.between(frame(), since="2024-01-01", date="born")
    expected = "the frame has no column 'born_earliest'; name its date with date="
    assert str(missing.value) == expected
    broken = pd.DataFrame({"date_earliest": ["x"], "date_latest": ["y"]})
    message = "^the column 'date_earliest' holds something else than dates like 2024-11-13: .*'x'"
    with pytest.raises(onrecord.OnRecordError, match=message):
        onrecord.between(broken, since="2024-01-01")
