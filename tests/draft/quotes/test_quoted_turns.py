"""Transcripts within quotation marks."""

from __future__ import annotations

import pytest
from quoted import quotes_in

INTERVIEW = """The mayor, Ann Lee, met Tom Poe.

“POE: Why did you leave the town so early on that day?

“LEE (laughing): It rained, and so I had to leave it.

“And I was wet.”
"""


def turns_of(text: str) -> list[tuple[str, list[str]]]:
    """The names of the speakers of a text, and the pieces of what they say."""
    return [
        (each.speaker.name if each.speaker else "", [text[slice(*piece)] for piece in each.content])
        for each in quotes_in(text)
    ]


def test_each_turn_of_a_quoted_transcript_is_a_quote_of_its_speaker() -> None:
    """It goes on over paragraphs to the next label, which is resolved to the full name."""
    assert turns_of(INTERVIEW) == [
        ("Tom Poe", ["Why did you leave the town so early on that day?"]),
        ("Ann Lee", ["It rained, and so I had to leave it.", "And I was wet."]),
    ]


def test_labels_within_one_paragraph_cut_it() -> None:
    """Behind the ends of sentences."""
    text = "The tape said: “MR. POE: Do you agree? Q: No. It rained: much.” They left."
    assert turns_of(text) == [("MR. POE", ["Do you agree?"]), ("Q", ["No. It rained: much."])]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The label said, “WARNING: it leaks.”", "WARNING: it leaks."),
        ("The label said, “WARNING: it leaks. WARNING: it rots.”", None),
        ("Ann Lee said, “It leaks: we saw it.”", "It leaks: we saw it."),
    ],
    ids=["one", "one twice", "none"],
)
def test_a_word_in_capitals_that_is_the_only_one_is_no_label(
    text: str, content: str | None
) -> None:
    """Who speaks has somebody to speak with."""
    start, end = text.index("“") + 1, text.index("”")
    assert turns_of(text)[0][1] == [content or text[start:end]]
