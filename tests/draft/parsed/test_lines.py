"""Whether the lines of a text are paragraphs, or parts of them."""

from __future__ import annotations

import pytest

from onrecord.draft.parsed.lines import is_wrapped
from onrecord.draft.parsed.parsed_text import ParsedText

WRAPPED = (
    "The roof of the old\nschool leaked for a\nwhole year before the\ntown sent anybody to\n"
    "look at it.\n\nThen it fell."
)


def test_lines_that_end_in_the_midst_of_sentences_are_wrapped() -> None:
    """Where blank lines part the paragraphs."""
    assert is_wrapped(WRAPPED)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "One line.",
        "One line.\nOne more.",
        "One.\nTwo.\nThree.\nFour.\nFive.\n\nSix.",
        "A\nb\nc\nd\ne",
    ],
)
def test_lines_that_end_as_sentences_do_are_not(text: str) -> None:
    """Nor those of a text without blank lines."""
    assert not is_wrapped(text)


def test_of_wrapped_lines_only_a_blank_one_parts() -> None:
    """The words of a paragraph stay together."""
    parsed = ParsedText(WRAPPED)
    blank = WRAPPED.index("\n\n")
    assert not parsed.is_parted(0, blank)
    assert parsed.is_parted(0, blank + 2)


def test_every_line_parts_a_text_of_lines() -> None:
    """Each is a paragraph."""
    assert ParsedText("One line.\nOne more.").is_parted(0, 12)


@pytest.mark.parametrize("blank", ["\xa0", "\u2003", "\u2028", "\u3000"])
def test_wide_blanks_are_blanks(blank: str) -> None:
    """Behind a single letter and before a period, too, where the segmenter breaks down."""
    text = f"It was Ward X{blank}. It{blank}rained."
    assert [text[slice(*span)] for span in ParsedText(text).sentences][-1] == f"It{blank}rained."


def test_names_with_lines_of_their_own_wrap_nothing() -> None:
    """Under long paragraphs they are short, and end as no sentence does."""
    quoted = "“We will all use the new road to the harbor tomorrow, and the next one too.”"
    text = "\n\n".join(f"{quoted}\nAnn Lee, {age}\nOhio" for age in range(30, 36))
    assert not is_wrapped(text)
