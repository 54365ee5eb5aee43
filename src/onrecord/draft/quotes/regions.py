"""Find the quotation marks of a text, and which of them belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.evidence.text import Span


class Region(NamedTuple):
    """A quotation with its marks, from ``start`` to ``end``, and the words between in ``pieces``.

    It has a piece for each paragraph that it goes over. Quotations inside of it belong to it.
    ``closed`` is false where the mark at its end is missing.
    """

    start: int
    end: int
    pieces: tuple[Span, ...]
    closed: bool = True


_MARK = re.compile("[“”„«»\"]|''|``|’’|‘‘")
_OPENING = frozenset(["“", "„", "«", "``", "‘‘"])
_CLOSING = frozenset(["”", "»", "’’"])
# What may stand before an opening mark, and after a closing one, without a space.
_BEFORE = frozenset("([{-–—/=‘'*_>“\"")
_AFTER = frozenset(".,;:!?)]}-–—/’'*_<”\"…")

# Where a mark begins and ends.
_Place = tuple[int, int]


def find_regions(parsed: ParsedText) -> list[Region]:
    """The quotations of a text by their marks, in order, none inside another.

    >>> text = "“A,” he said, “b ‘c’ “d” e.”"
    >>> [text[region.start : region.end] for region in find_regions(ParsedText(text))]
    ['“A,”', '“b ‘c’ “d” e.”']
    """
    text = parsed.text
    groups: list[list[Region]] = []
    for region in _in_paragraphs(parsed):
        last = groups[-1][-1] if groups else region
        # A paragraph opens again what the one before it has left open.
        if not last.closed and text[last.end : region.start].isspace():
            groups[-1].append(region)
        else:
            groups.append([region])
    return [_join(group) for group in groups]


def _join(group: list[Region]) -> Region:
    pieces = tuple(piece for region in group for piece in region.pieces)
    return Region(group[0].start, group[-1].end, pieces, group[-1].closed)


def _in_paragraphs(parsed: ParsedText) -> Iterator[Region]:
    """The quotations of each paragraph."""
    # What stands before the first sentence is a head of keys and values.
    start = parsed.sentences[0].start if parsed.sentences else len(parsed.text)
    marks = [_whole(match.span(), parsed.text) for match in _MARK.finditer(parsed.text, start)]
    index = 0
    for paragraph in parsed.paragraphs if marks else ():
        first = index
        while index < len(marks) and marks[index][0] < paragraph.end:
            index += 1
        if index > first:
            yield from _pair(marks[first:index], paragraph, parsed.text)


def _whole(mark: _Place, text: str) -> _Place:
    """A mark without the single one before it, where three strokes close two quotations."""
    start, end = mark
    closes = text[start:end] == "''" and not text[start - 1 : start].isspace()
    return (start + 1, end + 1) if closes and start and text[end : end + 1] == "'" else mark


def _pair(marks: list[_Place], paragraph: Span, text: str) -> list[Region]:
    """The outermost quotations of one paragraph; one never closed goes on to its end."""
    found: list[tuple[_Place, _Place]] = []
    open_marks: list[_Place] = []
    for index, mark in enumerate(marks):
        if _side(mark, bool(open_marks), text) == "open":
            # A new line opens again what stands open, as a new paragraph does.
            if not open_marks or text[mark[0] - 1] != "\n":
                open_marks.append(mark)
        elif open_marks and not _is_measure(marks, index, text):
            opening = open_marks.pop()
            while found and found[-1][0] > opening:
                found.pop()
            found.append((opening, mark))
    # Quotations that are whole count for more than an opening mark before them.
    unclosed = [each for each in open_marks if not found or each[0] > found[-1][1][1]]
    # Only now is anything cut out of the text, since most may have been inside of others.
    regions = [_region(*pair, text) for pair in found]
    if unclosed:
        end = (paragraph.end, paragraph.end)
        regions.append(_region(unclosed[0], end, text)._replace(closed=False))
    return [region for region in regions if region.pieces]


def _region(opening: _Place, closing: _Place, text: str) -> Region:
    words = text[opening[1] : closing[0]]
    start = opening[1] + len(words) - len(words.lstrip())
    span = Span(start, start + len(words.strip()))
    # What stands after "=" is the value of an attribute of markup.
    is_value = text[opening[0] - 1 : opening[0]] == "="
    pieces = (span,) if span.start < span.end and not is_value else ()
    return Region(opening[0], closing[1], pieces)


def _side(mark: _Place, is_open: bool, text: str) -> str:
    """Whether a mark opens or closes: by its form, its neighbors, and what stands open."""
    start, end = mark
    before, after = text[start - 1 : start], text[end : end + 1]
    may_open = not before or before.isspace() or before in _BEFORE
    may_close = not after or after.isspace() or after in _AFTER
    sign = text[start:end]
    # A typographic mark may be the wrong one of the two, but not beside the right neighbors.
    if sign in _OPENING and (may_open or not may_close or not is_open):
        return "open"
    if sign in _CLOSING and (may_close or not may_open or is_open):
        return "close"
    if may_open != may_close:
        return "open" if may_open else "close"
    return "close" if is_open else "open"


def _is_measure(marks: list[_Place], index: int, text: str) -> bool:
    """Whether a mark behind a digit stands for inches or seconds: another one closes."""
    start, end = marks[index]
    if not text[start - 1 : start].isdigit() or text[start:end] not in ('"', "''", "”"):
        return False
    following = marks[index + 1 : index + 2]
    return bool(following) and _side(following[0], True, text) == "close"
