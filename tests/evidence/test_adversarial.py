"""Texts and quotations made to be slow are read in steps that grow with their length only."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from onrecord.evidence import find, text
from onrecord.evidence.find import NotFoundError, explain_absence, find_all, find_one
from onrecord.evidence.places import places
from onrecord.evidence.quotation_marks import quoted_stretches
from onrecord.evidence.text import Span, Text
from onrecord.tables.names import NameIndex

LENGTH = 100_000
UNITS = {
    "quotes never closed": "“a b ",
    "straight quotes": '"',
    "angled quotes": "«",
    "short sentences": "a. ",
    "ellipses": "... ",
    "abbreviations": "Mr. ",
    "spaces": " ",
    "line ends": "\n",
    "blank lines": " \n",
    "one word": "a",
    "words": "word ",
    "no-break spaces": "x\xa0\xa0",
    "emoji": "😀",
    "brackets": "(",
    "joiners": "\u200d",
}


def long(unit: str, length: int = LENGTH) -> str:
    """Repeat a unit up to a length."""
    return (unit * (length // len(unit) + 1))[:length]


class Steps:
    """Counts the lines of our own code that run, whatever the clock says."""

    def __init__(self) -> None:
        self.count = 0

    def __enter__(self) -> Steps:
        self._before = sys.gettrace()
        sys.settrace(self._trace)
        return self

    def __exit__(self, *_: object) -> None:
        sys.settrace(self._before)

    def _trace(self, frame: FrameType, event: str, _: object) -> Callable[..., object] | None:
        if "/onrecord/" not in frame.f_code.co_filename:
            return None
        self.count += event == "line"
        return self._trace


def everything(content: str) -> None:
    """Segment a text, and look for words that are there once, often, and not at all."""
    it = Text(content)
    whole = [Span(0, len(content))]
    assert len(it.sentences) <= len(content)
    assert len(quoted_stretches(it)) <= len(content)
    for words in ("a", "word", "a. a. a", content[: len(content) // 2], "the end"):
        if words.strip():
            try:
                span = find_one(it, words, whole, prefix="x", suffix="a. ")
            except NotFoundError as error:
                # Five passages are shown at most, none at full length.
                is_short = len(str(error)) < 3_000
                assert is_short
            else:
                assert span is None or span.end <= len(content)
    list(NameIndex([("a", "a"), ("b", "word word"), ("c", "a a")]).find(it))


@pytest.mark.parametrize("case", UNITS)
def test_work_grows_with_the_length(case: str) -> None:
    """Twice the text takes no more than about twice the steps."""
    counts = []
    for length in (2_000, 4_000):
        with Steps() as steps:
            everything(long(UNITS[case], length))
        counts.append(steps.count)
    assert counts[1] <= 2.5 * counts[0] + 200


@pytest.mark.parametrize("case", UNITS)
def test_a_long_text_is_read(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """100,000 characters are segmented in pieces that the segmenter takes at once, and searched."""
    pieces = []
    segment = text.segment

    def note(language: str, piece: str) -> list[str]:
        pieces.append(len(piece))
        return list(segment(language, piece))

    monkeypatch.setattr(text, "segment", note)
    everything(long(UNITS[case]))
    assert sum(pieces) <= LENGTH
    assert max(pieces, default=0) <= 2 * text._LONGEST


def test_words_that_repeat_themselves_are_searched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of a repetitive text stands in it at many places, and is looked for only twice."""
    searches = []

    class Counted(str):
        """A text that counts how often it is searched."""

        def find(self, *arguments: object) -> int:
            searches.append(arguments)
            return str.find(self, *arguments)  # type: ignore[arg-type]

    content = long("a. ")
    found = list(places(content[: LENGTH // 2], Counted(content), 0, LENGTH))
    assert len(found) == len(range(0, LENGTH // 2 + 1, 3))
    assert len(searches) == 2


def test_the_nearest_passage_of_a_long_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words of any length are compared by their beginning, once with each paragraph."""
    compared = []
    align = find.fuzz.partial_ratio_alignment

    class Fuzz:
        """Notes the lengths that are compared."""

        @staticmethod
        def partial_ratio_alignment(words: str, passage: str) -> object:
            compared.append((len(words), len(passage)))
            return align(words, passage)

    monkeypatch.setattr(find, "fuzz", Fuzz)
    content = long("word ") + "\n" + long("other ")
    explain_absence(Text(content), "b" * 10_000, [Span(0, len(content))])
    assert compared == [(500, LENGTH - 1), (500, LENGTH)]


def test_a_text_of_one_word_has_no_part_of_it() -> None:
    """In one word of 100,000 letters no shorter word is found, and the message is short."""
    content = long("a")
    it = Text(content)
    assert find_all(it, "a" * 50, [Span(0, LENGTH)]) == []
    assert find_all(it, content, [Span(0, LENGTH)]) == [Span(0, LENGTH)]
