"""Show values and name rows in one line: nothing that a terminal obeys, nothing too long."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from onrecord.console import visible as visible

_LONGEST = 100
_BEFORE = 30
_FEW = 10


def show(value: Any) -> str:
    """Show one value: a text in quotation marks, a missing or empty one as ``nothing``.

    Of an object, what stands first is followed by the rest in parentheses.

    >>> show("five"), show(None), show(5), show(True), show(["a", 1])
    ('"five"', 'nothing', '5', 'true', 'a, 1')
    >>> show([{"title": "Ada", "roles": ["author"], "kind": None}, {"title": "Bob"}])
    'Ada (author); Bob'
    """
    return _show(value, 0)


def show_change(old: Any, new: Any) -> tuple[str, str]:
    """Show a value before and after; of long ones, the part in which they begin to differ.

    >>> show_change("a" * 200 + "b" + "c" * 200, "a" * 200 + "d")[1]
    '"... aaaaaaaaaaaaaaaaaaaaaaaaaaaaaad"'
    """
    one, two, start = _words(old), _words(new), 0
    if max(len(one), len(two)) > _LONGEST:
        pairs = enumerate(zip(one, two, strict=False))
        alike = next((at for at, (a, b) in pairs if a != b), min(len(one), len(two)))
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


def list_some(names: Sequence[str]) -> str:
    """List names, of many the first ten.

    >>> list_some(["a", "b"]), list_some(list("abcdefghijkl"))
    ('a, b', 'a, b, c, d, e, f, g, h, i, j and 2 more')
    """
    rest = f" and {len(names) - _FEW:,} more" if len(names) > _FEW else ""
    return ", ".join(names[:_FEW]) + rest


def name_row(key: Iterable[Any]) -> str:
    """Name a row by the values of its key.

    >>> name_row(("damage-control-e01", "diplomatic")), name_row(("treaty", None))
    ('damage-control-e01, diplomatic', 'treaty, nothing')
    """
    return ", ".join(visible(each) if isinstance(each, str) else show(each) for each in key)


def name_cells(row: Mapping[str, Any]) -> str:
    """Name a row that has no key by what stands in it.

    >>> name_cells({"actor_id": "bob", "date_text": None, "position": 2})
    'actor_id = "bob", position = 2'
    """
    return ", ".join(
        f"{visible(name)} = {show(value)}" for name, value in row.items() if value is not None
    )


def _show(value: Any, start: int) -> str:
    words = _words(value)
    shown = ("... " if start else "") + shorten(words[_whole(words, start) :])
    return f'"{shown}"' if isinstance(value, str) else shown


def _words(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        value = {name: each for name, each in value.items() if each not in (None, [], {})}
    if value in (None, [], {}):
        return "nothing"
    if isinstance(value, dict):
        first, *rest = map(_words, value.values())
        return f"{first} ({', '.join(rest)})" if rest else first
    if isinstance(value, list):
        mark = "; " if isinstance(value[0], list | dict) else ", "
        return mark.join(map(_words, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _whole(text: str, at: int) -> int:
    """The nearest place before ``at`` that does not part a character from its marks."""
    while 0 < at < len(text) and (
        unicodedata.category(text[at])[0] == "M" or "\u200d" in text[at - 1 : at + 1]
    ):
        at -= 1
    return at
