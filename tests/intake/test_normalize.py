"""Texts get the form that a corpus keeps, and what that takes is said."""

from __future__ import annotations

from unicodedata import normalize as to_form

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.found import UnreadableError
from onrecord.intake.normalize import normalize


def test_text_in_form_stays() -> None:
    """A text that has the form is kept character by character, white space included."""
    text = "  One\tline  \n\n\n two\u00a0words \x0c\n\n"
    assert normalize(text) == (text, [])


def test_changes_are_counted() -> None:
    """Line ends, byte order mark and words that were composed are each told with their number."""
    assert normalize("\ufeffe\u0301a e\u0301\r\nA\u030a\r\rb") == (
        "éa é\nÅ\n\nb",
        [
            "byte order mark removed",
            "1 carriage return removed",
            "2 lone carriage returns made line ends",
            "normalized to NFC in 3 words",
        ],
    )


@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])))
def test_form_is_reached(text: str) -> None:
    """Whatever the text, the result is NFC, has no carriage return, and is stable."""
    try:
        found, changes = normalize(text)
    except UnreadableError:
        assert not text.removeprefix("\ufeff").strip()
        return
    assert "\r" not in found
    assert found == to_form("NFC", found)
    assert bool(changes) == (found != text)
    if not found.startswith("\ufeff") and found.strip():
        assert normalize(found) == (found, [])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "has no text; leave the file out"),
        (" \n\u2003", "has no text; leave the file out"),
        ("a\0b\0", "has 2 NUL characters, so it is no text; convert it first"),
    ],
)
def test_no_text(text: str, message: str) -> None:
    """A file without words, or with NUL characters, becomes no document."""
    with pytest.raises(UnreadableError) as caught:
        normalize(text)
    assert str(caught.value) == message
