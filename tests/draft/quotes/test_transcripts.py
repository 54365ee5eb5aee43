"""Transcripts with labels of speakers."""

from __future__ import annotations

import pytest

from onrecord.draft.actors.actors import Actors
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.quotes.transcripts import find_speeches

BRIEFING = """---
title: "Briefing by Secretary Ada Stone"
---

10:02 A.M. EST

MS. STONE:  Good morning.  (Laughter.)  Please sit.

Two points: one old, one new.

Q    Thank you.  A question:  why now?

MS. STONE (via interpreter):  Because it is time.

Q

AUDIENCE MEMBER:  (Inaudible.)

MS. STONE:  I worked at the agency (NASA) before.

                    END                 10:40 A.M. EST
"""


def turns(text: str) -> list[tuple[str, list[str]]] | None:
    """The label and the pieces of each turn."""
    speeches = find_speeches(ParsedText(text))
    return speeches and [
        (
            text[slice(*each.speaker.span)] if each.speaker else "",
            [text[slice(*piece)] for piece in each.content],
        )
        for each in speeches
    ]


def test_a_turn_is_one_quote_of_its_speaker() -> None:
    """Pieces per paragraph; what is not said, the end and empty turns are left out."""
    assert turns(BRIEFING) == [
        ("MS. STONE", ["Good morning.", "Please sit.", "Two points: one old, one new."]),
        ("Q", ["Thank you.  A question:  why now?"]),
        ("MS. STONE", ["Because it is time."]),
        ("AUDIENCE MEMBER", ["(Inaudible.)"]),
        ("MS. STONE", ["I worked at the agency (NASA) before."]),
    ]


def test_the_head_of_a_text_has_no_turns() -> None:
    """However long it is, and although its keys look like labels."""
    keys = "".join(f"KEY {letter * 3}: one\n\nSPEAKER: two\n\n" for letter in "ABCDEFGH" * 40)
    assert turns(f"---\n{keys}---\nIt rained.") is None
    assert turns(f"---\n{keys}---\n\nMS. STONE:  Yes.\n\nQ  No?\n\nMS. STONE:  No.\n") == [
        ("MS. STONE", ["Yes."]),
        ("Q", ["No?"]),
        ("MS. STONE", ["No."]),
    ]


def test_a_label_is_resolved_where_one_name_fits() -> None:
    """The label takes the full name from the text, but not from two that fit."""
    text = "We have Ada Stone here.\n\nMS. STONE:  Yes.\n\nQ    No?\n\nMS. STONE:  No.\n"
    parsed = ParsedText(text)
    speeches = find_speeches(parsed, Actors(parsed)) or []
    assert [each.speaker and each.speaker.name for each in speeches] == [
        "Ada Stone",
        "Q",
        "Ada Stone",
    ]
    both = "Ada Stone met Ben Stone there.\n\n" + text
    parsed = ParsedText(both)
    speeches = find_speeches(parsed, Actors(parsed)) or []
    assert speeches[0].speaker and speeches[0].speaker.name == "MS. STONE"


def test_a_label_whose_name_stands_nowhere_else_gives_its_name() -> None:
    """Titles and capitals are no part of it."""
    text = "DEPUTY SECRETARY LINDQVIST: Yes.\n\nQ No?\n\nMS. McROY-LEE: No.\n\nSTAFF: Time.\n"
    speeches = find_speeches(ParsedText(text)) or []
    assert [each.speaker and each.speaker.name for each in speeches] == [
        "Lindqvist",
        "Q",
        "McRoy-Lee",
        "STAFF",
    ]


def test_a_suffix_makes_nobody_else() -> None:
    """The label takes the name with a suffix where there is no other."""
    for head, name in (
        ("Joseph R. Stone Jr. came.", "Joseph R. Stone Jr."),
        ("Joe Stone came, and Joseph R. Stone Jr. spoke.", "Joe Stone"),
    ):
        parsed = ParsedText(f"{head}\n\nMR. STONE:  Yes.\n\nQ    No?\n\nMR. STONE:  No.\n")
        speeches = find_speeches(parsed, Actors(parsed)) or []
        assert speeches[0].speaker
        assert speeches[0].speaker.name == name


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Q: Why?\nA: Because.\nQ: And?\nA: No.\n", ["Q", "A", "Q", "A"]),
        ("**Interviewer:** Why?\n\n**Ada:** So.\n\n**Interviewer:** And?\n", ["Interviewer"] * 2),
        ("THE PRESIDENT:  Thank you all for coming.\n\nIt is late.\n", ["THE PRESIDENT"]),
        ("Ada Stone spoke.\n\nSTONE: Yes.\n\nOAK: No.\n\nSTONE: Yes.\n\nOAK: No.\n", None),
        ("PRESIDENT MCROY: A.\n\nPRESIDENT McROY: B.\n", ["PRESIDENT MCROY", "PRESIDENT McROY"]),
    ],
)
def test_forms_of_labels(text: str, speakers: list[str] | None) -> None:
    """In capitals, in bold, with one letter; one label alone, if it is a role."""
    found = turns(text) or []
    if speakers is None:
        speakers = ["STONE", "OAK", "STONE", "OAK"]
    assert [speaker for speaker, _ in found] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "",
        "NOTE: This is late.\n\nBACKGROUND: None.\n\nCONTACT: Nobody.\n",
        "TO: Ada Stone\nFROM: Ben Oak\nSUBJECT: Lunch\n\nPlease come.\n",
        "OHIO: Two roads.\n\nIOWA: One road.\n\nUTAH: No roads.\n",
        "President Ada Stone: “A fine day.”\n\nPresident Ada Stone: “A bad day.”\n",
        "She said: Come in.\n\nHe said: No.\n",
        "Q Street is closed.\n",
    ],
)
def test_headings_are_no_speakers(text: str) -> None:
    """A text without two turns is none, be it full of headings or of quoted statements."""
    assert turns(text) is None


def test_a_long_transcript_is_read_in_linear_time() -> None:
    """No rule looks at the whole text for each label."""
    text = "MS. STONE:  Yes.\n\nQ    No (\n\n" * 5_000
    assert len(turns(text) or []) == 10_000
