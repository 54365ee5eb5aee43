"""What the words of an entry say of its dates and steps."""

from __future__ import annotations

import pytest
from records.conftest import Importer
from records.published import Published, holder

from onrecord.corpus.facts import Record

FILE = "missions-countries/norway.xml"


@pytest.fixture
def published(published: Published) -> Published:
    """A folder with a person and a title."""
    published.person()
    published.title()
    return published


def steps(record: Record) -> list[tuple[str, str | None]]:
    """Action and date of every appointment of a record."""
    return [(each.action, each.date) for each in record.appointments]


@pytest.mark.parametrize(
    ("note", "expected", "listed"),
    [
        (
            "Nominated on February 31, 2007.",
            ("nominated", None),
            [
                "date '2007-02-31' has no day 31; that month has 28 days; the date is left out",
                "its note has dates that are left in it",
            ],
        ),
        (
            "Nominations of February 17, 2012; April 23, 2013; and January 6, 2014, lapsed.",
            ("nominated", "2012-02-17"),
            ["its note has dates that are left in it"],
        ),
        (
            "On July 29, 1993, the President announced his intention to nominate Doe.",
            ("announced", None),
            ["its note has dates that are left in it"],
        ),
        (
            "Nominated onNovember 29, 2017.",
            ("nominated", None),
            ["its note has dates that are left in it"],
        ),
        (
            "Commissioned to China. Took oath of office, but did not proceed to post.",
            ("appointed", None),
            ["no date, and none that its note tells; kept as 'appointed' without a date"],
        ),
        (
            "Not commissioned; letter of credence dated later.",
            ("nominated", None),
            ["no date, and none that its note tells; kept as 'nominated' without a date"],
        ),
    ],
)
def test_notes_of_nominees(
    published: Published,
    importer: Importer,
    note: str,
    expected: tuple[str, str | None],
    listed: list[str],
) -> None:
    """A date in a note that cannot be, or that no step has, is listed; none is made up."""
    published.mission(others=holder(note=note))
    found = [each.partition(": ")[2] for each in importer.listed("pocom")]
    assert found == listed
    (record,) = importer.records("pocom")
    assert steps(record) == [expected]


def test_a_day_between_two(published: Published, importer: Importer) -> None:
    """An end between two days is one of them; as the side of an interval the last is rough."""
    between = "Left post between September 29 and"
    published.mission(
        holder(started="1867-01-02", ended=("1868-10-28", between)),
        holder(id="no-2", ended=("1868-10-28", between)),
    )
    first, second = importer.records("pocom")
    former = ("former", "[1868-09-29..1868-10-28]")
    assert steps(first) == [("incumbent", "1867-01-02/1868-10-28~"), former]
    assert (steps(second), second.date) == ([former], former[1])


def test_a_day_between_two_that_cannot_be(published: Published, importer: Importer) -> None:
    """A first day after the last is listed, and the last is kept as a rough one."""
    published.mission(holder(ended=("1868-10-28", "Between November 2, 1868, and")))
    assert importer.listed("pocom") == [
        f"{FILE}:9: date range '[1868-11-02..1868-10-28]' is reversed: 1868-11-02 is after "
        "1868-10-28; the date is kept as a rough one"
    ]
    assert steps(importer.records("pocom")[0]) == [("former", "1868-10-28~")]


def test_a_nominee_who_may_never_have_come(published: Published, importer: Importer) -> None:
    """The start of a nominee without an end is no time in the office, open to this day."""
    note = "Commissioned. Took oath of office, but Bree was dissolved before Doe proceeded to post."
    published.mission(others=holder(started="1960-07-18", note=note))
    assert [each.partition(": ")[2] for each in importer.listed("pocom")] == [
        "no date, and none that its note tells; kept as 'appointed' without a date",
        "a nominee's start without an end; kept in the note, not as a time in the office",
    ]
    (record,) = importer.records("pocom")
    assert steps(record) == [("appointed", None)]
    assert record.appointments[0].note == f"{note} Start: 1960-07-18."


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ("Resigned on", "resigned"),
        ("Not resigned; died on", "former"),
        ("Died, never resigned,", "former"),
    ],
)
def test_who_resigned(published: Published, importer: Importer, words: str, action: str) -> None:
    """Only who is said to have resigned did."""
    published.mission(holder(ended=("1953-04-05", words)))
    assert steps(importer.records("pocom")[0]) == [(action, "1953-04-05")]


def test_only_the_arrival_is_known(published: Published, importer: Importer) -> None:
    """Of whom only the arrival is known, that is said, and the day kept in the note."""
    published.mission(holder(arrived="2018-09-19"))
    assert importer.listed("pocom") == [
        f"{FILE}:4: no date but that of the arrival; kept as 'appointed' without a date"
    ]
    assert importer.records("pocom")[0].appointments[0].note == "Arrival: 2018-09-19."
