"""Strings as content of TEI elements, with the characters that XML cannot have."""

from __future__ import annotations

import re
from typing import Any
from xml.sax.saxutils import escape

from onrecord.intake.markup import name_of

# Whatever XML 1.0 has no character for (production 2, Char).
_UNHEARD_OF = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NUMBER = re.compile(r"U\+([0-9A-F]{4,6})")
_LAST = 0x10FFFF


def to_content(text: str) -> str:
    r"""Write a string so that a parser gives it back, line ends and all.

    What XML cannot have becomes ``g``, the element of TEI for characters of no encoding, whose
    ``n`` is the number that Unicode has for it.

    >>> to_content("a < b\x01\r\n")
    'a &lt; b<g n="U+0001"/>&#13;\n'
    """
    safe = escape(text, {"\r": "&#13;"})
    return _UNHEARD_OF.sub(lambda found: f'<g n="U+{ord(found[0]):04X}"/>', safe)


def character_of(element: Any) -> str | None:
    """The character that a ``g`` stands for; None if it is no such element or has no number."""
    number = _NUMBER.fullmatch(element.get("n") or "") if name_of(element) == "g" else None
    code = int(number[1], 16) if number else _LAST + 1
    return chr(code) if code <= _LAST else None


def from_content(element: Any) -> str:
    """Read a string again; what else may be in the element is passed over."""
    parts = [element.text or ""]
    for inside in element:
        parts += [character_of(inside) or "", inside.tail or ""]
    return "".join(parts)
