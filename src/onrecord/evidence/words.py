"""Where words begin and end, in any script."""

from __future__ import annotations

import unicodedata

from onrecord.evidence.text import Span, Text

_JOINER = "\u200d"


def cuts_word(text: Text, span: Span) -> bool:
    """Whether a span begins or ends inside a word, or inside a sign of several characters."""
    return _is_inside(text, span.start) or _is_inside(text, span.end)


def whole_words(text: Text, span: Span) -> Span:
    """The span, made longer on both sides until it cuts no word."""
    start, end = span
    while _is_inside(text, start):
        start -= 1
    while _is_inside(text, end):
        end += 1
    return Span(start, end)


def _is_inside(text: Text, place: int) -> bool:
    before, after = text.content[place - 1 : place], text.content[place : place + 1]
    if not before or not after:
        return False
    return _extends(after) or before == _JOINER or (_joins(before) and _joins(after))


def _joins(character: str) -> bool:
    return character.isalnum() or character == "_" or _extends(character)


def _extends(character: str) -> bool:
    """Whether a character is part of the one before it: an accent, a joiner, a skin tone."""
    return character == _JOINER or (
        unicodedata.category(character)[0] == "M" or "\U0001f3fb" <= character <= "\U0001f3ff"
    )
