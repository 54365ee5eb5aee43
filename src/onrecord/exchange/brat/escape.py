"""Write what a line of brat cannot hold in percent form, and read it again.

A label or role is one word, so that its spaces become ``%20``; tabs and line ends become ``%09``,
``%0A`` and ``%0D`` everywhere, and a word of no characters is ``%``. What already reads like one of
these gets ``25`` behind its ``%``, so that every text is read as it was written, and every word of
a file of others is written as it was read.
"""

from __future__ import annotations

import re

_ESCAPED = re.compile(r"%((?:25)*)(09|0A|0D|20)")
_IN_WORD = re.compile(r"[\t\n\r ]|%(?:25)*(?:09|0A|0D|20)")
_IN_DATABASE = re.compile(r"[\t\n\r :]|%(?:25)*(?:09|0A|0D|20|3A)")
_ESCAPED_IN_DATABASE = re.compile(r"%((?:25)*)(09|0A|0D|20|3A)")
_IN_VALUE = re.compile(r"[\t\n\r]|\A | \Z|%(?:25)*(?:09|0A|0D|20)")
_IN_TEXT = re.compile(r"[\n\r]|%(?:25)*(?:0A|0D)")
_ESCAPED_IN_TEXT = re.compile(r"%((?:25)*)(0A|0D)")
_NOTHING = re.compile(r"%(?:25)*")


def to_word(text: str) -> str:
    r"""Make one word of a label, role or other name.

    >>> to_word("said that"), to_word("100%"), to_word("%20"), to_word("")
    ('said%20that', '100%', '%2520', '%')
    """
    return _without_nothing(text, _IN_WORD)


def to_value(text: str) -> str:
    r"""Make the end of a line, which may have spaces inside.

    >>> to_value("very sure"), to_value(" a\nb")
    ('very sure', '%20a%0Ab')
    """
    return _without_nothing(text, _IN_VALUE)


def to_text(text: str) -> str:
    r"""Make a free text, which may have anything but line ends.

    >>> to_text("one\ntwo")
    'one%0Atwo'
    """
    return _IN_TEXT.sub(_escape, text)


def to_database(text: str) -> str:
    """Make the name of a database, which ends at a colon.

    >>> to_database("geo:names")
    'geo%3Anames'
    """
    return _without_nothing(text, _IN_DATABASE)


def from_database(written: str) -> str:
    """Read the name of a database."""
    if _NOTHING.fullmatch(written):
        return from_word(written)
    return _ESCAPED_IN_DATABASE.sub(_unescape, written)


def from_word(written: str) -> str:
    r"""Read a word or value.

    >>> from_word("said%20that"), from_word("%2520"), from_word("%"), from_word("5%")
    ('said that', '%20', '', '5%')
    """
    if _NOTHING.fullmatch(written):
        return f"%{written[3:]}" if len(written) > 1 else ""
    return _ESCAPED.sub(_unescape, written)


def from_text(written: str) -> str:
    """Read a free text."""
    return _ESCAPED_IN_TEXT.sub(_unescape, written)


def _without_nothing(text: str, pattern: re.Pattern[str]) -> str:
    if not text:
        return "%"
    return f"%25{text[1:]}" if _NOTHING.fullmatch(text) else pattern.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    return f"%25{found[0][1:]}" if found[0].startswith("%") else f"%{ord(found[0]):02X}"


def _unescape(found: re.Match[str]) -> str:
    return f"%{found[1][2:]}{found[2]}" if found[1] else chr(int(found[2], 16))
