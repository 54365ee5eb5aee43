"""Quoted words are found where a reader would find them, and where not, the message says why."""

from __future__ import annotations

import pytest

from onrecord.evidence.find import (
    BesideError,
    NotFoundError,
    explain_absence,
    find_all,
    find_one,
)
from onrecord.evidence.text import Span, Text

TYPED = {
    "straight double quotes": ("He said “no”.", 'said "no"', "said “no”"),
    "straight single quotes": ("Don’t ‘go’.", "Don't 'go'", "Don’t ‘go’"),
    "low quotes": ("Er sagte „nein“.", '"nein"', "„nein“"),
    "hyphen for a dash": ("2016–2020 — a long time", "2016-2020 - a", "2016–2020 — a"),
    "hyphen for a minus": ("at −5 degrees", "-5 degrees", "−5 degrees"),
    "space for a no-break space": (
        "Nov.\xa014,\u20092024",
        "Nov. 14, 2024",
        "Nov.\xa014,\u20092024",
    ),
    "space for a line break": ("one\ntwo", "one two", "one\ntwo"),
    "space for many": ("one \n\t two", "one two", "one \n\t two"),
    "many for a space": ("one two", " one \n\n two ", "one two"),
    "curly for straight": ('He said "no".', "said “no”", 'said "no"'),
    "decomposed": ("a café here", "cafe\u0301", "café"),
    "letters as they are": ("İstanbul ﬁre", "İstanbul ﬁre", "İstanbul ﬁre"),
    "after an emoji": ("😀😀 yes", "yes", "yes"),
    "right to left": ("הוא אמר שלום.", "אמר שלום", "אמר שלום"),
    "marks at the ends": ("(see above)", "(see above)", "(see above)"),
    "possessive": ("Bree's road", "Bree", "Bree"),
    "hyphenated": ("a US-led force", "US", "US"),
}


@pytest.mark.parametrize("case", TYPED)
def test_typing_help(case: str) -> None:
    """What a keyboard has stands for its typographic forms; the span is the document's own."""
    content, typed, expected = TYPED[case]
    text = Text(content)
    span = find_one(text, typed, [Span(0, len(content))])
    assert span is not None
    assert text[span] == expected
    assert span.start == content.index(expected)


CUT = {
    "end": ("to leave the League", "the Leag", 9, "the League"),
    "beginning": ("to leave the League", "eave", 4, "leave"),
    "both": ("unimaginable", "imagin", 2, "unimaginable"),
    "digit": ("in 2016", "201", 3, "2016"),
    "underscore": ("a_b", "a", 0, "a_b"),
    "accent without a letter of its own": ("x̌y z", "x", 0, "x̌y"),
    "vowel sign": ("रामा", "राम", 0, "रामा"),
    "joined emoji": ("👩\u200d🚀 flew", "👩", 0, "👩\u200d🚀"),
    "joined emoji, second": ("👩\u200d🚀 flew", "🚀 flew", 2, "👩\u200d🚀 flew"),
    "skin tone": ("👋🏽!", "👋", 0, "👋🏽"),
}


@pytest.mark.parametrize("case", CUT)
def test_no_word_is_cut(case: str) -> None:
    """A quotation that begins or ends inside a word is refused with the whole words."""
    content, words, start, longer = CUT[case]
    text = Text(content)
    assert find_one(text, words, [Span(0, len(content))]) is None
    assert explain_absence(text, words, [Span(0, len(content))]) == (
        f"evidence {words!r} begins or ends inside a word, at {start}; "
        f"quote whole words, such as {longer!r}"
    )


ROAD = "The road is open. Is the road closed? The road, he said, is the road."


@pytest.mark.parametrize(
    ("options", "start"),
    [
        ({"prefix": "Is the"}, 25),
        ({"prefix": "Is  the "}, 25),
        ({"prefix": "the", "suffix": "."}, 64),
        ({"suffix": "closed"}, 25),
        ({"suffix": " closed?"}, 25),
        ({"suffix": ","}, 42),
        ({"occurrence": 1}, 4),
        ({"occurrence": 4}, 64),
        ({"prefix": "the", "occurrence": 2}, 64),
        ({"prefix": "", "suffix": " is"}, 4),
    ],
)
def test_prefix_suffix_and_occurrence_say_which(options: dict[str, object], start: int) -> None:
    """Characters beside the words, or their number among those that are left, pick one place."""
    text = Text(ROAD)
    span = find_one(text, "road", [Span(0, len(ROAD))], **options)  # type: ignore[arg-type]
    assert span == Span(start, start + 4)


def test_white_space_beside_may_be_of_any_length() -> None:
    """A prefix and a suffix stand beside the words however far the layout moves them apart."""
    content = f"one{' ' * 500}two{chr(10) * 300}three, one two four"
    text = Text(content)
    span = find_one(text, "two", [Span(0, len(content))], prefix="one", suffix="three")
    assert span == Span(503, 506)


WHERE = (
    "at 4 (...The road is open. Is th...), 25 (...s open. Is the road closed? The ro...), "
    "42 (...ad closed? The road, he said, is t...), 64 (...e said, is the road....)"
)
MESSAGES: dict[str, tuple[dict[str, object], type[Exception], str]] = {
    "more than one": (
        {},
        NotFoundError,
        f"4 places have 'road', {WHERE}; add a prefix, suffix or occurrence that says which",
    ),
    "not beside": (
        {"prefix": "my", "suffix": "is"},
        BesideError,
        f"no 'road' with the prefix 'my' and suffix 'is'; it stands {WHERE}; "
        "quote the characters right beside it",
    ),
    "too few": (
        {"suffix": "closed", "occurrence": 2},
        NotFoundError,
        "no occurrence 2 of 'road'; there are 1, at 25 (...s open. Is the road closed? The ro...)",
    ),
}


@pytest.mark.parametrize("case", MESSAGES)
def test_messages(case: str) -> None:
    """Where it cannot be told which place is meant, the message lists them."""
    options, kind, message = MESSAGES[case]
    with pytest.raises(kind) as error:
        find_one(Text(ROAD), "road", [Span(0, len(ROAD))], **options)  # type: ignore[arg-type]
    assert str(error.value) == message


def test_only_four_places_are_listed() -> None:
    """A word that stands everywhere does not flood the message."""
    with pytest.raises(NotFoundError) as error:
        find_one(Text("a " * 50), "a", [Span(0, 100)])
    assert str(error.value).startswith("50 places have 'a', at 0 (...a a a a a a a a...), ")
    assert str(error.value).endswith(
        "and 46 more; add a prefix, suffix or occurrence that says which"
    )


NEAREST = {
    "a letter is wrong": (
        "They met at NATO headquarters in Belgium.",
        "NATO headquaters",
        "evidence not found: 'NATO headquaters'; nearest, 94 % alike, at 12: 'NATO headquarters'",
    ),
    "another paragraph": (
        "Nothing here.\n\nThe minister has resigned.",
        "the minister resigned",
        "evidence not found: 'the minister resigned'; "
        "nearest, 81 % alike, at 19: 'minister has resigned'",
    ),
    "quotation marks do not matter": (
        "He called it “a very good” day.",
        'a very god"',
        "evidence not found: 'a very god\"'; nearest, 91 % alike, at 14: 'a very good'",
    ),
    "nothing alike": ("xyz", "abc", "evidence not found: 'abc'; nearest, 0 % alike, at 0: 'xyz'"),
    "empty text": ("", "abc", "evidence not found: 'abc'; nearest, 0 % alike, at 0: ''"),
}


@pytest.mark.parametrize("case", NEAREST)
def test_the_nearest_passage_is_shown(case: str) -> None:
    """Words that are not there are answered with the most alike that are."""
    content, words, message = NEAREST[case]
    assert explain_absence(Text(content), words, [Span(0, len(content))]) == message


def test_only_the_scopes_are_searched() -> None:
    """Words outside of the spans are not found, nor are those that stand half in one."""
    text = Text(ROAD)
    assert find_all(text, "road", [Span(20, 40)]) == [Span(25, 29)]
    assert find_all(text, "road", [Span(0, 6), Span(26, 40)]) == []
    assert find_all(text, "road", [Span(0, 10), Span(60, 68)]) == [Span(4, 8), Span(64, 68)]
