"""Quoted words behind verbs that are no known cues."""

from __future__ import annotations

import pytest
from quoted import quotes_in


@pytest.mark.parametrize(
    ("text", "content", "because"),
    [
        (
            "Ann Lee waved at “the many people who have come here from so far away.”",
            "at “the many people who have come here from so far away.”",
            "many quoted words behind a verb",
        ),
        (
            "Ann Lee shrugged off “one more bad year for us.”",
            "off “one more bad year for us.”",
            "quoted words behind a verb",
        ),
        (
            "Ann Lee mended the “old roof” in May.",
            "the “old roof” in May",
            "few quoted words behind a verb",
        ),
        (
            "Ann Lee wanted the town to see that “no roof is too old for us to mend in time.”",
            "that “no roof is too old for us to mend in time.”",
            "many quoted words behind a verb",
        ),
    ],
    ids=["many", "some", "few", "that"],
)
def test_the_words_from_the_verb_to_the_quoted_ones_are_proposed(
    text: str, content: str, because: str
) -> None:
    """The more are quoted, the likelier somebody said them."""
    found = {text[slice(*each.content[0])]: each for each in quotes_in(text)}
    assert found[content].because == because


def test_many_words_count_for_more_than_few() -> None:
    """The score rises with the words that are quoted."""
    few, some, many = (
        quotes_in(f"Ann Lee patted “{words}” and left.")[0].score
        for words in (
            "old roofs",
            "all of these old roofs",
            "all of these old roofs that nobody has ever mended here",
        )
    )
    assert few < 0.5 < some < many


def test_quoted_words_behind_one_verb_are_one_quote() -> None:
    """A list of quotations has one verb before it."""
    text = (
        "Ann Lee waved at “the tired people,” “the young people,” and “the many old people here.”"
    )
    assert [text[slice(*each.content[0])] for each in quotes_in(text)] == [
        "at “the tired people,” “the young people,” and “the many old people here.”"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The dog, known as “Old Roof,” barked.",
        "The so-called “roofers” left.",
        "It happened.\n“old roofs” and the like",
    ],
)
def test_names_and_words_without_a_verb_before_them_are_let_be(text: str) -> None:
    """Terms, headings, and verbs of other lines."""
    assert quotes_in(text) == []
