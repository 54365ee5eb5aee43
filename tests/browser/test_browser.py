"""What a person does in the reading room, done by a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Visit = Callable[..., Any]
PAGES = {
    "home": "/",
    "documents": "/-/read",
    "reading": "/-/read/damage-control",
    "table": "/onrecord/events",
    "row": "/onrecord/events/damage-control-e02",
    "actor": "/onrecord/actors/donald-trump",
    "office": "/onrecord/offices/us-president",
    "search": "/-/search?q=ukraine",
    "timeline": "/-/timeline",
    "network": "/-/network",
    "questions": "/-/questions",
    "question": "/onrecord/who_met_whom",
    "database": "/onrecord",
    "missing": "/-/read/nothing-of-the-kind",
}


# The color of what is lit, by day.
LIT = "rgb(255, 226, 122)"


def words_of(page: Any, row_id: str) -> str:
    """Select the words of a row, by the number that its card has on the page."""
    classes = page.locator(f"#card-{row_id}").get_attribute("class").split()
    (number,) = (name[1:] for name in classes if name[0] == "c" and name[1:].isdigit())
    return f"mark.r{number}"


def background(page: Any, selector: str) -> str:
    """The color behind an element."""
    color: str = page.locator(selector).first.evaluate("e => getComputedStyle(e).backgroundColor")
    return color


def test_from_home_to_the_words(visit: Visit) -> None:
    """From the home page two clicks lead to the words that prove a row."""
    visitor = visit()
    page = visitor.open("/")
    page.get_by_role("link", name="Damage Control").click()
    assert page.url.endswith("/-/read/damage-control")
    card = page.locator("#card-damage-control-e02")
    card.get_by_role("link", name="Blinken visits").click()
    assert page.url.endswith("#damage-control-e02")
    visitor.shoot("reading-e02")


def test_a_layer_can_be_switched_off_and_on(visit: Visit) -> None:
    """Without its layer an event is no longer filled; with it, it is again."""
    visitor = visit()
    page = visitor.open("/-/read/damage-control")
    filled = background(page, "mark.ev.actual")
    page.get_by_label("Events", exact=True).uncheck()
    assert background(page, "mark.ev.actual") == "rgba(0, 0, 0, 0)" != filled
    visitor.shoot("reading-no-events")
    page.get_by_label("Events", exact=True).check()
    assert background(page, "mark.ev.actual") == filled


def test_standings_look_different(visit: Visit) -> None:
    """What happened is filled; what is planned, possible, hypothetical or denied is not."""
    page = visit().open("/-/read/damage-control")
    looks = {}
    for name in ("actual", "planned", "possible", "hypothetical", "negative"):
        looks[name] = page.locator(f"mark.ev.{name}").first.evaluate(
            "e => { const s = getComputedStyle(e);"
            " return [s.backgroundColor, s.textDecorationLine, s.textDecorationStyle].join() }"
        )
    assert len(set(looks.values())) == 5
    unfilled = [name for name, look in looks.items() if look.startswith("rgba(0, 0, 0, 0)")]
    assert unfilled == ["planned", "possible", "hypothetical", "negative"]


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_deep_link_lights_the_evidence(visit: Visit, script: bool) -> None:
    """A link to a row scrolls to its words and lights them, each field in its own color."""
    visitor = visit(java_script_enabled=script, viewport={"width": 1280, "height": 700})
    page = visitor.open("/-/read/damage-control#damage-control-e65")
    words = words_of(page, "damage-control-e65")
    assert "met with China" in "".join(page.locator(words).all_text_contents())
    assert background(page, words) == LIT
    box = page.locator(words).first.bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 700
    visitor.shoot(f"reading-deep-{'script' if script else 'plain'}")


def test_pointing_at_a_card_lights_its_words_and_back(visit: Visit) -> None:
    """The words of a card light up under the pointer, and the card of words."""
    visitor = visit()
    page = visitor.open("/-/read/damage-control")
    words = page.locator("mark.r0").first
    dark = words.evaluate("e => getComputedStyle(e).backgroundColor")
    page.locator(".card.c0").hover()
    lit = words.evaluate("e => getComputedStyle(e).backgroundColor")
    assert lit == LIT != dark
    page.locator("h1").hover()
    plain = background(page, ".card.c0")
    words.hover()
    assert background(page, ".card.c0") == LIT != plain


def test_a_click_on_words_shows_their_card(visit: Visit) -> None:
    """A click on words brings the card of the innermost row into view, and the text stays."""
    visitor = visit(viewport={"width": 1280, "height": 800})
    page = visitor.open("/-/read/damage-control")
    words = page.locator("mark[data-card]", has_text="inviting").first
    words.scroll_into_view_if_needed()
    before = words.bounding_box()
    number = words.get_attribute("data-card")
    words.click()
    assert words.bounding_box() == before
    card = page.locator(f".card.c{number}").bounding_box()
    assert card is not None
    assert 0 <= card["y"] <= 800


def test_the_keyboard_is_enough(visit: Visit) -> None:
    """The first tab stop skips to the content; a card that has the focus lights its words."""
    page = visit().open("/-/read/damage-control")
    page.keyboard.press("Tab")
    assert page.locator(":focus").text_content() == "Skip to the content"
    page.locator(".card.c0 .card-title a").focus()
    assert background(page, "mark.r0") == LIT
    page.keyboard.press("Enter")
    assert "#damage-control-" in page.url


def test_search_leads_to_the_words(visit: Visit) -> None:
    """A search finds a row, and its result leads to the reading page at the words."""
    visitor = visit()
    page = visitor.open("/")
    page.get_by_role("searchbox", name="Search the record").fill("perfect gift")
    page.keyboard.press("Enter")
    page.wait_for_url("**/-/search?q=perfect+gift")
    visitor.shoot("search")
    page.locator("main a[href*='/-/read/damage-control#']").first.click()
    assert "/-/read/damage-control#damage-control-" in page.url


def test_an_actor_is_one_click_away(visit: Visit) -> None:
    """From a card a link leads to the page of an actor, with events and offices."""
    page = visit().open("/-/read/damage-control")
    page.locator("#card-damage-control-e02").get_by_role("link", name="NATO", exact=True).click()
    assert page.locator("h1").text_content() == "NATO"
    assert page.get_by_role("heading", name="Events as recipient").is_visible()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible(visit: Visit, name: str) -> None:
    """axe-core finds nothing serious on a page, by day and by night."""
    for scheme in ("light", "dark"):
        visitor = visit(color_scheme=scheme)
        if name == "missing":
            visitor.page.route("**/favicon.ico", lambda route: route.abort())
        visitor.open(PAGES[name])
        visitor.shoot(f"{name}-{scheme}")
        if name == "missing":
            # The browser itself reports that a page was not found.
            visitor.faults.clear()
        assert visitor.check_accessibility() == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_phone(visit: Visit, name: str) -> None:
    """At 390 pixels no page is wider than the screen."""
    visitor = visit(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    page = visitor.open(PAGES[name])
    visitor.shoot(f"{name}-phone")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    if name == "missing":
        visitor.faults.clear()


def test_on_a_phone_the_card_lies_over_the_text(visit: Visit) -> None:
    """A deep link shows its words and, below them, its card, which can be closed."""
    visitor = visit(viewport={"width": 390, "height": 844})
    page = visitor.open("/-/read/damage-control#damage-control-e11")
    card = page.locator("#card-damage-control-e11")
    assert card.evaluate("e => getComputedStyle(e).position") == "fixed"
    visitor.shoot("reading-phone-deep")
    card.get_by_role("link", name="Close").click()
    assert card.evaluate("e => getComputedStyle(e).position") == "static"


def test_paper_has_the_numbers_of_rows(visit: Visit) -> None:
    """In print, words carry the numbers of their rows, and the controls are left out."""
    visitor = visit()
    page = visitor.open("/-/read/damage-control")
    page.emulate_media(media="print")
    assert page.locator(".ref").first.is_visible()
    assert not page.locator(".layers").is_visible()
    visitor.shoot("reading-print")
