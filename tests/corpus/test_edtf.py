"""The first and last day of an uncertain date, by table, by law, and against another program."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.corpus.edtf import EdtfError, bounds

BOUNDS = {
    "2024-11-13": ("2024-11-13", "2024-11-13"),
    "2024-11": ("2024-11-01", "2024-11-30"),
    "2024-02": ("2024-02-01", "2024-02-29"),
    "2023-02": ("2023-02-01", "2023-02-28"),
    "2024": ("2024-01-01", "2024-12-31"),
    "0001": ("0001-01-01", "0001-12-31"),
    "9999-12-31": ("9999-12-31", "9999-12-31"),
    "201X": ("2010-01-01", "2019-12-31"),
    "20XX": ("2000-01-01", "2099-12-31"),
    "2024-XX": ("2024-01-01", "2024-12-31"),
    "2024-XX-XX": ("2024-01-01", "2024-12-31"),
    "2024-02-XX": ("2024-02-01", "2024-02-29"),
    "2024?": ("2024-01-01", "2024-12-31"),
    "2024-11~": ("2024-11-01", "2024-11-30"),
    "2024-11-13%": ("2024-11-13", "2024-11-13"),
    "2023-21": ("2023-01-01", "2024-02-29"),
    "2024-24": ("2024-01-01", "2025-02-28"),
    "9999-24": ("9999-01-01", "9999-12-31"),
    "2017/2021": ("2017-01-01", "2021-12-31"),
    "2017-05/2021-06-02": ("2017-05-01", "2021-06-02"),
    "2017~/2021?": ("2017-01-01", "2021-12-31"),
    "2024/2024": ("2024-01-01", "2024-12-31"),
    "2024/..": ("2024-01-01", None),
    "../2024": (None, "2024-12-31"),
    "2024/": ("2024-01-01", None),
    "/2024": (None, "2024-12-31"),
    "[2024-11-14..2024-11-19]": ("2024-11-14", "2024-11-19"),
    "[..2024-11]": (None, "2024-11-30"),
    "[2024-11..]": ("2024-11-01", None),
}
MALFORMED = (
    "malformed EDTF date {!r}; expected for example 2024-11-13, 2024-11, 2024, 201X, 2024~, "
    "2017/2021 or [2024-11-14..2024-11-19]"
)
WRONG = {
    "0000": "date '0000' lies before the year 0001, which cannot be stored",
    "2024-13": "date '2024-13' has no month 13; expected 01 to 12, or 21 to 24",
    "2024-00": "date '2024-00' has no month 00; expected 01 to 12, or 21 to 24",
    "2024-25": "date '2024-25' has no month 25; expected 01 to 12, or 21 to 24",
    "2024-21-01": "date '2024-21-01' has no month 21; expected 01 to 12, or 21 to 24",
    "2023-02-29": "date '2023-02-29' has no day 29; that month has 28 days",
    "2024-11-00": "date '2024-11-00' has no day 00; that month has 30 days",
    "201X-05": "date '201X-05' leaves a part open before one that is given",
    "2024-XX-05": "date '2024-XX-05' leaves a part open before one that is given",
    "2024/2023": "date range '2024/2023' is reversed: 2024-01-01 is after 2023-12-31",
    "[2024-06..2024-05]": (
        "date range '[2024-06..2024-05]' is reversed: 2024-06-01 is after 2024-05-31"
    ),
    "../..": "date '../..' has neither a beginning nor an end; leave the date out",
    "/": "date '/' has neither a beginning nor an end; leave the date out",
    "[..]": "date '[..]' has neither a beginning nor an end; leave the date out",
    "2024/13": MALFORMED.format("13"),
    "[2024..13]": MALFORMED.format("13"),
    "2024/2025]": MALFORMED.format("2025]"),
    "[2024/2025": MALFORMED.format("[2024"),
    "2024/2025/2026": MALFORMED.format("2025/2026"),
    **{
        each: MALFORMED.format(each)
        for each in (
            "",
            " 2024",
            "2024\n",
            "24",
            "12024",
            "-0044",
            "Y170000002",
            "2024-1-3",
            "20241113",
            "2024-11-13T10:00:00Z",
            "13 Nov. 2024",
            "2024..2025",
            "[2024]",
            "[2024,2025]",
            "{2024..2025}",
            "?2024",
            "2024??",
            "20X4",
            "XXXX",
            "unknown",
            "٢٠٢٤",
        )
    },
    "[2024....]": MALFORMED.format(".."),
    "[[2024..2025]]": MALFORMED.format("[[2024..2025]]"),
}


@pytest.mark.parametrize("text", BOUNDS)
def test_bounds(text: str) -> None:
    """Each form of date lasts from its first possible day to its last; an open side is None."""
    assert tuple(day and day.isoformat() for day in bounds(text)) == BOUNDS[text]


@pytest.mark.parametrize("text", WRONG)
def test_what_is_no_date_is_an_error(text: str) -> None:
    """Anything else is an error that quotes it and says what is wrong with it."""
    with pytest.raises(EdtfError) as error:
        bounds(text)
    assert str(error.value) == WRONG[text]


days = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
marks = st.sampled_from(["", "?", "~", "%"])
forms = st.sampled_from(
    [
        lambda day: day.isoformat(),
        lambda day: day.isoformat()[:7],
        lambda day: day.isoformat()[:4],
        lambda day: f"{day.isoformat()[:3]}X",
        lambda day: f"{day.isoformat()[:2]}XX",
        lambda day: f"{day.isoformat()[:7]}-XX",
        lambda day: f"{day.isoformat()[:4]}-XX-XX",
    ]
)


@given(days, forms, marks)
def test_the_bounds_contain_the_date(day: date, form: object, mark: str) -> None:
    """Whatever a date leaves open, the day that was meant lies between its bounds."""
    text = form(day) + mark  # type: ignore[operator]
    if text.startswith(("000X", "00XX")):
        return  # decades and centuries with a year zero in them
    earliest, latest = bounds(text)
    assert earliest is not None
    assert latest is not None
    assert earliest <= day <= latest
    assert bounds(text.rstrip("?~%")) == (earliest, latest)


@given(days, days)
def test_a_range_lasts_from_its_first_day_to_its_last(one: date, other: date) -> None:
    """A range and an interval have the same bounds; the wrong way round both are errors."""
    first, last = sorted((one, other))
    for text in (f"{first}/{last}", f"[{first}..{last}]"):
        assert bounds(text) == (first, last)
    if first < last:
        for text in (f"{last}/{first}", f"[{last}..{first}]"):
            with pytest.raises(EdtfError, match=f"is reversed: {last} is after {first}"):
                bounds(text)


@given(days)
def test_an_open_range_has_one_bound(day: date) -> None:
    """Up to a day, or from a day on: the other side is None."""
    assert bounds(f"[..{day}]") == bounds(f"../{day}") == bounds(f"/{day}") == (None, day)
    assert bounds(f"[{day}..]") == bounds(f"{day}/..") == bounds(f"{day}/") == (day, None)


@given(st.text(alphabet="0123456789X-/.[]?~% ", max_size=24))
def test_any_other_text_is_an_error_of_ours(text: str) -> None:
    """Arbitrary signs either have ordered bounds, or are refused as what they are."""
    try:
        earliest, latest = bounds(text)
    except EdtfError as error:
        assert str(error)
    else:
        assert earliest is None or latest is None or earliest <= latest


@settings(max_examples=60, deadline=None)
@given(days.filter(lambda day: day.year >= 1000), forms, marks, days, st.booleans())
def test_the_package_edtf_agrees(
    day: date, form: object, mark: str, end: date, is_range: bool
) -> None:
    """Where the package edtf can read a date, its strict bounds are ours.

    Not asked: seasons, which it places in the north, and open sides, for which it gives infinity
    or ten years.
    """
    text = form(day) + mark  # type: ignore[operator]
    if is_range:
        text = f"[{min(day, end)}..{max(day, end)}]" if mark else f"{text}/{date(9999, 12, 31)}"
    theirs = parse_edtf(text)
    found = [date(*each()[:3]) for each in (theirs.lower_strict, theirs.upper_strict)]
    assert tuple(found) == bounds(text)


@pytest.mark.parametrize("season", range(21, 25))
def test_a_season_holds_that_of_the_package_edtf(season: int) -> None:
    """A season of either hemisphere lies within our wider bounds."""
    theirs = parse_edtf(f"2023-{season}")
    earliest, latest = bounds(f"2023-{season}")
    assert earliest is not None
    assert latest is not None
    assert earliest <= date(*theirs.lower_strict()[:3])
    assert date(*theirs.upper_strict()[:3]) <= latest
    assert latest.day == calendar.monthrange(latest.year, 2)[1]
