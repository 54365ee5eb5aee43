"""Two codings side by side, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Visit = Callable[..., Any]
PAGE = "/-/compare/damage-control"


def test_number_leads_to_what_is_said_and_back_to_the_words(visit: Visit) -> None:
    """With the keyboard alone, from a number in the text to its fields, and to the words again."""
    visitor = visit(viewport={"width": 1280, "height": 900})
    page = visitor.open(PAGE)
    reference = page.locator(".of-first a.ref.differs").first
    number = reference.inner_text()
    reference.focus()
    page.keyboard.press("Enter")
    pair = page.locator(f"#pair-{number}")
    assert page.url.endswith(f"#pair-{number}")
    assert pair.evaluate("e => e.getBoundingClientRect().top") >= 0
    visitor.shoot("compare-pair")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith(f"#a-{number}")
    box = page.locator(f"#a-{number} + mark, #a-{number} + .t + mark").first.bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 900
    visitor.shoot("compare-words")


def test_paragraphs_stand_beside_each_other_or_below(visit: Visit) -> None:
    """On a wide screen the two codings of a paragraph are level; on a narrow one none is cut."""
    page = visit(viewport={"width": 1280, "height": 900}).open(PAGE)
    first, second = (
        page.locator(f".side.{side}").nth(2).bounding_box() for side in ("of-first", "of-second")
    )
    assert first["y"] == second["y"]
    visitor = visit(viewport={"width": 360, "height": 700})
    page = visitor.open(PAGE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator(".side .who").first.is_visible()
    visitor.shoot("compare-narrow")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(visit: Visit, scheme: str) -> None:
    """No rule of axe-core is broken seriously, by day or by night, with all figures open."""
    visitor = visit(color_scheme=scheme)
    page = visitor.open(PAGE)
    page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true })")
    visitor.shoot(f"compare-{scheme}")
    assert visitor.check_accessibility() == []
