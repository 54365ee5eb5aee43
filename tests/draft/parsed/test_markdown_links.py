"""Links lose their targets, and nothing moves."""

from __future__ import annotations

import pytest

from onrecord.draft.parsed.markdown_links import blank_links


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("No link (at all) [here].", "No link (at all) [here]."),
        ("A [b c](https://d.org) e.", "A b c e."),
        ("A [b](/c_(d)) e.", "A b e."),
        ("A ![picture](p.png) e.", "A e."),
        ('A [b](c "title"), [d](e).', "A b , d ."),
        ("A [b](open", "A [b](open"),
        ("A [b](open\n\n) c", "A [b](open\n\n) c"),
        ("[[a](b)](c)", "[ a ](c)"),
    ],
)
def test_words_of_links_stay_where_they_are(text: str, left: str) -> None:
    """Blanks stand for what goes."""
    blanked = blank_links(text)
    assert len(blanked) == len(text)
    assert " ".join(blanked.split(" ")).split() == left.split()
    assert all(new in (old, " ") for old, new in zip(text, blanked, strict=True))


@pytest.mark.parametrize("unit", ["[a](", "[", "[a]((", "![", "](", "[a](b)", "[a](b"])
def test_links_without_end_are_text(unit: str) -> None:
    """However often something like a link begins, each is looked at once."""
    text = unit * 50_000
    assert len(blank_links(text)) == len(text)
