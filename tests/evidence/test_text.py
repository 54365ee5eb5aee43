"""A text is cut into paragraphs and sentences, and its quoted stretches are found."""

from __future__ import annotations

import pytest

from onrecord.evidence.quotation_marks import overlaps, quoted_stretches
from onrecord.evidence.text import Sentence, Span, Text


def test_paragraphs_by_line_ends() -> None:
    """Without blank lines, every line is a paragraph."""
    text = Text("\n One.\nTwo. \n")
    assert [text[each] for each in text.paragraphs] == ["One.", "Two."]


def test_paragraphs_by_blank_lines() -> None:
    """With blank lines, those part the paragraphs and line ends do not."""
    text = Text("One\nmore.\n \t\nTwo.\n\n\n\nThree.\n\n")
    assert [text[each] for each in text.paragraphs] == ["One\nmore.", "Two.", "Three."]


def test_sentences_of_news() -> None:
    """Abbreviations, initials and numbers end no sentence; a closing mark belongs to it."""
    text = Text("Sen. J. D. Smith won 3.5 points on Nov. 5. “I won.” He left.\nMr. Roe too.")
    assert [text[each.span] for each in text.sentences] == [
        "Sen. J. D. Smith won 3.5 points on Nov. 5.",
        "“I won.”",
        "He left.",
        "Mr. Roe too.",
    ]
    assert text.sentences[0] == Sentence(1, 1, Span(0, 42))
    assert text.sentences[-1][:2] == (2, 1)


@pytest.mark.parametrize("blank", ["\xa0", "\u2003", "\u2028", "\u202f", "\u3000", "\x85"])
def test_wide_blanks_do_not_break_the_segmenter(blank: str) -> None:
    """It takes the letter before one for an initial, and falls over the bytes of the blank."""
    text = Text(f"She got plan X{blank}. He left.")
    assert [text[each.span] for each in text.sentences] == [f"She got plan X{blank}.", "He left."]


def test_a_long_paragraph_loses_nothing() -> None:
    """What is too long for the segmenter is cut at white space, or anywhere if it has none."""
    for content in ("word " * 3000, "x" * 12_000, "A b. " * 2000):
        text = Text(content)
        joined = "".join(text[each.span] for each in text.sentences)
        assert joined.replace(" ", "") == content.replace(" ", "")


@pytest.mark.parametrize("content", ["", " ", "\n\n \n", "\u2028\xa0"])
def test_a_blank_text_has_no_parts(content: str) -> None:
    """White space alone is no sentence."""
    text = Text(content)
    assert (text.sentences, text.paragraphs, quoted_stretches(text)) == ([], [], [])


def test_parts_around_spans() -> None:
    """Every sentence and paragraph that a span touches is given once, in order."""
    text = Text("One two. Three four.\nFive six. Seven.")
    around = text.sentences_around([Span(4, 12), Span(0, 2), Span(22, 23)])
    assert [text[each] for each in around] == ["One two.", "Three four.", "Five six."]
    assert text.sentences_around([Span(8, 9)]) == []
    assert [text[each] for each in text.paragraphs_around([Span(20, 22)])] == ["Five six. Seven."]


QUOTED = {
    "curly": ("He said “yes” and “no.”", ["yes", "no."]),
    "straight": ('He said "yes" and "no".', ["yes", "no"]),
    "low": ("Er sagte „ja“ und „nein”.", ["ja", "nein"]),
    "angled": ("Il dit «oui».", ["oui"]),
    "single marks inside": ("“He said ‘no’ twice”", ["He said ‘no’ twice"]),
    "angled inside": ("“the «new» road”", ["the «new» road"]),
    "single marks do not quote": ("the ‘new’ road, Bree's and the Kings' road", []),
    "empty": ('“” and ""', []),
    "running on": ("“One.\n“Two.”\nThree.", ["One.", "Two."]),
    "never closed": ("He said “yes. And so on.\nThree “x”.", ["yes. And so on.", "x"]),
    "inches": ('A 5" pipe.\nA "pipe".', ["pipe"]),
    "closed twice": ("“yes”” he said", ["yes"]),
}


@pytest.mark.parametrize("case", QUOTED)
def test_quoted_stretches(case: str) -> None:
    """The words between double marks are found, the marks left out."""
    content, expected = QUOTED[case]
    text = Text(content)
    assert [text[each] for each in quoted_stretches(text)] == expected


def test_overlaps() -> None:
    """Stretches are cut to the spans in which they lie."""
    stretches = [Span(0, 4), Span(6, 10), Span(12, 14)]
    assert overlaps(stretches, [Span(2, 7), Span(13, 20)]) == [
        Span(2, 4),
        Span(6, 7),
        Span(13, 14),
    ]
    assert overlaps(stretches, [Span(4, 6)]) == []
