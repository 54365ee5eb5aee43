"""The timeline shows every event where it belongs, as sure and as real as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from browse.pictured import Elements, act, dated, event, items, site_with
from hypothesis import given
from hypothesis import strategies as st

import onrecord
from onrecord.browse.pictures.marks import place
from onrecord.browse.pictures.scale import Scale, fit_scale, make_ticks
from onrecord.layout import bundled

NOVEMBER = Scale(date(2024, 11, 1), date(2024, 11, 30))
HOSTILE = "\"onmouseover=alert(1) x='</title></svg><script>alert(1)</script>"


def percent(text: str | None) -> float:
    """A length in percent of the line."""
    assert text is not None
    assert text.endswith("%")
    return float(text[:-1])


def bar(item: str) -> dict[str, str | None]:
    """The one bar or point of an item."""
    elements = Elements(item)
    (found,) = elements.all("rect", "body") + elements.all("circle", "body")
    return found


@pytest.fixture(scope="module")
def events() -> list[dict[str, Any]]:
    """The events of the bundled dataset."""
    rows: list[dict[str, Any]] = (
        onrecord.open(bundled().root).load("events", as_="arrow").to_pylist()
    )
    return rows


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Events of every standing and class, with open dates, and with words that mean harm."""
    site = site_with(
        tmp_path_factory.mktemp("drawn") / "package",
        events=[
            dated(1, "2024-11-05", "2024-11-13", quad_class=1),
            dated(2, "2024-11-05", "2024-11-13", modality="planned", quad_class=2),
            dated(3, "2024-11-05", "2024-11-13", modality="possible", quad_class=3),
            dated(4, "2024-11-05", "2024-11-13", modality="hypothetical", quad_class=4),
            dated(5, "2024-11-05", "2024-11-13", polarity="negative"),
            dated(6, None, "2024-11-13"),
            dated(7, "2024-11-05", None),
            dated(8, "2024-10-01", "2024-12-31"),
            dated(9, "2024-11-20", "2024-11-20", summary=HOSTILE),
            event(10, summary=f"Undated {HOSTILE}"),
        ],
        participants=act("memo-e01", "ada-byron", "board"),
        actors=[
            {"actor_id": "ada-byron", "name": f"Ada {HOSTILE}", "actor_type": "person"},
            {"actor_id": "board", "name": "The Board", "actor_type": "group"},
        ],
    )
    yield site
    site.close()


def test_every_event_stands_once(article: Any, events: list[dict[str, Any]]) -> None:
    """Each dated event of the article is drawn exactly once, and each other is listed once."""
    above, below = article.get("/-/timeline").text.split('id="undated"')
    with_date = {row["event_id"] for row in events if row["date_earliest"] or row["date_latest"]}
    assert items(above).keys() == with_date
    assert items(below).keys() == {row["event_id"] for row in events} - with_date
    assert all(bar(item) for item in items(above).values())
    assert len(Elements(above).all("svg", "mark")) == len(with_date) + len(
        Elements(above).all("svg", "sample")
    )


def test_bars_of_the_article_are_as_long_as_their_uncertainty(
    article: Any, events: list[dict[str, Any]]
) -> None:
    """In November 2024, a day is a thirtieth of the line, and each bar has the days of its date."""
    shown = items(article.get("/-/timeline?from=2024-11&to=2024-11").text)
    within = [
        row
        for row in events
        if row["date_earliest"] and row["date_latest"] and str(row["date_latest"]) < "2024-12"
        if row["date_earliest"] >= NOVEMBER.first
    ]
    assert len(within) > 10
    for row in within:
        days = (row["date_latest"] - row["date_earliest"]).days + 1
        found = bar(shown[row["event_id"]])
        assert percent(found["width"]) == pytest.approx(days / 30 * 100, abs=0.002)
        first = row["date_earliest"].day - 1
        assert percent(found["x"]) == pytest.approx(first / 30 * 100, abs=0.002)


def test_items_come_in_the_order_of_their_dates(article: Any, events: list[dict[str, Any]]) -> None:
    """The list goes from the earliest date to the latest."""
    by_id = {row["event_id"]: row for row in events}
    above = article.get("/-/timeline").text.split('id="undated"')[0]
    dates = [by_id[key]["date_earliest"] or by_id[key]["date_latest"] for key in items(above)]
    assert dates == sorted(dates)


def test_an_item_says_what_its_mark_shows(article: Any) -> None:
    """The date, the standing and the class of an event stand beside its mark in words."""
    (item,) = (
        item
        for item in items(article.get("/-/timeline").text).values()
        if "does not invite Biden" in item
    )
    assert (
        "Trump does not invite Biden in return. some day from 3 November 2020 to 6 January 2021, "
        "inferred; did not happen; verbal cooperation"
    ) in Elements(item).text
    links = Elements(item).all("a")
    assert len(links) == 2
    assert links[0]["href"] == links[1]["href"]
    assert article.get(links[0]["href"]).status_code == 200


@pytest.mark.parametrize(
    ("number", "style"),
    [
        (1, "mark quad-1 actual"),
        (2, "mark quad-2 planned"),
        (3, "mark quad-3 possible"),
        (4, "mark quad-4 hypothetical"),
        (5, "mark quad-none actual negative"),
    ],
)
def test_style_of_a_mark(drawn: Any, number: int, style: str) -> None:
    """A mark has the classes of its quadrant, its modality and its polarity."""
    item = items(drawn.get("/-/timeline").text)[f"memo-e{number:02}"]
    assert [each["class"] for each in Elements(item).all("svg", "mark")] == [style]
    assert len(Elements(item).all("path", "cross")) == (number == 5)
    assert ("fill" in bar(item)) == (number == 4)


def test_open_ends_reach_the_edge(drawn: Any) -> None:
    """A date that is open at one side is a bar that fades up to the edge there, with an arrow."""
    shown = items(drawn.get("/-/timeline?from=2024-11&to=2024-11").text)
    until, since = bar(shown["memo-e06"]), bar(shown["memo-e07"])
    assert (percent(until["x"]), until["mask"]) == (0, "url(#fade-left)")
    assert percent(until["width"]) == pytest.approx(13 / 30 * 100, abs=0.002)
    assert percent(since["x"]) + percent(since["width"]) == pytest.approx(100, abs=0.002)
    assert since["mask"] == "url(#fade-right)"
    assert all(
        len(Elements(shown[key]).all("path", "arrow")) == 1 for key in ("memo-e06", "memo-e07")
    )


def test_bars_are_cut_at_the_chosen_time(drawn: Any) -> None:
    """What goes on outside of the chosen time is cut at its edges, and marked so."""
    item = items(drawn.get("/-/timeline?from=2024-11&to=2024-11").text)["memo-e08"]
    assert (bar(item)["x"], bar(item)["width"]) == ("0.0%", "100.0%")
    assert len(Elements(item).all("path", "break")) == 2


def test_a_day_of_a_long_time_is_a_point(drawn: Any) -> None:
    """A bar that would be too short to be seen is drawn as a point in its middle."""
    item = items(drawn.get("/-/timeline?from=2024&to=2025").text)["memo-e09"]
    middle = (date(2024, 11, 20) - date(2024, 1, 1)).days + 0.5
    assert percent(bar(item)["cx"]) == pytest.approx(middle / 731 * 100, abs=0.002)


days = st.dates()


@given(days, days, days, days)
def test_earlier_is_never_to_the_right(first: date, last: date, one: date, other: date) -> None:
    """On any scale, an earlier day begins and ends left of a later one, and before it ends."""
    scale = Scale(min(first, last), max(first, last))
    early, late = sorted((one, other))
    assert scale.start(early) <= scale.start(late) < scale.end(late)
    assert scale.end(early) <= scale.end(late)
    assert place(scale, early, None).left <= place(scale, late, None).left
    assert place(scale, None, early).right <= place(scale, None, late).right


@given(days, days, days, days)
def test_a_bar_is_as_long_as_its_days(first: date, last: date, one: date, other: date) -> None:
    """Within the scale, the share of the line that a bar takes is the share of days it has."""
    first, *between, last = sorted((first, last, one, other))
    scale = Scale(first, last)
    share = ((between[1] - between[0]).days + 1) / ((last - first).days + 1)
    mark = place(scale, *between)
    assert mark.width == pytest.approx(share * 100, abs=0.0021)
    assert 0 <= mark.left <= mark.right <= 100


@given(days, days)
def test_a_fitted_scale_holds_its_days(one: date, other: date) -> None:
    """A scale made for some days holds them all, and has a few marks, each with its own label."""
    first, last = sorted((one, other))
    scale = fit_scale(first, last)
    assert 0 <= scale.start(first) < scale.end(last) <= 100
    ticks = make_ticks(scale)
    assert 1 <= len(ticks) <= 11
    assert [tick.at for tick in ticks] == sorted({tick.at for tick in ticks})
    assert len({tick.label for tick in ticks}) == len(ticks)
    assert all(0 <= tick.at < 100 for tick in ticks)
    assert 1 <= sum(tick.if_narrow for tick in ticks) <= 4


def test_stretches_of_time(article: Any) -> None:
    """The years in which dates begin or end, and the busiest month, are a link away."""
    page = article.get("/-/timeline").text
    nav = page[page.index('<nav class="stretches') :]
    nav = nav[: nav.index("</nav>")]
    assert Elements(nav).text == "Zoom to all 2017 2020 2021 2024 2025 busiest: November 2024"
    for link in Elements(nav).all("a"):
        answer = article.get(link["href"])
        assert answer.status_code == 200
        assert 'aria-current="true"' in answer.text
    assert 'href="/-/timeline?from=2024-11&amp;to=2024-11"' in nav


def test_a_chosen_time_says_what_it_leaves_out(article: Any, events: list[dict[str, Any]]) -> None:
    """Where a time is chosen, events without a date are counted, with a link to them."""
    undated = sum(not (row["date_earliest"] or row["date_latest"]) for row in events)
    page = article.get("/-/timeline?from=2024").text
    assert f"{undated} more without a date cannot be placed in time." in Elements(page).text
    assert 'id="undated"' not in page


def test_filters_narrow_down(article: Any) -> None:
    """An actor, one who acts and one whom it is directed at, and what happened, narrow it down."""

    def shown(query: str) -> set[str]:
        return set(items(article.get(f"/-/timeline?{query}").text))

    everything = shown("")
    some = shown("actor=nato")
    assert shown("by=antony-blinken&toward=nato") < some < everything
    assert len(shown("by=antony-blinken&toward=nato")) == 4
    assert shown("document=damage-control") == everything
    happened = set(onrecord.open(bundled().root).load("events_that_happened")["event_id"])
    assert shown("happened=1") == happened
    page = article.get("/-/timeline?by=antony-blinken&toward=nato&happened=1").text
    assert "4 events by Antony Blinken toward NATO that happened." in Elements(page).text


BAD = {
    "from=yesterday": "“from” should be a year, month or day that exists, such as 2024, 2024-11 or "
    "2024-11-13, not “yesterday”.",
    "to=2024-02-30": "“to” should be a year, month or day that exists, such as 2024, 2024-11 or "
    "2024-11-13, not “2024-02-30”.",
    "from=2025&to=2024": "The range begins (2025-01-01) after it ends (2024-12-31). "
    "Exchange the two.",
    "page=0": "The page should be a number from 1, not “0”.",
    "page=2": "There is no page 2; these events fill fewer pages.",
    "actor=nobody": "None of the actors has the key “nobody”.",
    "document=nothing": "None of the documents has the key “nothing”.",
    "happened=maybe": "“happened” can only be 1, or be left out.",
}


@pytest.mark.parametrize("query", BAD)
def test_bad_values(bree: Any, query: str) -> None:
    """A value that means nothing is answered with status 400 and a sentence that says why."""
    answer = bree.get(f"/-/timeline?{query}")
    assert answer.status_code == 400
    notices = re.findall(r'role="alert">(.*?)</p>', answer.text, re.DOTALL)
    assert [Elements(each).text for each in notices] == [BAD[query]]
    assert not items(answer.text)


@pytest.mark.parametrize(
    "key", ["from", "to", "document", "actor", "by", "toward", "happened", "page"]
)
@pytest.mark.parametrize(
    "value",
    [
        *("'", '"', "';--", "%00", "%ED%A0%80", "%FF", "%", "0000", "0000-01-01", "9999-12-32"),
        *("10000", "-1", "1e3", "٢٠٢٤", "2024-13", "2024-11-13T00:00", "[..2024]", "2024~"),
        *(
            "<script>alert(1)</script>",
            "9" * 5000,
            "a" * 50_000,
            "$NaN",
            "{{7*7}}",
            "../..",
            "NULL",
        ),
    ],
    ids=lambda value: ascii(value[:20]),
)
def test_hostile_values(bree: Any, key: str, value: str) -> None:
    """Nothing that stands in the address breaks the page or comes back as anything but text."""
    encoded = value if value.startswith("%") else quote(value)
    answer = bree.get(f"/-/timeline?{key}={encoded}&{key}=again")
    assert answer.status_code == 400
    assert not Elements(answer.text).all("script")
    assert "49" not in Elements(answer.text).text


@pytest.mark.parametrize(
    "query", ["", "from=", "from=+&to=", "&&;=", "unknown=1", "from=0001&to=9999"]
)
def test_harmless_values(bree: Any, query: str) -> None:
    """What is empty or unknown is as if it were not there."""
    assert bree.get(f"/-/timeline?{query}").status_code == 200


def test_words_stay_words(drawn: Any) -> None:
    """Tags, quotes and handlers in summaries and names are shown, and do nothing."""
    for query in ("", "?actor=ada-byron", "?by=ada-byron&toward=board"):
        page = Elements(drawn.get(f"/-/timeline{query}").text)
        assert not page.all("script")
        assert not [name for _, each in page.found for name in each if name.startswith("on")]
        assert not [each for _, each in page.found if "style" in each]
    assert HOSTILE in Elements(drawn.get("/-/timeline").text).text


def test_many_events_come_in_pages(tmp_path: Path) -> None:
    """A page has at most 500 events and says so; every event stands on exactly one page."""
    rows = [dated(number, "2024-11-05", "2024-11-05") for number in range(499)]
    rows += [event(number) for number in range(499, 503)]
    site = site_with(tmp_path / "package", events=rows, participants=[])
    try:
        pages = [site.get(f"/-/timeline?page={number}") for number in (1, 2)]
        shown = [items(page.text) for page in pages]
        assert [len(each) for each in shown] == [500, 3]
        assert {*shown[0], *shown[1]} == {row["event_id"] for row in rows}
        assert (
            "503 events. A page has 500 of them, in the order of their dates; this is page 1 of 2."
            in Elements(pages[0].text).text
        )
        assert site.get("/-/timeline?page=3").status_code == 400
    finally:
        site.close()


def test_an_empty_package(tmp_path: Path) -> None:
    """Where there are no events, the page says so."""
    site = site_with(tmp_path / "package", is_empty=True)
    try:
        answer = site.get("/-/timeline")
        assert answer.status_code == 200
        assert "No events." in Elements(answer.text).text
        assert not Elements(answer.text).all("svg")
        assert site.get("/-/timeline?from=2024").status_code == 200
    finally:
        site.close()
