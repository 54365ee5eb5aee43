"""Words as labels of a picture."""

from __future__ import annotations

_LONGEST = 68


def shorten(text: str, longest: int = _LONGEST) -> str:
    r"""Put a text on one line without what cannot be drawn, and cut it where it is too long.

    >>> shorten("a\nb\x07 c")
    'a b c'
    >>> shorten("She leaves the room", 11)
    'She leaves…'
    """
    line = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
