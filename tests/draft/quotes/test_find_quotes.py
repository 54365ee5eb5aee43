"""All rules for quotes together."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from quoted import quotes_in, told_in


def test_quotes_of_every_kind_come_in_the_order_of_the_text() -> None:
    """Direct, mixed and indirect ones."""
    text = (
        "“The roof leaks,” Ann Lee said. She said that it was “a danger to us all.” "
        "Tom Poe said the school would close."
    )
    assert [(pieces[0].rstrip("”"), cue) for pieces, _, cue in told_in(text)] == [
        ("The roof leaks", "said"),
        ("that it was “a danger to us all.", "said"),
        ("the school would close", "said"),
    ]


def test_a_cue_in_quoted_words_tells_of_nothing() -> None:
    """What somebody says of others is part of what they say."""
    text = "“He said that it leaks, and she told me so,” Ann Lee said."
    assert [pieces for pieces, _, _ in told_in(text)] == [
        ["He said that it leaks, and she told me so"]
    ]


def test_turns_of_a_transcript_are_quotes_of_their_speakers() -> None:
    """And what a turn tells of others is part of it."""
    text = (
        "MR. DOE:  Good morning.  My neighbor said that the roof leaks.\n\n"
        "Q    Will it be mended?\n\nMR. DOE:  “Soon,” she said.  Thank you."
    )
    found = quotes_in(text)
    assert [each.because for each in found] == ["turn of a transcript"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "“",
        "”",
        "said",
        "“said”",
        "“”,” said “",
        "他说：“很好。”",
        "قال أحمد: “نعم”، ثم ذهب.",
        "\n\n“\n\n”\n\n",
        '"' * 999,
        "“A b c d,” he said. " * 500,
        "he said that " * 500,
        "“a b.\n\n" * 500,
        "he called it “a” and " * 500,
        "x" * 50_000,
    ],
)
def test_whatever_the_text_quotes_lie_in_it(text: str) -> None:
    """Every span has characters, and they are characters of the text."""
    for quote in quotes_in(text):
        spans = [*quote.content, *quote.main, *([quote.cue] if quote.cue else [])]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert 0 <= quote.score <= 1
        assert quote.because


_MARKS = [*"“”«»‘’\"'.,:?—()=*é5\xa0\n", "''", "``", "\n\n"]
_WORDS = ["said", "told", "adding", "that", "according to", "who", "and", "I", "Q", "Mr.", "U.S."]
_WORDS += ["Ann Lee", "the roof", "leaks", "MR. DOE:"]


@pytest.mark.parametrize("seed", range(150))
def test_whatever_marks_and_words_come_together_quotes_are_sound(seed: int) -> None:
    """Pieces have characters, come in order, and lie within the whole attribution."""
    chance = random.Random(seed)
    text = "".join(chance.choice(_MARKS + _WORDS) + chance.choice(["", " "]) for _ in range(60))
    for quote in quotes_in(text):
        assert list(quote.content) == sorted(quote.content)
        assert all(text[slice(*piece)].strip() for piece in quote.content)
        assert all(one.end <= other.start for one, other in pairwise(quote.content))
        assert quote.main[0].start <= quote.content[0].start
        assert quote.content[-1].end <= quote.main[-1].end
        if quote.speaker:
            assert text[slice(*quote.speaker.span)].strip()


def test_what_is_asked_is_no_quote() -> None:
    """Whether somebody says something is open; a question that somebody asks is theirs."""
    assert told_in("Did Ann Lee say that the roof leaks?") == []
    assert [pieces for pieces, _, _ in told_in("“Did it leak?” Ann Lee asked.")] == [
        ["Did it leak?"]
    ]
