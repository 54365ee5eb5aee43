"""What is attributed partly in quotation marks, and around them."""

from __future__ import annotations

import pytest
from quoted import quotes_in, told_in


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Ann Lee said that the roof was “a danger to us all.”",
            "that the roof was “a danger to us all",
        ),
        (
            "Ann Lee said the roof was “a danger” to the school.",
            "the roof was “a danger” to the school",
        ),
        ("Ann Lee called the roof “a danger to us all.”", "the roof “a danger to us all"),
        ("The roof is “a danger to us all,” Ann Lee said.", "The roof is “a danger to us all"),
    ],
)
def test_a_clause_with_quoted_words_is_one_quote(text: str, content: str) -> None:
    """From the start of the clause to its end, whatever is quoted in it."""
    [(pieces, speaker, _)] = told_in(text)
    assert [piece.rstrip("”,.") for piece in pieces] == [content]
    assert speaker == "Ann Lee"


def test_that_before_a_quotation_belongs_to_what_is_told() -> None:
    """A quotation behind "that" is only the end of a clause."""
    [(pieces, _, _)] = told_in("Ann Lee said that if the roof leaks, “We will close the school.”")
    assert pieces[0].startswith("that if the roof leaks")


def test_a_quotation_that_goes_on_behind_the_cue_of_a_clause_is_a_piece_of_it() -> None:
    """What is told begins in the author's words and ends in the speaker's."""
    text = "The roof is “a danger,” Ann Lee said. “We will close the school today.”"
    [quote] = quotes_in(text)
    assert [text[slice(*piece)].rstrip("”,") for piece in quote.content] == [
        "The roof is “a danger",
        "We will close the school today.",
    ]


@pytest.mark.parametrize(
    ("told", "count"),
    [("The roof is “a danger,”", 1), ("The roof is a danger,", 2)],
    ids=["quoted", "told"],
)
def test_a_quotation_in_the_next_paragraph_goes_on_with_quoted_words(told: str, count: int) -> None:
    """And with none that are only told."""
    text = f"{told} Ann Lee said.\n\n“We will close the old school for good today.”"
    found = quotes_in(text)
    assert [each.speaker and each.speaker.name for each in found] == ["Ann Lee"] * count


def test_a_small_quotation_behind_the_cue_of_a_clause_is_a_piece_of_it() -> None:
    """The sentence goes on."""
    text = "The roof is “a danger,” she told Ann Lee of the board, “and we will close the school.”"
    assert [pieces for pieces, _, _ in told_in(text)] == [
        ["The roof is “a danger,”", "and we will close the school."]
    ]
