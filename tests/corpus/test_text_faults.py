"""The rules of text are the same wherever a text stands."""

from __future__ import annotations

import pytest

from onrecord.corpus.text_faults import text_faults, value_faults


@pytest.mark.parametrize("text", ["", "a\n\tb\f", "\u00e9", "a\ufeffb"])
def test_what_a_text_may_hold(text: str) -> None:
    """Tabs, form feeds and a byte order mark further in are left alone."""
    assert list(text_faults(text)) == []


def test_faults_of_a_text_name_their_place() -> None:
    """Each kind of fault is told once, at the first character or line that has it."""
    assert list(text_faults("\ufeffa\r\n\0\r\ne\u0301\n")) == [
        (0, "begins with a byte order mark; save the file as UTF-8 without it"),
        (4, "has a NUL character; remove it"),
        (2, "has a carriage return; end lines with LF"),
        (7, "not in Unicode normal form NFC; normalize the text"),
    ]


def test_faults_of_values_name_their_path() -> None:
    """In a mapping every text and every key is looked at; the text of a document by its rules."""
    value = {"text": "a\f\0", "names": ["b", {"e\u0301": "c\f"}], "number": 1, "none": None}
    assert list(value_faults(value, [("text",)])) == [
        (("text",), "has a NUL character; remove it"),
        (
            ("names", 1),
            "key 'e\u0301': not in Unicode normal form NFC; normalize the text",
        ),
        (
            ("names", 1, "e\u0301"),
            r"the control character '\x0c' stands in the text; remove it",
        ),
    ]
