"""Principal officers and chiefs of mission."""

from __future__ import annotations

import shutil
from typing import Any

import msgspec
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


def steps(record: Record) -> list[tuple[str, str | None, str | None]]:
    """Action, date and note of every appointment of a record."""
    return [(each.action, each.date, each.note) for each in record.appointments]


def test_a_term(published: Published, importer: Importer) -> None:
    """An appointment with its three dates gives when it was made, the time in office, its end."""
    published.mission(
        holder(appointed="1951-01-02", started="1951-02-03", ended="1953-04", note="Non-resident.")
    )
    (record,) = importer.records("pocom")
    common = {"office": "hsg-envoy-norway", "appointee": "hsg-doe-jane"}
    assert msgspec.to_builtins(record) == {
        "id": "hsg-chief-no-1951-doe-01",
        "body": "Office of the Historian (US Department of State)",
        "what": "Term: Envoy (Norway).",
        "who": "Jane Doe",
        "place": "Norway",
        "country": "NOR",
        "date": "1951-02-03/1953-04",
        "locator": f"pocom/{FILE}, id no-1951-doe-01",
        "annotator": "office-of-the-historian",
        "appointments": [
            {
                "id": "a1",
                "action": "appointed",
                "date": "1951-01-02",
                "note": "Non-resident.",
                **common,
            },
            {"id": "a2", "action": "incumbent", "date": "1951-02-03/1953-04", **common},
            {"id": "a3", "action": "former", "date": "1953-04", **common},
        ],
    }


def test_words_before_a_date(published: Published, importer: Importer) -> None:
    """Words before a date are kept with it, and make it approximate where they say so."""
    published.mission(
        holder(
            appointed=("1951-01-02", "Designated on"),
            arrived="1951-01-30",
            started=("1951-02-03", "On or about"),
            ended=("1953-04-05", "Left post on"),
        )
    )
    (record,) = importer.records("pocom")
    assert steps(record) == [
        ("appointed", "1951-01-02", "Appointment: Designated on 1951-01-02."),
        (
            "incumbent",
            "1951-02-03~/1953-04-05",
            "Start: On or about 1951-02-03. Arrival: 1951-01-30.",
        ),
        ("former", "1953-04-05", "End: Left post on 1953-04-05."),
    ]


def test_who_resigned(published: Published, importer: Importer) -> None:
    """A holder who resigned, says the record, is not merely former."""
    published.mission(holder(started="1951-02-03", ended=("1953-04-05", "Resigned on")))
    (record,) = importer.records("pocom")
    assert steps(record)[-1] == ("resigned", "1953-04-05", "End: Resigned on 1953-04-05.")


@pytest.mark.parametrize(
    ("dates", "expected", "span"),
    [
        ({"appointed": "1951-01-02"}, [("appointed", "1951-01-02")], "1951-01-02"),
        ({"started": "1951-02-03"}, [("incumbent", "1951-02-03/")], "1951-02-03/"),
        ({"ended": "1953-04-05"}, [("former", "1953-04-05")], "/1953-04-05"),
        (
            {"appointed": "1951-01-02", "ended": "1953-04-05"},
            [("appointed", "1951-01-02"), ("former", "1953-04-05")],
            "1951-01-02/1953-04-05",
        ),
    ],
)
def test_dates_that_are_not_known(
    published: Published,
    importer: Importer,
    dates: dict[str, Any],
    expected: list[tuple[str, str]],
    span: str,
) -> None:
    """What has no date in the record gives no row, and its side of the time is open."""
    published.mission(holder(**dates))
    (record,) = importer.records("pocom")
    assert [step[:2] for step in steps(record)] == expected
    assert record.date == span


def test_dates_that_cannot_both_be(published: Published, importer: Importer) -> None:
    """An end before its beginning is listed, and the time in office has no date but a note."""
    published.mission(holder(started="1886-07-27", ended="1886-07-22"))
    assert importer.listed("pocom") == [
        f"{FILE}:4: date range '1886-07-27/1886-07-22' is reversed: 1886-07-27 is after "
        "1886-07-22; the date is left out"
    ]
    (record,) = importer.records("pocom")
    assert steps(record) == [
        (
            "incumbent",
            None,
            "The record has a beginning on 1886-07-27 and an end on 1886-07-22.",
        ),
        ("former", "1886-07-22", None),
    ]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (
            "Nomination of January 9, 2007, was withdrawn on March 28, 2007.",
            [("nominated", "2007-01-09"), ("withdrawn", "2007-03-28")],
        ),
        (
            "Nominated June 15, 2017 and renominated January 8, 2018.",
            [("nominated", "2017-06-15"), ("nominated", "2018-01-08")],
        ),
        (
            "Not commissioned; nomination withdrawn before the Senate acted upon it.",
            [("nominated", None), ("withdrawn", None)],
        ),
        (
            "Nomination announced on May 27, 2009, but not submitted to the Senate.",
            [("announced", "2009-05-27")],
        ),
        ("Elected on June 23, 1785, to be Minister.", [("elected", "1785-06-23")]),
    ],
)
def test_who_never_took_the_office(
    published: Published,
    importer: Importer,
    note: str,
    expected: list[tuple[str, str | None]],
) -> None:
    """Of a nominee without dates, the note says what happened and when, and is kept."""
    published.mission(others=holder(note=note))
    assert importer.listed("pocom") == []
    (record,) = importer.records("pocom")
    assert [step[:2] for step in steps(record)] == expected
    assert record.appointments[0].note == note


def test_a_nominee_takes_no_office_by_an_end(published: Published, importer: Importer) -> None:
    """The end of the matter of a nominee is no end of a term, and kept in the note."""
    published.mission(
        others=holder(appointed="1976-05-01", ended=("1976-06-16", "Killed before arrival on"))
    )
    (record,) = importer.records("pocom")
    assert steps(record) == [
        ("appointed", "1976-05-01", "End: Killed before arrival on 1976-06-16.")
    ]


@pytest.mark.parametrize(
    ("inside", "others", "action"),
    [
        (holder(), "", "appointed"),
        ("", holder(), "nominated"),
        ("", holder(note="Served as Acting Director."), "acting"),
    ],
)
def test_nothing_is_dated(
    published: Published, importer: Importer, inside: str, others: str, action: str
) -> None:
    """Without any date the list that it stands in decides, and the appointment is listed."""
    published.mission(inside, others=others)
    line = 4 if inside else 5
    assert importer.listed("pocom") == [
        f"{FILE}:{line}: no date, and none that its note tells; kept as '{action}' without a date"
    ]
    (record,) = importer.records("pocom")
    assert [step[:2] for step in steps(record)] == [(action, None)]


def test_offices(published: Published, importer: Importer) -> None:
    """An office is a title with its country or body, or a position."""
    published.title("charge", "Chargé")
    published.mission(holder(started="1951"))
    body = (
        "<id>representative-to-body</id><names><singular>Representative to Body</singular></names>"
    )
    chiefs = holder(id="b1", title="representative-to-body", started="1951") + holder(
        id="b2", title="charge", started="1952"
    )
    published.write(
        "missions-orgs/representative-to-body.xml",
        f"<org-mission>{body}<chiefs>{chiefs}</chiefs></org-mission>",
    )
    position = "<id>secretary</id><names><singular>Secretary of State</singular></names>"
    principals = holder("principal", id="s1", title="secretary", started="1953")
    published.write(
        "positions-principals/secretary.xml",
        f"<principal-position>{position}<principals>{principals}</principals></principal-position>",
    )
    records = importer.records("pocom")
    lines = importer.read("authorities/offices.pocom.jsonl").splitlines()
    offices = {each["id"]: each["name"] for each in map(msgspec.json.decode, lines)}
    assert [offices[record.appointments[0].office] for record in records] == [
        "Envoy (Norway)",
        "Representative to Body",
        "Chargé (Representative to Body)",
        "Secretary of State",
    ]
    assert [(record.id, record.country) for record in records] == [
        ("hsg-chief-no-1951-doe-01", "NOR"),
        ("hsg-chief-b1", None),
        ("hsg-chief-b2", None),
        ("hsg-principal-s1", "USA"),
    ]


def test_people(published: Published, importer: Importer) -> None:
    """A person has the names and years that the list gives; an earlier id leads to the same."""
    inside = "<old-ids><old-id>doe-j</old-id></old-ids>"
    path = published.person(inside=inside)
    content = path.read_text().replace("</forename>", "</forename><altname>J. Doe</altname>")
    path.write_text(content)
    published.mission(holder(person="doe-j", started="1951"))
    assert importer.listed("pocom") == []
    assert importer.records("pocom")[0].appointments[0].appointee == "hsg-doe-jane"
    assert msgspec.json.decode(importer.read("authorities/actors.pocom.jsonl")) == {
        "id": "hsg-doe-jane",
        "name": "Jane Doe",
        "type": "person",
        "description": "In the list of US principal officers and chiefs of mission; born 1901",
        "country": "USA",
        "names": [{"name": "J. Doe", "kind": "alternative"}],
    }


def test_people_without_an_office(published: Published, importer: Importer) -> None:
    """Of the people in the list, those whom no record names are left out."""
    published.person()
    published.person("roe-max")
    published.mission(holder(started="1951"))
    assert importer.listed("pocom") == []
    (line,) = importer.read("authorities/actors.pocom.jsonl").splitlines()
    assert msgspec.json.decode(line)["id"] == "hsg-doe-jane"


def test_what_is_not_known(published: Published, importer: Importer) -> None:
    """A person, a title and a country that nothing explains are listed and called by their ids."""
    published.mission(
        holder(person="roe-max", title="grand-envoy", territory="texas", started="1840")
    )
    assert importer.listed("pocom") == [
        f"{FILE}:5: territory 'texas' has no code of a country; it is left empty",
        f"{FILE}:5: unknown person 'roe-max'; called by the id",
        f"{FILE}:5: unknown title 'grand-envoy'; the office is called so",
    ]
    (record,) = importer.records("pocom")
    assert (record.who, record.what) == ("roe-max", "Term: grand envoy (Texas).")
    assert record.appointments[0].note == "No code of a country for Texas."


def test_what_belongs_to_no_appointment(published: Published, importer: Importer) -> None:
    """A note on a whole mission, and an appointment of nobody, are left out and listed."""
    note = "<mission-note><text>Closed.</text></mission-note>\n"
    published.mission(note, holder(person=""), holder(started="1951"))
    report = importer("pocom")
    assert (report.read, report.records) == (2, 1)
    assert importer.listed("pocom") == [
        f"{FILE}:4: a note on a whole mission belongs to no appointment; left out",
        f"{FILE}:5: nobody is named as appointee; left out",
    ]


def test_nobody_is_described(published: Published, importer: Importer) -> None:
    """Without the folder of people, everybody is listed and called by the id, once."""
    shutil.rmtree(published.root / "people")
    published.mission(holder(started="1951"), holder(id="no-1952-doe-01", started="1952"))
    assert importer.listed("pocom") == [f"{FILE}:5: unknown person 'doe-jane'; called by the id"]
    assert [record.who for record in importer.records("pocom")] == ["doe-jane", "doe-jane"]
