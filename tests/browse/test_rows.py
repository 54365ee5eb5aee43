"""The page of a row says in words what it says, what proves it, and how to cite it."""

from __future__ import annotations

from pathlib import Path

import pytest
from browse.conftest import Site
from browse.marks import plain, words_of
from support import arrow_rows, real_tables, small_rows, write_package

import onrecord
from onrecord.access import Package

EVENT = "/onrecord/events/damage-control-e02"


def said(site: Site, path: str) -> str:
    """The text of a page, with single spaces."""
    answer = site.get(path)
    assert answer.status_code == 200, path
    return " ".join(plain(answer.text).split())


def test_an_event_reads_like_prose(article: Site) -> None:
    """Who, whom, when and where stand there in words, as links to their pages."""
    page = article.get(EVENT).text
    text = said(article, EVENT)
    assert "Who Antony Blinken (United States Secretary of State)" in text
    assert "Whom NATO When 13 November 2024 Where NATO headquarters, Belgium" in text
    assert 'href="/onrecord/actors/nato"' in page
    assert 'href="/-/read/damage-control#damage-control-e02"' in page


def test_the_words_stand_in_their_context(article: Site) -> None:
    """The clause is marked among its neighbors, and so is each of its parts."""
    page = article.get(EVENT).text
    assert words_of(page, "lit") == (
        "US Secretary of State Antony Blinken traveled to NATO headquarters in Belgium "
        "on Nov. 13, 2024"
    )
    assert words_of(page, "lit-when") == "Nov. 13, 2024"
    assert "Addressing the press, Blinken reaffirmed" in plain(page)


def test_released_words_are_enough(released: Site) -> None:
    """Without the text the context has gaps, and the words that prove the row all the same."""
    page = released.get(EVENT).text
    assert words_of(page, "lit").startswith("US Secretary of State")
    assert "In an effort to" not in plain(page)


def test_the_record_is_held_beside_it(article: Site) -> None:
    """The finding of a comparison with an official record stands on the page of the row."""
    assert "The official record confirms it." in said(article, EVENT)
    (differs,) = (
        row["row_id"]
        for row in onrecord.load("corroborations", "arrow").to_pylist()
        if row["finding"] == "differs" and row["table_name"] == "quotes"
    )
    assert "The official record differs." in said(article, f"/onrecord/quotes/{differs}")


def test_an_uncertain_date_is_in_words(article: Site) -> None:
    """A date that was inferred says so, and how far it reaches."""
    (row,) = (
        row
        for row in onrecord.load("events", "arrow").to_pylist()
        if row["date_edtf"] == "[2024-11-05..2024-11-13]"
    )
    text = said(article, f"/onrecord/events/{row['event_id']}")
    assert "When some day from 5 to 13 November 2024, inferred" in text


@pytest.mark.parametrize(
    "row_id", ["damage-control-e02", "damage-control-q03", "damage-control-a07"]
)
def test_a_row_can_be_cited(article: Site, row_id: str) -> None:
    """The box has the citation of the row that the verb cite gives."""
    table = {"e": "events", "q": "quotes", "a": "appointments"}[row_id.rpartition("-")[2][0]]
    page = plain(article.get(f"/onrecord/{table}/{row_id}").text)
    assert onrecord.cite(row_id) in page
    assert onrecord.cite(row_id, style="bibtex") in page


def test_a_row_from_a_record_says_so(tmp_path: Path) -> None:
    """A row that was made from an official record names it, since no document proves it."""
    write_package(tmp_path)
    site = Site(tmp_path)
    text = said(site, "/onrecord/events/memo-e02")
    assert "This row was made from an official record" in text
    assert Package(tmp_path).cite("memo-e02") in text
    removed = site.get("/onrecord/events/memo-e09")
    assert removed.status_code == 404
    assert "row 'memo-e09' was removed in version 1.1.0: coded twice" in plain(removed.text)
    site.close()


@pytest.mark.parametrize("what", ["Elections", "Elections."])
def test_a_record_ends_its_sentence_once(tmp_path: Path, what: str) -> None:
    """What a record is may end with a period, and then the sentence that names it needs none."""
    rows = small_rows()
    records = [each | {"what": what} for each in rows["records"].to_pylist()]
    write_package(tmp_path, rows | {"records": arrow_rows(real_tables()["records"], records)})
    site = Site(tmp_path)
    text = said(site, "/onrecord/events/memo-e02")
    assert "has no words of a document: Elections. Coded by " in text
    site.close()


def test_every_row_of_every_table_has_a_page(article: Site) -> None:
    """The first and the last row of each table are shown, and all their columns are explained."""
    for name, table in article.app.room.tables.items():
        rows = onrecord.load(name, "arrow").to_pylist()
        if table.query or not rows:
            continue
        for number, row in ((1, rows[0]), (len(rows), rows[-1])):
            keys = [str(row[key]).replace(".", "~2E") for key in table.primary_key]
            path = f"/onrecord/{name}/{','.join(keys) or number}"
            assert article.get(path).status_code == 200, path


def test_an_office_lists_who_was_named_to_it(article: Site) -> None:
    """The page of an office has the appointments to it."""
    text = said(article, "/onrecord/offices/us-secretary-of-state")
    assert "Marco Rubio: United States Secretary of State Nominated" in text


def test_everything_about_an_actor(article: Site) -> None:
    """The page of an actor has identifiers, offices, events in each part, quotes and mentions."""
    page = article.get("/onrecord/actors/donald-trump").text
    assert 'href="https://www.wikidata.org/wiki/Q22686"' in page
    text = " ".join(plain(page).split())
    for part in (
        "Offices: named, held, left",
        "Appointments made Marco Rubio: United States Secretary of State",
        "Events as actor Donald Trump wins the presidential election of 2024.",
        "Events as recipient",
        "Quotes ",
        "Mentions Damage Control",
    ):
        assert part in text


@pytest.mark.parametrize(
    "path",
    [
        "/onrecord/events/nothing",
        "/onrecord/events/a,b",
        "/onrecord/participants/a",
        "/onrecord/nothing/a",
        "/onrecord/events_wide/damage-control-e02",
        "/onrecord/about/title",
        "/onrecord/search/1",
        "/onrecord/memberships/x",
        "/onrecord/actors/~00",
        "/onrecord/events/" + "e" * 3000,
    ],
)
def test_a_row_that_is_not_there_is_not_found(article: Site, path: str) -> None:
    """A key of no row is answered with 404."""
    assert article.get(path).status_code == 404


def test_the_row_as_json_is_that_of_datasette(article: Site) -> None:
    """Programs get every column of a row."""
    (row,) = article.get(f"{EVENT}.json?_shape=objects").json()["rows"]
    assert row["summary"] == "Blinken visits the headquarters of NATO."
