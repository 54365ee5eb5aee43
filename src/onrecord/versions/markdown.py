"""Put any text into Markdown without its becoming markup."""

from __future__ import annotations

import re

from onrecord.versions.words import shorten, visible

_LONGEST = 300


def code(text: str) -> str:
    """Write a text as code, fenced by more backticks than it has in a row.

    >>> code("memo-e01"), code("a `b`"), code("")
    ('`memo-e01`', '`` a `b` ``', '`""`')
    """
    shown = visible(text) or '""'
    longest = max(map(len, re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if longest or shown != shown.strip() else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def prose(text: str) -> str:
    r"""Write a text as running words, every character that Markdown could take for markup escaped.

    >>> prose("coded *twice* <b>")
    'coded \\*twice\\* \\<b\\>'
    """
    return re.sub(r"([\\`*_\[\]<>#|~&])", r"\\\1", shorten(text, _LONGEST))
