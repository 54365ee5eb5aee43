"""How lists of announcements are written."""

from __future__ import annotations

import pytest

from onrecord.draft.appointments.announcement_patterns import (
    BODY,
    BULLET,
    END,
    INTRODUCTION,
    ITEM,
    LABELED,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee, Nominee for Judge", "Judge"),
        ("  - **Ann Lee** – Nominated to be Judge", "Judge"),
        ("3. Ann Lee, Appointee to serve as Judge", "Judge"),
        ("<u>Ann Lee: Candidate for</u> Judge", "Judge"),
        ("Ann Lee,\nappointed as\nJudge", "Judge"),
        ("We met Ann Lee, Nominee for Judge", None),
        ("Ann Lee, a nominee for judge", None),
    ],
)
def test_a_label_is_behind_a_name_at_the_head_of_a_line(text: str, expected: str | None) -> None:
    """Marks may lead the line and part the name from the label."""
    found = LABELED.search(text)
    assert (found and text[found.end() :]) == expected


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("She intends to appoint the following people to the River Board:", True),
        ("He has nominated as judges:", True),
        ("He named the following:", False),
        ("He nominated her.", False),
    ],
)
def test_what_introduces_a_list(text: str, is_one: bool) -> None:
    """It says what the people below are named to, or that they follow."""
    assert bool(INTRODUCTION.search(text)) is is_one


@pytest.mark.parametrize(
    ("behind", "is_end"),
    [
        ("\n\nShe", True),
        ("\n \nShe", True),
        ("\n- Ben", True),
        ("\n2. Ben", True),
        ("  \nShe", True),
        ("\n# Ben", True),
        ("\\#", True),
        ("<!-- end", True),
        (".  She", True),
        ("** She", True),
        ("</u> She", True),
        ("</span>", True),
        ("\nof Bay", False),
        (" # of", False),
        (". She", False),
        ("** **of Bay", False),
        ("</u><u>of", False),
    ],
)
def test_what_ends_an_entry(behind: str, is_end: bool) -> None:
    """Blank lines, the next item, the end of a sentence or of what is bold or underlined."""
    assert bool(END.match(behind)) is is_end


def test_an_item_goes_on_in_the_next_lines() -> None:
    """Up to the next item or a blank line."""
    text = "- Ann Lee, Judge\n  for the Coast\n- Ben Roe"
    found = BULLET.match(text)
    assert found and found["item"] == "Ann Lee, Judge\n  for the Coast"


@pytest.mark.parametrize(
    ("text", "office"),
    [("Ann Lee, Member", "M"), ("**Ann Lee** – Member", "M"), ("Ann Lee: Member", "M")],
)
def test_an_item_has_a_name_and_may_have_an_office(text: str, office: str) -> None:
    """Commas, colons and dashes part them."""
    found = ITEM.match(text)
    assert found and (found["name"], found["office"]) == ("Ann Lee", office)


def test_a_body_is_named_behind_a_preposition() -> None:
    """Its name has two words at least."""
    found = BODY.search("to the Board of Arts, Rivers, and the Sea: ")
    assert found and found["name"] == "Board of Arts, Rivers, and the Sea"
    assert BODY.search("to the Board: ") is None
