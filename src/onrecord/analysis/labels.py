"""Words as labels of a picture."""

from __future__ import annotations

from collections.abc import Iterable

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


def drawable(labels: Iterable[str]) -> list[str]:
    """Put U+FFFD for every character that no font of matplotlib's ``font.family`` has.

    Drawn as it is, each would be an empty box and a warning.
    """
    from matplotlib import rcParams
    from matplotlib.font_manager import FontProperties, findfont, get_font

    fonts = [findfont(FontProperties(family=[family])) for family in rcParams["font.family"]]
    known = {character for font in fonts for character in get_font(font).get_charmap()}
    return ["".join(each if ord(each) in known else "\ufffd" for each in label) for label in labels]
