"""Which quotation marks belong together."""

from __future__ import annotations

import pytest

from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.quotes.regions import Region, find_regions


def regions_in(text: str) -> list[Region]:
    """The quotations of a text."""
    return find_regions(ParsedText(text))


def words_in(text: str) -> list[list[str]]:
    """The words between the marks of a text, in pieces."""
    return [[text[slice(*piece)] for piece in each.pieces] for each in regions_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Yes,” she said, “we do.”", ["Yes,", "we do."]),
        ('"Yes," she said, "we do."', ["Yes,", "we do."]),
        ("''Yes,'' she said, ``we do.''", ["Yes,", "we do."]),
        ("« Oui », dit-elle. «Non»", ["Oui", "Non"]),
        ("„Ja“, sagte sie.", ["Ja"]),
        ('He asked ("why?") and left—"now."', ["why?", "now."]),
        ("''He said 'no.'''", ["He said 'no.'"]),
    ],
    ids=["curly", "straight", "doubled", "guillemets", "low", "beside marks", "three"],
)
def test_marks_of_every_kind_are_paired(text: str, expected: list[str]) -> None:
    """Curly, straight and doubled marks and guillemets, each with its partner."""
    assert words_in(text) == [[each] for each in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The sign says “Keep out” in red,” he said.", "The sign says “Keep out” in red,"),
        ('"The sign says “Keep out” in red," he said.', "The sign says “Keep out” in red,"),
        ("“The sign says ‘Keep out’ in red,” he said.", "The sign says ‘Keep out’ in red,"),
        ('"The sign says "Keep out" in red," he said.', 'The sign says "Keep out" in red,'),
    ],
)
def test_marks_inside_of_marks_belong_to_what_is_outside(text: str, expected: str) -> None:
    """Only the outermost quotation counts."""
    assert words_in(text) == [[expected]]


def test_a_mark_that_is_the_wrong_one_of_two_is_known_by_its_neighbors() -> None:
    """An opening mark with a space only behind it closes."""
    assert words_in("It was “fast“ and ”loud” too.") == [["fast"], ["loud"]]


def test_a_paragraph_opens_again_what_the_one_before_left_open() -> None:
    """A quotation over three paragraphs is one, with a piece for each."""
    text = "“First we dug.\n\n“Then we built.\n\n“Then we left,” she said.\n\n“Good,” he said."
    assert words_in(text) == [["First we dug.", "Then we built.", "Then we left,"], ["Good,"]]
    assert [each.closed for each in regions_in(text)] == [True, True]


def test_a_line_opens_again_what_the_one_before_left_open() -> None:
    """Where paragraphs are lines of one block, too."""
    text = "He wrote:\n“First we dug.\n“Then we left.”\n\nThe end."
    assert words_in(text) == [["First we dug.\n“Then we left."]]


def test_a_mark_never_closed_ends_with_its_paragraph() -> None:
    """What follows is not swallowed."""
    text = "He said, “we will see.\n\nThe road is closed."
    assert words_in(text) == [["we will see."]]
    assert not regions_in(text)[0].closed


def test_a_mark_never_closed_does_not_spoil_whole_quotations_behind_it() -> None:
    """The stray mark counts for nothing."""
    assert words_in("A stray “ mark, and then “a whole one” too.") == [["a whole one"]]


@pytest.mark.parametrize(
    "text",
    [
        "He is 6'2\" tall.",
        '<a href="page">',
        "",
        "No marks at all.",
        "“”",
        "” ” ”",
    ],
)
def test_what_quotes_nothing_is_no_quotation(text: str) -> None:
    """Measures before anything is open, attributes of markup, empty marks."""
    assert words_in(text) == []


def test_inches_inside_of_a_quotation_do_not_end_it() -> None:
    """A mark behind a digit is a measure where another mark closes."""
    assert words_in('"The 12" pipe broke," she said.') == [['The 12" pipe broke,']]


def test_the_head_of_a_text_quotes_nobody() -> None:
    """Titles between marks in front matter are values of keys."""
    text = '---\ntitle: "A Long Day"\ntags: none\n---\n\n"It was long," she said.\n'
    assert words_in(text) == [["It was long,"]]


@pytest.mark.parametrize("unit", ["“a ", '"a ', "“a b.\n\n", "''", '"', "“a” ", "”", '5" '])
def test_a_hundred_thousand_marks_are_no_trouble(unit: str) -> None:
    """Nested, never closed, or nothing but marks."""
    text = unit * 20_000
    assert all(0 <= each.start < each.end <= len(text) for each in regions_in(text))
