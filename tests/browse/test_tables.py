"""The pages of tables, views and questions: what they show, and where their links lead."""

from __future__ import annotations

import re
from typing import Any

import pytest
from browse.table_reader import heads, keys, link

SIZE = 7


def test_a_table_shows_its_chosen_columns_at_first(article: Any) -> None:
    """The schema says which columns a reader sees first, and in which order."""
    assert heads(article.get("/onrecord/events").text) == [
        *("Event", "Summary", "Event type", "Actor", "Recipient", "Modality", "Polarity"),
        *("Date", "Place name", "Document"),
    ]


def test_all_columns_are_one_click_away_and_back(article: Any) -> None:
    """The switch shows every column of the schema, and leads back to the chosen ones."""
    page = article.get("/onrecord/events").text
    everything = article.get(link(page, "All 29 columns")).text
    assert len(heads(everything)) == 29
    assert "All 29 columns" not in everything
    assert heads(article.get(link(everything, "Chosen columns")).text) == heads(page)


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("events?_col=modality&_col=event_id", ["Event", "Modality"]),
        ("events?_col=intensity&_sort=quad_class", ["Event", "Intensity"]),
        ("events_wide?_col=document_id&_col=summary", ["Document", "Summary"]),
        ("memberships?_nocol=date_text&_nocol=actor_id", ["Row", "Organization"]),
    ],
)
def test_a_reader_may_ask_for_columns(article: Any, asked: str, shown: list[str]) -> None:
    """Columns that are asked for are those shown, with the key, and no other."""
    assert heads(article.get(f"/onrecord/{asked}").text)[:2] == shown


@pytest.mark.parametrize("path", ["/onrecord/events.json", "/onrecord/events.json?_shape=array"])
def test_json_keeps_all_columns(article: Any, path: str) -> None:
    """What is chosen for people does not narrow what programs get."""
    answer = article.get(path).json()
    row = answer[0] if isinstance(answer, list) else answer["columns"]
    assert len(row) == 29


def test_csv_keeps_all_columns(article: Any) -> None:
    """The CSV of a table has every column of its schema."""
    first = article.get("/onrecord/events.csv").text.splitlines()[0]
    assert first.split(",") == article.get("/onrecord/events.json").json()["columns"]


@pytest.mark.parametrize("sort", ["_sort=intensity", "_sort_desc=intensity", "_sort=realized_by"])
@pytest.mark.parametrize("labels", ["", "&_col=summary"])
def test_sorting_by_a_hidden_column_reaches_every_row(article: Any, sort: str, labels: str) -> None:
    """A page that is sorted by a column it does not show still knows where the next begins."""
    path, seen = f"/onrecord/events?_size={SIZE}&{sort}{labels}", []
    while True:
        page = article.get(path).text
        seen += keys(page)
        if "Next page" not in page:
            break
        path = link(page, "Next page")
    whole = article.get(f"/onrecord/events.json?{sort}&_size=max&_shape=arrayfirst").json()
    assert len(seen) == len(whole) > 5 * SIZE
    assert seen == whole


def test_the_head_of_a_column_sorts_and_says_so(article: Any) -> None:
    """A click sorts upward, another one downward, and assistive technology hears both."""
    page = article.get("/onrecord/events").text
    assert 'Polarity<span class="visually-hidden">, sort ascending</span>' in page
    upward = article.get(link(page, "Polarity")).text
    assert re.search(r'<th [^>]*aria-sort="ascending"[^>]*>\s*<a[^>]*>Polarity', upward)
    downward = article.get(link(upward, "Polarity")).text
    assert re.search(r'<th [^>]*aria-sort="descending"[^>]*>\s*<a[^>]*>Polarity', downward)
    assert downward.count("aria-sort") == 1


def test_an_uncertain_date_sorts_by_its_first_day(article: Any) -> None:
    """The notation of a date is no order of time, so its head sorts by the earliest day."""
    path = link(article.get("/onrecord/events").text, "Date")
    assert path == "/onrecord/events?_sort=date_earliest"
    assert re.search(r'aria-sort="ascending"[^>]*>\s*<a[^>]*>Date', article.get(path).text)


def test_a_facet_narrows_down_and_lets_go(article: Any) -> None:
    """A value of a facet leads to its rows from the first page on, and back to all of them."""
    page = article.get(f"/onrecord/events?_size={SIZE}").text
    second = article.get(link(page, "Next page")).text
    narrowed = link(second, "planned ")
    assert narrowed == f"/onrecord/events?_size={SIZE}&modality=planned"
    chosen = article.get(narrowed).text
    assert 'rel="nofollow" aria-current="true">planned ' in chosen
    assert "Modality is planned" in chosen
    assert link(chosen, "planned ") == f"/onrecord/events?_size={SIZE}"


def test_a_facet_that_leaves_no_choice_is_left_out(article: Any) -> None:
    """The only value of a column helps nobody to narrow down, unless it was asked for."""
    assert 'class="facet"' not in article.get("/onrecord/documents").text
    asked = article.get("/onrecord/documents?_facet=language").text
    assert asked.count('class="facet"') == 1
    assert link(asked, "Put away") == "/onrecord/documents"


def test_conditions_stand_in_words_and_can_be_dropped(article: Any) -> None:
    """Each condition in force is a sentence with the label of its value, and a way out of it."""
    page = article.get("/onrecord/events?actor_id=joe-biden&quad_class__isnull=1").text
    assert "Actor is Joe Biden" in page
    assert "Note x" not in article.get("/onrecord/events?note__x=1").text
    assert "Quad class is empty " in page
    assert link(page, "Quad class is empty") == "/onrecord/events?actor_id=joe-biden"
    assert '<details class="filter no-print" open>' in page
    assert '<details class="filter no-print">' in article.get("/onrecord/events").text


def test_the_filter_form_keeps_what_is_in_force(article: Any) -> None:
    """A further condition is added to those there are, as an address that can be kept."""
    asked = (
        "/onrecord/events?_filter_column=intensity&_filter_op=gt&_filter_value=2"
        "&_sort=intensity&_sort_by_desc=on&modality=actual"
    )
    answer = article.get(asked)
    while answer.status_code == 302:
        answer = article.get(answer.headers["location"])
    assert "Modality is actual" in answer.text
    assert "Intensity is more than 2" in answer.text
    assert '<option value="intensity" selected>' in answer.text
    assert ", by Intensity, descending" in answer.text


def test_columns_are_explained(article: Any) -> None:
    """Every column has its meaning from the schema, and what it takes or points at."""
    page = article.get("/onrecord/events").text
    assert "<dt>Modality <code>modality</code></dt>" in page
    assert "Takes actual, planned, possible, hypothetical." in page
    assert 'Points at <a href="/onrecord/quotes">Quotes</a>.' in page
    assert 'title="What the event is, in the coder&#39;s own words."' in page


@pytest.mark.parametrize(
    ("path", "key", "read"),
    [
        ("/onrecord/events", "/onrecord/events/damage-control-e01", "#damage-control-e01"),
        ("/onrecord/quotes", "/onrecord/quotes/damage-control-q01", "#damage-control-q01"),
        ("/onrecord/appointments", "damage-control-a01", "#damage-control-a01"),
        ("/onrecord/passages", "/onrecord/passages/damage-control-p01-s01", "p01-s01"),
        ("/onrecord/evidence", "/onrecord/evidence/damage-control-a01~2E", "#damage-control-a01"),
        ("/onrecord/documents", "/onrecord/documents/damage-control", "/-/read/damage-control"),
        ("/onrecord/events_wide", "/onrecord/events/damage-control-e01", "#damage-control-e01"),
    ],
)
def test_a_row_leads_to_its_page_and_to_its_words(
    article: Any, path: str, key: str, read: str
) -> None:
    """The key of a row opens the row, and beside it is the way to the words in the document."""
    page = article.get(path).text
    assert re.search(rf'<a href="[^"]*{re.escape(key)}', page)
    assert re.search(r'<a class="read" href="/-/read/damage-control[^"]*">read', page)
    assert read in page


def test_a_row_with_a_key_of_several_columns_leads_to_its_page(article: Any) -> None:
    """A row without a readable key still has a link that names it to assistive technology."""
    page = article.get("/onrecord/participants").text
    assert (
        '<a href="/onrecord/participants/damage-control-e01,actor,1">Row'
        '<span class="visually-hidden"> damage-control-e01, actor, 1</span></a>' in page
    )
    assert heads(page)[:2] == ["Row", "Event"]
    assert heads(article.get("/onrecord/memberships").text)[:2] == ["Row", "Actor"]


def test_a_row_that_the_schemas_do_not_know_has_no_page(article: Any) -> None:
    """The index for search is shown for what it is, and leads only to the rows of the dataset."""
    page = article.get("/onrecord/search").text
    assert 'href="/onrecord/search/' not in page
    assert 'href="/onrecord/events/damage-control-e01"' in page


def test_an_empty_page_says_why(bree: Any) -> None:
    """A table without rows, conditions that no row meets, and a page past the end differ."""
    assert "This table has no rows." in bree.get("/onrecord/records").text
    assert "No row fits." in bree.get("/onrecord/events?event_type=AID").text
    assert "There are no rows on this page." in bree.get("/onrecord/events_wide?_next=99").text


def test_a_view_shows_labels_too(article: Any) -> None:
    """A view has no foreign keys, and its values and facets have labels all the same."""
    page = article.get("/onrecord/events_that_happened?actor_id=joe-biden").text
    assert '<a href="/onrecord/actors/joe-biden" title="joe-biden">Joe Biden</a>' in page
    assert "Actor is Joe Biden" in page
    assert link(page, "Support ").endswith("actor_id=joe-biden&event_type=SUPPORT")
