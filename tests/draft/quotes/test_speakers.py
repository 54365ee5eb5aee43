"""Who says it."""

from __future__ import annotations

import pytest

from onrecord.draft.actors.actors import Actors
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import Mention
from onrecord.draft.quotes.cues import find_cues
from onrecord.draft.quotes.speakers import find_speaker


def speaker_of(text: str, word: str) -> Mention | None:
    """The speaker of the cue with a word as its head."""
    parsed = ParsedText(text)
    cue = next(cue for cue in find_cues(parsed) if parsed.tokens.words[cue.head] == word)
    return find_speaker(parsed, Actors(parsed), cue)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Ann Lee said it rained.", "said", "Ann Lee"),
        ("Ann Lee has also said it rained.", "said", "Ann Lee"),
        ("A spokesman for Ann Lee said no.", "said", "A spokesman for Ann Lee"),
        ("Lee spokeswoman Mary Poe said no.", "said", "Lee spokeswoman Mary Poe"),
        ("Ann Lee (D-Md.) said it rained.", "said", "Ann Lee (D-Md.)"),
        ("Ann Lee, a lawyer in Ohio, said it rained.", "said", "Ann Lee, a lawyer in Ohio"),
        ("Ann Lee, who is not a lawyer, said it rained.", "said", "Ann Lee"),
        ("Ann Lee, speaking to the board, said it rained.", "said", "Ann Lee"),
        ("Ann Lee last week said it rained.", "said", "Ann Lee"),
        ("“It rained,” said Ann Lee, a lawyer.", "said", "Ann Lee, a lawyer"),
        ("“It rained,” said the mayor.", "said", "the mayor"),
        ("“It rained,” said one former aide.", "said", "one former aide"),
        ("One source said it rained.", "said", "One source"),
        ("“It rained,” Green said.", "said", "Green"),
        ("“It rained,” the mayor said.", "said", "the mayor"),
        ("It rained, according to the new mayor.", "according", "the new mayor"),
        ("She was told by the mayor that it rained.", "told", "the mayor"),
        ("Ann Lee came late and said it rained.", "said", "Ann Lee"),
        ("Ann Lee came late, adding that it rained.", "adding", "Ann Lee"),
        ("Ann Lee said the roof leaked, adding that it rained.", "adding", "Ann Lee"),
        ("Noting that it rained, the mayor left.", "Noting", "the mayor"),
        ("Ann Lee, after saying that it rained, left.", "saying", "Ann Lee"),
        ("The mayor had a chance to say that it rained.", "say", "The mayor"),
        ("The mayor’s claim that it rained is wrong.", "claim", "The mayor"),
        ("Her claim that it rained is wrong.", "claim", "Her"),
        ("Ann Lee mended what they broke, adding that it rained.", "adding", "Ann Lee"),
        ("Ann Lee met the man who built it and said it rained.", "said", "Ann Lee"),
        ("A man standing at the door said it rained.", "said", "A man standing at the door"),
        ("A memo seen by the board said it rained.", "said", "A memo seen by the board"),
        ("Ann Lee in a later interview said it rained.", "said", "Ann Lee"),
        ("Ann Lee shared the view, and Tom Poe left, adding that it rained.", "adding", "Tom Poe"),
        ("Tom Poe gave the first hint that it rained.", "hint", "Tom Poe"),
        ("It rained, according to show insiders.", "according", "show insiders"),
        ("Ann Lee left, and he said it rained.", "said", "he"),
        ("It fell after Ann Lee, asked for more, said it rained.", "said", "Ann Lee"),
        (
            "To keep the United States dry, Tom Poe came, adding that it rained.",
            "adding",
            "Tom Poe",
        ),
        ("“It fell,” said Ann Lee, adding that it rained.", "adding", "Ann Lee"),
        (
            "“It fell,” Ann Lee, a lawyer, said last week after the storm.",
            "said",
            "Ann Lee, a lawyer",
        ),
    ],
)
def test_the_speaker_is_the_nearest_fitting_subject(text: str, word: str, expected: str) -> None:
    """Before the verb, over what is inserted; behind it, of another verb, or after "by", "to"."""
    speaker = speaker_of(text, word)
    assert speaker
    assert text[slice(*speaker.span)] == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("She was told that it rained.", "told"),
        ("Said so.", "Said"),
        ("A claim that it rained.", "claim"),
    ],
)
def test_a_cue_without_a_subject_has_no_speaker(text: str, word: str) -> None:
    """Nobody is made up."""
    assert speaker_of(text, word) is None


def test_the_words_stand_beside_the_cue_and_the_name_where_it_is() -> None:
    """A pronoun, or "who", is the span; the name is that of its antecedent."""
    text = "Ann Lee came. She said it rained."
    speaker = speaker_of(text, "said")
    assert speaker
    assert text[slice(*speaker.span)] == "She"
    assert (speaker.name, speaker.antecedent) == ("Ann Lee", (0, 7))
    text = "They met Ann Lee, who said it rained."
    speaker = speaker_of(text, "said")
    assert speaker
    assert text[slice(*speaker.span)] == "who"
    assert (speaker.name, speaker.antecedent) == ("Ann Lee", (9, 16))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A spokesman, Tom Poe, said it rained.", "Tom Poe"),
        ("Tom Poe, a spokesman, said it rained.", "Tom Poe"),
        ("A spokesman for Tom Poe said it rained.", "A spokesman"),
    ],
)
def test_the_name_is_the_one_in_the_words(text: str, name: str) -> None:
    """A name in an apposition is the speaker's, one behind a preposition somebody else's."""
    speaker = speaker_of(text, "said")
    assert speaker
    assert speaker.name == name
