"""A document's text, made ready for finding words in it: folded, and cut into sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from sentencex import segment


class Span(NamedTuple):
    """Characters of a text: code points from 0, end excluded."""

    start: int
    end: int


class Sentence(NamedTuple):
    """A sentence with the numbers of its paragraph and of itself in it, from 1."""

    paragraph: int
    number: int
    span: Span


# What a keyboard types instead of typographic marks. One character stands for one, so that
# positions stay.
_FOLDED = {
    **dict.fromkeys("‘’‚‛′", "'"),
    **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}
_LONG_RUN = re.compile(r"\s\s+")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_AT_BLANK_LINES = re.compile(r"(\n\s*\n)")
_AT_LINE_ENDS = re.compile(r"(\n)")

# The segmenter takes quadratic time where a quotation mark is never closed.
_LONGEST = 5_000
# It breaks down at a wide blank between a single letter and a period, as in "X\xa0.".
_WIDE_BLANK = re.compile("[\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]")


def fold_marks(text: str) -> str:
    """Make straight quotes and hyphens of their typographic forms; every place stays."""
    if text.isascii():
        return text
    # A few searches in C; str.translate looks at every character by itself.
    for mark, plain in _FOLDED.items():
        if mark in text:
            text = text.replace(mark, plain)
    return text


def fold(text: str) -> str:
    """Make straight quotes, hyphens and single spaces of their typographic forms.

    >>> fold("“don’t”  —  he said")
    '"don\\'t" - he said'
    """
    # Split and joined, since a pattern takes five times as long; that drops what is at the ends.
    words = " ".join(fold_marks(text).split())
    before = " " if text[:1].isspace() else ""
    return before + words + (" " if words and text[-1:].isspace() else "")


class Text:
    """The text of a document.

    ``folded`` is what quotations are looked for in, ``position(i)`` the place in the text of the
    i-th folded character.
    """

    def __init__(self, content: str, language: str = "en") -> None:
        self.content = content
        self.language = language
        self.whole = [Span(0, len(content))]
        self.folded = fold(content)
        self._runs = _long_runs(content) if len(self.folded) != len(content) else None

    def position(self, folded: int) -> int:
        """The place in the text of a place in the folded text."""
        if self._runs is None:
            return folded
        starts, _, shifts = self._runs
        return folded + shifts[bisect_right(starts, folded)]

    def folded_position(self, position: int) -> int:
        """The first place in the folded text that is not before a place in the text."""
        if self._runs is None:
            return position
        starts, ends, shifts = self._runs
        index = bisect_right(ends, position)
        shifted = position - shifts[index]
        # Inside of a run there is nothing; the first place after it is where it ends.
        return starts[index] if starts[index] < shifted else shifted

    def folded_span(self, span: Span) -> Span:
        """The folded characters that stand for those of the text."""
        if self._runs is None:
            return span
        return Span(self.folded_position(span.start), self.folded_position(span.end))

    def span(self, start: int, end: int) -> Span:
        """The characters of the text that folded ones, one or more, stand for."""
        if self._runs is None:
            return Span(start, end)
        starts, _, shifts = self._runs
        first, last = bisect_right(starts, start), bisect_right(starts, end - 1)
        return Span(start + shifts[first], end + shifts[last])

    def __getitem__(self, span: Span) -> str:
        return self.content[span.start : span.end]

    @cached_property
    def paragraphs(self) -> list[Span]:
        """The paragraphs: parted by blank lines where the text has any, else by line ends."""
        parting = _AT_BLANK_LINES if _BLANK_LINE.search(self.content.strip()) else _AT_LINE_ENDS
        return _trimmed(parting.split(self.content), 0)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences, in order."""
        language = self.language.partition("-")[0]
        sentences = []
        for paragraph, span in enumerate(self.paragraphs, start=1):
            plain = _WIDE_BLANK.sub(" ", self[span])
            pieces = [piece for chunk in _chunks(plain) for piece in segment(language, chunk)]
            spans = _trimmed(pieces, span.start)
            sentences += [Sentence(paragraph, n, each) for n, each in enumerate(spans, start=1)]
        return sentences

    @cached_property
    def _sentence_spans(self) -> list[Span]:
        return [sentence.span for sentence in self.sentences]

    def sentences_around(self, spans: list[Span]) -> list[Span]:
        """The sentences that any of the spans touch."""
        return _touched(self._sentence_spans, spans)

    def paragraphs_around(self, spans: list[Span]) -> list[Span]:
        """The paragraphs that any of the spans touch."""
        return _touched(self.paragraphs, spans)


class _Runs(NamedTuple):
    """The runs of white space of which one space is left.

    ``starts`` are the places in the folded text behind each of them, and at last one that no text
    reaches; ``ends`` are those in the text; ``shifts`` how many characters are lost before the
    first, and up to each of them.
    """

    starts: list[int]
    ends: list[int]
    shifts: list[int]


def _long_runs(content: str) -> _Runs:
    runs, shift = _Runs([], [], [0]), 0
    for run in _LONG_RUN.finditer(content):
        start, end = run.span()
        runs.starts.append(start - shift + 1)
        runs.ends.append(end)
        shift += end - start - 1
        runs.shifts.append(shift)
    runs.starts.append(len(content) + 1)
    return runs


def _chunks(paragraph: str) -> list[str]:
    """Cut an overlong paragraph at white space (anywhere if it has none), losing nothing."""
    if len(paragraph) <= _LONGEST:
        return [paragraph]
    return re.findall(rf"(?s).{{1,{_LONGEST}}}(?:\s+|\Z)|.{{1,{_LONGEST}}}", paragraph)


def _trimmed(pieces: list[str], start: int) -> list[Span]:
    """The spans of consecutive pieces of the text, without the white space at their ends."""
    spans = []
    for piece in pieces:
        words = piece.rstrip()
        if words:
            end = start + len(words)
            spans.append(Span(end - len(words.lstrip()), end))
        start += len(piece)
    return spans


def _touched(candidates: list[Span], spans: list[Span]) -> list[Span]:
    """Those of the ordered, disjoint candidates that overlap any span."""
    found = set()
    for span in spans:
        first = max(bisect_right(candidates, span.start, key=lambda each: each.start) - 1, 0)
        for index in range(first, len(candidates)):
            if candidates[index].start >= span.end:
                break
            if candidates[index].end > span.start:
                found.add(index)
    return [candidates[index] for index in sorted(found)]
