"""Facts are taken as files state them, or stay empty."""

from __future__ import annotations

import pytest

from onrecord.intake.found import Found
from onrecord.intake.values import add_facts, to_edtf, to_language, to_url


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2024", "2024"),
        ("2024-03", "2024-03"),
        ("2024-03-04", "2024-03-04"),
        (" 2024-03-04T23:30:00-08:00 ", "2024-03-04"),
        ("March 4, 2024", "2024-03-04"),
        ("Mar. 4, 2024", "2024-03-04"),
        ("4 March 2024", "2024-03-04"),
        ("Mon, 04 Mar 2024 10:00:00 GMT", "2024-03-04"),
        ("2024-03~", "2024-03~"),
        ("[2024-03-01..2024-03-04]", "[2024-03-01..2024-03-04]"),
        ("2024-02-30", None),
        ("03/04/2024", None),
        ("yesterday", None),
        ("Mon, 99 Foo 2024 10:00:00 GMT", None),
        ("٢٠٢٤-٠٣-٠٤", None),
        ("", None),
    ],
)
def test_date(value: str, date: str | None) -> None:
    """A date is read if it can be read in one way only; its day is the one that is written."""
    assert to_edtf(value) == date


@pytest.mark.parametrize(
    ("value", "language"), [("en", "en"), ("pt_BR", "pt-BR"), ("DE-ch", "de-ch"), ("e n", None)]
)
def test_language(value: str, language: str | None) -> None:
    """Language tags are brought into the form of the schema."""
    assert to_language(value) == language


@pytest.mark.parametrize("value", ["/a", "ftp://example.org", "https://a b", "javascript:a", ""])
def test_no_address(value: str) -> None:
    """Only whole addresses of the web are kept."""
    assert to_url(value) is None


def test_first_value_that_can_be_read_counts() -> None:
    """A fact has the first value that can be read; if there is none, that is said."""
    found = Found("text")
    stated = {"title": [" ", "A\n b"], "published": ["soon", "2024"], "url": ["x"], "author": [""]}
    add_facts(found, stated)
    assert found.facts == {"title": "A b", "published": "2024"}
    assert found.changes == ["url 'x' not understood and left out"]
