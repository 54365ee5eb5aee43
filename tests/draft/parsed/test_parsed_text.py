"""A text is cut into sentences, phrases and verb groups, whatever it is made of."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.draft.parsed.parsed_text import ParsedText


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, as they stand in it."""
    parsed = ParsedText(text)
    return [text[slice(*span)] for span in parsed.sentences]


def test_abbreviations_end_no_sentence() -> None:
    """A title, an initial or a short word with a period does not end a sentence."""
    text = "We met Ms. Roe and Sen. Lee J. Poe of Ft. Ash, Ala. lawmakers said. It rained."
    assert sentences_of(text) == [text[:-11], "It rained."]


def test_sentences_end_after_countries_in_initials() -> None:
    """An abbreviation may be the last word of a sentence."""
    assert sentences_of("He left the U.S. The plane was late.") == [
        "He left the U.S.",
        "The plane was late.",
    ]


def test_yaml_head_is_no_prose() -> None:
    """The head has no words, places behind it stay, and it gives the day."""
    text = "---\ntitle: A Visit\ndate: '2021-02-19'\n---\nThe mayor left."
    parsed = ParsedText(text)
    assert parsed.published == date(2021, 2, 19)
    assert sentences_of(text) == ["The mayor left."]
    assert parsed.tokens.words == ["The", "mayor", "left", "."]
    assert parsed.text[slice(*parsed.span_of(0, 2))] == "The mayor"
    assert ParsedText(text, date(2020, 1, 1)).published == date(2020, 1, 1)


@pytest.mark.parametrize("line", ["---\n", "---\r\n", "--- \n"])
def test_lines_around_a_head(line: str) -> None:
    """They may end as on Windows, or with blanks; the prose begins behind the second."""
    text = f"{line}date: 2021-02-19\n{line}The mayor left."
    assert ParsedText(text).published == date(2021, 2, 19)
    assert text[ParsedText(text).start :] == "The mayor left."
    head = text.removesuffix("The mayor left.").strip()
    assert (ParsedText(head).start, ParsedText(head).tokens.words) == (len(head), [])
    assert ParsedText("The mayor left.").start == 0


@pytest.mark.parametrize("text", ["---\nno end of a head", "---\ndate: 2021-02-30\n---\nWell."])
def test_what_is_no_head_or_no_day(text: str) -> None:
    """A line of dashes alone is prose, and a day that never was is no day."""
    assert ParsedText(text).published is None
    assert ParsedText(text).tokens.words


def test_noun_phrases_and_verb_groups() -> None:
    """Phrases end with a noun, verb groups hold auxiliaries and negations."""
    text = "The old mayor of Ash has not been seen."
    parsed = ParsedText(text)
    assert [text[slice(*parsed.span_of(p.first, p.end))] for p in parsed.noun_phrases] == [
        "The old mayor",
        "Ash",
    ]
    (group,) = parsed.verb_groups
    assert parsed.tokens.words[group.head] == "seen"
    assert group.is_passive
    assert group.is_negated


_ODD = ["", " \n ", "“" * 3000, "a" * 100_000, "*" * 5000, "Roe " * 20_000, "中文。" * 3000]
_ODD += ["שלום עולם. " * 2000, "'" * 5000, "J. " * 5000, "\x00\x01", "1,1" * 9000, "---\n" * 900]


@pytest.mark.parametrize("text", _ODD, ids=range(len(_ODD)))
def test_odd_texts_have_an_answer(text: str) -> None:
    """No text is refused, and every word lies in it in order."""
    parsed = ParsedText(text)
    tokens = parsed.tokens
    assert len(tokens.tags) == len(tokens)
    assert tokens.starts == sorted(tokens.starts)
    assert len(parsed.sentences) == len(parsed.paragraph_of)
    assert all(phrase.end <= len(tokens) for phrase in parsed.noun_phrases)
