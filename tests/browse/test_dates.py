"""Uncertain dates in plain English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.browse.dates import date_in_words
from onrecord.corpus.edtf import EdtfError, bounds

CASES = {
    "2024-11-13": "13 November 2024",
    "2024-11": "November 2024",
    "2024": "2024",
    "0044-03-15": "15 March AD 44",
    "201X": "the 2010s",
    "20XX": "the century from 2000 to 2099",
    "2024-XX": "some month of 2024",
    "2024-XX-XX": "some day of 2024",
    "2024-11-XX": "some day of November 2024",
    "2024-21": "spring 2024",
    "2024-22": "summer 2024",
    "2024-23": "autumn 2024",
    "2024-24": "winter 2024",
    "2024?": "perhaps 2024",
    "2024~": "about 2024",
    "2024%": "perhaps about 2024",
    "2024-11-13~": "about 13 November 2024",
    "201X?": "perhaps the 2010s",
    "2017/2021": "2017 to 2021",
    "2024/2024": "2024",
    "2024-11-13/2024-11-19": "13 to 19 November 2024",
    "2024-10-13/2024-11-19": "13 October to 19 November 2024",
    "2024-12-30/2025-01-02": "30 December 2024 to 2 January 2025",
    "2024-10/2024-11": "October to November 2024",
    "2024-21/2024-23": "spring to autumn 2024",
    "2024-11/2025-01-20": "November 2024 to 20 January 2025",
    "2024/2024-11": "2024 to November 2024",
    "2024-11-05/2024-12": "5 November 2024 to December 2024",
    "2017~/2021": "about 2017 to 2021",
    "2024-11-13/2024-11-19?": "13 November 2024 to perhaps 19 November 2024",
    "2024-11-XX/2024-12-XX": "some day of November 2024 to some day of December 2024",
    "201X/202X": "the 2010s to the 2020s",
    "2024-11-05/..": "since 5 November 2024",
    "2024-11-05/": "from 5 November 2024, end unknown",
    "../2024-11-05": "until 5 November 2024",
    "/2024-11-05": "until 5 November 2024, beginning unknown",
    "[2024-11-05..2024-11-13]": "some day from 5 to 13 November 2024",
    "[2017-01-20..2021-01-20]": "some day from 20 January 2017 to 20 January 2021",
    "[2024-11-13..2024-11-13]": "13 November 2024",
    "[2024-11..2024-11]": "some day of November 2024",
    "[2017..2021]": "some day from 2017 to 2021",
    "[..2024-11-19]": "by 19 November 2024",
    "[2024-11-05..]": "from 5 November 2024 on",
}
NO_DATES = ["soon", "2024-13", "2024-02-30", "[..]", "/", "2024-11-19/2024-11-13", "<b>2024</b>"]


@pytest.mark.parametrize(("edtf", "words"), CASES.items())
def test_a_date_is_said_in_words(edtf: str, words: str) -> None:
    """Every form of the notation has its words, which say no more than it does."""
    assert date_in_words(edtf) == words


@pytest.mark.parametrize("edtf", NO_DATES)
def test_what_is_no_date_is_given_back(edtf: str) -> None:
    """Text outside the notation is shown as it stands, whatever is said of its basis."""
    assert date_in_words(edtf, "inferred") == edtf


def test_the_basis_is_said_where_a_reader_would_be_misled() -> None:
    """An inferred date says so; a stated one needs no word; none is not a date."""
    assert date_in_words("2017/2021", "inferred") == "2017 to 2021, inferred"
    assert date_in_words("2017/2021", "stated") == "2017 to 2021"
    assert date_in_words("2017/2021", "none") == "not dated"
    assert date_in_words(None, "stated") == "not dated"
    assert date_in_words("") == "not dated"


@given(st.from_regex(r"\[?([0-9]{3}[0-9X](-[0-2][0-9](-[0-3][0-9])?)?[?~%]?(/|\.\.)?){1,2}\]?"))
def test_no_text_is_refused(edtf: str) -> None:
    """Whatever looks like a date gets words without brackets, or is given back."""
    words = date_in_words(edtf)
    try:
        bounds(edtf)
    except EdtfError:
        assert words == edtf
    else:
        assert not set(words) & set("[]/~%?")
