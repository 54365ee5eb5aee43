r"""Characters that mean something in WebAnno TSV, and how they are written where they do not.

After the user guide of INCEpTION, "WebAnno TSV 3.3 File format", section "Reserved Characters", and
what INCEpTION itself writes. Two rules: one for values of features, one for text. Beyond them we
escape a carriage return in values (``\r``), which INCEpTION leaves in the middle of a line.
"""

from __future__ import annotations

import re

_IN_VALUES = {c: f"\\{c}" for c in ("->", "\\", "[", "]", "|", "_", ";", "*")}
_IN_VALUES |= {"\t": r"\t", "\n": r"\n", "\r": r"\r"}
_IN_TEXT = {chr(code): f"\\{chr(code)}" for code in range(32) if not 8 <= code <= 13}
_IN_TEXT |= {"\t": r"\t", "\n": r"\n", "\f": r"\f", "\r": r"\r", "\b": r"\b", "\\": r"\\"}
_FROM_VALUES = {escaped: plain for plain, escaped in _IN_VALUES.items()}
_FROM_TEXT = {escaped: plain for plain, escaped in _IN_TEXT.items()}

_VALUE = re.compile(r"->|[\\\[\]|_;*\t\n\r]")
_TEXT = re.compile(r"[\x00-\x08\t\n\x0c-\x1f\\]")
_ESCAPED_VALUE = re.compile(r"\\(?:->|[\\\[\]|_;*tnr])")
_ESCAPED_TEXT = re.compile(r"\\[tnfrb\\\x00-\x07\x0e-\x1f]")
_NUMBERED = re.compile(r"\[([0-9]{1,9}(?:_[0-9]{1,9})?)\]\Z")


def escape_value(value: str) -> str:
    r"""Write the value of a feature.

    >>> escape_value("a|b_c")
    'a\\|b\\_c'
    """
    return _VALUE.sub(lambda found: _IN_VALUES[found[0]], value)


def unescape_value(written: str) -> str:
    """Read the value of a feature; what is not an escape stays as it is."""
    return _ESCAPED_VALUE.sub(lambda found: _FROM_VALUES[found[0]], written)


def escape_text(text: str) -> str:
    r"""Write a stretch of the text.

    >>> escape_text("a\tb\r")
    'a\\tb\\r'
    """
    return _TEXT.sub(lambda found: _IN_TEXT[found[0]], text)


def unescape_text(written: str) -> str:
    """Read a stretch of the text; what is not an escape stays as it is."""
    return _ESCAPED_TEXT.sub(lambda found: _FROM_TEXT[found[0]], written)


def split_unescaped(cell: str, separator: str) -> list[str]:
    r"""Part a cell at every separator (one character) that is not escaped.

    >>> split_unescaped("PER[1]|a\\|b", "|")
    ['PER[1]', 'a\\|b']
    """
    if separator not in cell:
        return [cell]
    parts, start, place = [], 0, 0
    while place < len(cell):
        if cell[place] == "\\":
            place += 2
            continue
        if cell[place] == separator:
            parts.append(cell[start:place])
            start = place + 1
        place += 1
    return [*parts, cell[start:]]


def split_number(written: str) -> tuple[str, str]:
    r"""Part the number in brackets from the end of a value; it is empty where there is none.

    >>> split_number("PER[12]"), split_number("1-2[3_0]"), split_number("a\\[1\\]")
    (('PER', '12'), ('1-2', '3_0'), ('a\\[1\\]', ''))
    """
    found = _NUMBERED.search(written, max(0, len(written) - 24))
    if not found:
        return written, ""
    before = written[: found.start()]
    is_escaped = (len(before) - len(before.rstrip("\\"))) % 2
    return (written, "") if is_escaped else (before, found[1])
