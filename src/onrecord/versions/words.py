"""Show values of any kind in one line: nothing that a terminal obeys, nothing too long."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

# Controls, halves of surrogates, and what ends a line.
_OBEYED = ("Cc", "Cs", "Zl", "Zp")
# Marks that turn the direction of what follows, by which a line can be made to read otherwise.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LONGEST = 100
_BEFORE = 30


def visible(text: str) -> str:
    r"""Write characters that a terminal or an editor obeys as escapes.

    >>> visible("a\x1b[31m b\n\u202ec")
    'a\\x1b[31m b\\n\\u202ec'
    """
    return "".join(
        ascii(each)[1:-1] if unicodedata.category(each) in _OBEYED or each in _TURNING else each
        for each in text
    )


def show(value: Any) -> str:
    """Show one value: a text in quotation marks, a missing one as ``nothing``.

    >>> show("five"), show(None), show(5), show(True), show(["a", 1])
    ('"five"', 'nothing', '5', 'true', '["a", 1]')
    """
    return _show(value, 0)


def show_change(old: Any, new: Any) -> tuple[str, str]:
    """Show a value before and after; of long texts, the part in which they begin to differ.

    >>> show_change("a" * 200 + "b" + "c" * 200, "a" * 200 + "d")[1]
    '"... aaaaaaaaaaaaaaaaaaaaaaaaaaaaaad"'
    """
    start = 0
    if isinstance(old, str) and isinstance(new, str) and max(len(old), len(new)) > _LONGEST:
        pairs = enumerate(zip(old, new, strict=False))
        alike = next((at for at, (one, two) in pairs if one != two), min(len(old), len(new)))
        start = max(0, alike - _BEFORE)
    return _show(old, start), _show(new, start)


def shorten(text: str, longest: int = _LONGEST) -> str:
    """Show a text in one line, cut where it is long, never between a letter and its accent.

    >>> shorten("Ada Byron meets the Board.", 9)
    'Ada Byron ...'
    """
    if len(text) <= longest:
        return visible(text)
    return visible(text[: _whole(text, longest)]) + " ..."


def count(number: int, noun: str) -> str:
    """Count things in words.

    >>> count(1, "row"), count(1200, "row")
    ('1 row', '1,200 rows')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _show(value: Any, start: int) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool | list | dict):
        return shorten(json.dumps(value, ensure_ascii=False))
    if not isinstance(value, str):
        return str(value)
    head = "... " if start else ""
    return f'"{head}{shorten(value[_whole(value, start) :])}"'


def _whole(text: str, at: int) -> int:
    """The nearest place before ``at`` that does not part a character from its marks."""
    while 0 < at < len(text) and (
        unicodedata.category(text[at])[0] == "M" or "\u200d" in text[at - 1 : at + 1]
    ):
        at -= 1
    return at
