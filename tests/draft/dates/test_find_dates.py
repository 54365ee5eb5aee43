"""The words of a text that say when, as EDTF."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.corpus.edtf import bounds
from onrecord.draft.dates.find_dates import find_dates
from onrecord.draft.parsed.parsed_text import ParsedText

_DAY = date(2024, 11, 20)  # a Wednesday


def found_in(text: str, published: date | None = _DAY) -> list[tuple[str, str, str]]:
    """The words, EDTF and basis of each date."""
    dates = find_dates(ParsedText(text, published))
    return [(text[slice(*each.span)], each.edtf, each.basis) for each in dates]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("on Nov. 13, 2024", "2024-11-13"),
        ("on 13 November 2024", "2024-11-13"),
        ("on 13th of November, 2024", "2024-11-13"),
        ("on 2024-11-13", "2024-11-13"),
        ("on 11/13/2024", "2024-11-13"),
        ("in November 2024", "2024-11"),
        ("in May 2023", "2023-05"),
        ("in 2023", "2023"),
        ("in the 1990s", "199X"),
        ("in the summer of 2023", "2023-22"),
        ("on Nov. 13-15, 2024", "2024-11-13/2024-11-15"),
        ("from May 2 to June 3, 2022", "2022-05-02/2022-06-03"),
        ("between 2019 and 2021", "[2019..2021]"),
        ("by 2030", "[..2030]"),
        ("since March 2020", "[2020-03..]"),
    ],
)
def test_stated(words: str, edtf: str) -> None:
    """A date with its year is stated, whenever the text was published."""
    ((_, found, basis),) = found_in(f"It rained {words}.")
    assert (found, basis) == (edtf, "stated")


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("yesterday", "2024-11-19"),
        ("today", "2024-11-20"),
        ("this morning", "2024-11-20"),
        ("on Monday", "2024-11-18"),
        ("on Wednesday", "2024-11-20"),
        ("last Wednesday", "2024-11-13"),
        ("last week", "[2024-11-11..2024-11-17]"),
        ("last month", "2024-10"),
        ("earlier this year", "2024"),
        ("last year", "2023"),
        ("last November", "2023-11"),
        ("in December", "2023-12"),
        ("three days ago", "2024-11-17"),
        ("two weeks ago", "2024-11-06~"),
        ("a year ago", "2023"),
        ("on Nov. 13", "2024-11-13"),
        ("on Jan. 3", "2025-01-03"),
        ("from Monday to Wednesday", "2024-11-18/2024-11-20"),
    ],
)
def test_inferred(words: str, edtf: str) -> None:
    """What counts from the day of the text is inferred, and is nothing without that day."""
    ((_, found, basis),) = found_in(f"It rained {words}.")
    assert (found, basis) == (edtf, "inferred")
    assert found_in(f"It rained {words}.", None) == []


def test_weekdays_to_come() -> None:
    """Behind a verb of the future a weekday is the next one."""
    assert found_in("They will meet on Friday.")[0][1] == "2024-11-22"
    assert found_in("He said Friday that they will meet.")[0][1] == "2024-11-15"


@pytest.mark.parametrize(
    "text",
    [
        "He may march on.",
        "They saw May Lee and the march.",
        "The second of 1,200 men worked 24/7.",
        "It cost 2000 dollars, or 2016.5 in all.",
        "They moved in 2000 steps.",
        "On Feb. 31, 2024.x",
        "A quick fall, a summer job.",
        "He is in his nineties, on page 1999.",
    ],
)
def test_no_dates(text: str) -> None:
    """Numbers and words that look like those of a calendar are no dates."""
    assert [each for each in found_in(text) if each[1] != "2024"] == []


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_ends_of_the_calendar(day: date) -> None:
    """No date is counted beyond the first and the last year."""
    text = "Yesterday, tomorrow, last week, next week, next month, last year, ten years ago."
    for _, edtf, _ in found_in(text, day):
        bounds(edtf)


@pytest.mark.parametrize("text", ["", "May 2 " * 5000, "2019 and " * 5000, "between " * 5000])
def test_odd_texts_have_an_answer(text: str) -> None:
    """Every date is one that can be stored."""
    for _, edtf, _ in found_in(text):
        bounds(edtf)
