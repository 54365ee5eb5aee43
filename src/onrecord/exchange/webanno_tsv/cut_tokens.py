"""Cuts a text into sentences and tokens, as the rows of WebAnno TSV need them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator

_TOKEN = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")
_BLANK = re.compile(r"\s+")
_JOINER = "\u200d"


def cut_tokens(
    text: str, language: str, spans: Iterable[tuple[int, int]]
) -> list[list[tuple[int, int]]]:
    """Cut a text into sentences, each a list of the spans of its tokens.

    A token is a word, or a single sign. White space between them is a token as well where one of
    the ``spans`` begins or ends in it. A text without words is one token.
    """
    from onrecord.evidence.text import Text

    tokens = list(_find_tokens(text))
    tokens = sorted({*tokens, *_find_blanks(text, spans)}) or [(0, len(text))]
    starts = [sentence.span.start for sentence in Text(text, language).sentences]
    sentences: dict[int, list[tuple[int, int]]] = {}
    for token in tokens:
        number = max(bisect_right(starts, token[0]), 1)
        sentences.setdefault(number, []).append(token)
    return list(sentences.values())


def _find_tokens(text: str) -> Iterator[tuple[int, int]]:
    """Find the words and signs; what is part of the character before it stays with it."""
    start = end = -1
    for found in _TOKEN.finditer(text):
        if found.start() == end and _holds_together(text[end - 1], text[end]):
            end = found.end()
            continue
        if end > start:
            yield start, end
        start, end = found.span()
    if end > start:
        yield start, end


def _holds_together(before: str, after: str) -> bool:
    if _JOINER in (before, after) or _extends(after):
        return True
    return _extends(before) and after.isalnum()


def _extends(character: str) -> bool:
    return not character.isascii() and (
        unicodedata.category(character)[0] == "M" or "\U0001f3fb" <= character <= "\U0001f3ff"
    )


def _find_blanks(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Find the white space that a span begins or ends in."""
    places = {start for start, end in spans if start < end and text[start].isspace()}
    places |= {end - 1 for start, end in spans if start < end and text[end - 1].isspace()}
    if not places:
        return
    blanks = [blank.span() for blank in _BLANK.finditer(text)]
    for place in places:
        yield blanks[bisect_right(blanks, (place, len(text) + 1)) - 1]
