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
        ("on Jan. 3", "2024-01-03"),
        ("from Monday to Wednesday", "2024-11-18/2024-11-20"),
    ],
)
def test_inferred(words: str, edtf: str) -> None:
    """What counts from the day of the text is inferred, and is nothing without that day."""
    ((_, found, basis),) = found_in(f"It rained {words}.")
    assert (found, basis) == (edtf, "inferred")
    assert found_in(f"It rained {words}.", None) == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Rebels left the port on March 4.", "2024-03-04"),
        ("Troops hit the port on 4 March.", "2024-03-04"),
        ("On March 4, rebels left the port.", "2024-03-04"),
        ("Rebels had left the port by then, on Dec. 4.", "2023-12-04"),
        ("They were in town on Nov. 20.", "2024-11-20"),
        ("They will leave again on Nov. 2.", "2025-11-02"),
        ("They will leave on Nov. 20.", "2024-11-20"),
        ("On Nov. 2 they will leave.", "2025-11-02"),
        ("The talks are scheduled for Nov. 2.", "2025-11-02"),
        ("They may leave on Nov. 2.", "2025-11-02"),
        ("They are due to leave on Nov. 2.", "2025-11-02"),
        ("They will leave in March.", "2025-03"),
        ("They will leave in September.", "2025-09"),
        ("They left in December.", "2023-12"),
        # The verb is not that of the day, so that the nearest year counts.
        ("She told them of the Jan. 3 talks.", "2025-01-03"),
        ("They agreed to meet on Jan. 3.", "2025-01-03"),
        ("They meet on Jan. 3.", "2025-01-03"),
    ],
)
def test_the_tense_tells_the_year(text: str, edtf: str) -> None:
    """What has happened is dated up to the day of the text, what is to come from it on."""
    assert [each[1] for each in found_in(text)] == [edtf]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They will meet on Friday.", "2024-11-22"),
        ("He said Friday that they will meet.", "2024-11-15"),
        ("He said that on Friday they will meet.", "2024-11-22"),
        ("They need help Friday.", "2024-11-15"),
        ("Norway will visit Sweden this Friday.", "2024-11-22"),
        ("Norway visits Sweden this Friday.", "2024-11-22"),
        ("Norway visited Sweden this Monday.", "2024-11-18"),
        ("Norway visits Sweden this Wednesday.", "2024-11-20"),
        ("Norway visits Sweden this coming Friday.", "2024-11-22"),
        ("Norway visits Sweden next Friday.", "2024-11-22"),
        ("They stayed at home due to rain on Friday.", "2024-11-15"),
    ],
)
def test_the_tense_tells_the_weekday(text: str, edtf: str) -> None:
    """A weekday is one to come where its verb is of the future, else it is over."""
    assert [each[1] for each in found_in(text)] == [edtf]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("On March 4 and 12 people left.", "March 4", "2024-03-04"),
        ("They rose on Nov. 4 to 30 loud cheers.", "Nov. 4", "2024-11-04"),
        ("They spoke on March 4 to 12 women.", "March 4", "2024-03-04"),
        ("They spoke on March 4th and 5th, 2021.", "March 4th and 5th, 2021", "2021-03-04"),
        ("They spoke on March 4 to 6 in the house.", "March 4 to 6", "2024-03-04/2024-03-06"),
    ],
)
def test_counts_end_no_range_of_days(text: str, words: str, edtf: str) -> None:
    """A figure behind a day is one too unless it counts something, or "and" joins it."""
    assert [each[:2] for each in found_in(text)] == [(words, edtf)]


@pytest.mark.parametrize(
    "text",
    [
        "He may march on.",
        "They saw May Lee and the march.",
        "The second of 1,200 men worked 24/7.",
        "It cost 2000 dollars, or 2016.5 in all.",
        "They moved in 2000 steps.",
        "A quick fall, a summer job.",
        "He is in his nineties, on page 1999.",
        "It is the day before a storm, and an hour past ten.",
    ],
)
def test_no_dates(text: str) -> None:
    """Numbers and words that look like those of a calendar are no dates."""
    assert found_in(text) == []


def test_a_day_that_never_was() -> None:
    """Its year is one all the same."""
    assert found_in("On Feb. 31, 2024.") == [("2024", "2024", "stated")]


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
