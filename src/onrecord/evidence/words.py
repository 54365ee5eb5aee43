"""Where words begin and end, in any script."""

from __future__ import annotations

import unicodedata

from onrecord.evidence.text import Span, Text

_JOINER = "\u200d"
# No character before it is part of the one before itself.
_FIRST_ACCENT = "\u0300"
# No word goes on over these.
_PLAIN = frozenset(" \n.,;:!?()\"'“”‘’")


def cuts_word(text: Text, span: Span) -> bool:
    """Whether a span begins or ends inside a word, or inside a sign of several characters."""
    content, (start, end) = text.content, span
    # As nearly always, without asking what kind of characters they are.
    is_plain = (
        start < end
        and (start == 0 or (content[start - 1] in _PLAIN and content[start] < _FIRST_ACCENT))
        and (end == len(content) or (content[end] in _PLAIN and content[end - 1] != _JOINER))
    )
    return not is_plain and (_is_inside(text, start) or _is_inside(text, end))


def whole_words(text: Text, span: Span) -> Span:
    """The span, made longer on both sides until it cuts no word."""
    start, end = span
    while _is_inside(text, start):
        start -= 1
    while _is_inside(text, end):
        end += 1
    return Span(start, end)


def _is_inside(text: Text, place: int) -> bool:
    content = text.content
    if not 0 < place < len(content):
        return False
    before, after = content[place - 1], content[place]
    return _extends(after) or before == _JOINER or (_joins(before) and _joins(after))


def _joins(character: str) -> bool:
    return character.isalnum() or character == "_" or _extends(character)


def _extends(character: str) -> bool:
    """Whether a character is part of the one before it: an accent, a joiner, a skin tone."""
    return character == _JOINER or (
        unicodedata.category(character)[0] == "M" or "\U0001f3fb" <= character <= "\U0001f3ff"
    )
