"""Leave the targets of links in Markdown out of what is read as words."""

from __future__ import annotations

import re

# All is bounded, so that the time is linear: a longer link stays as it is. A target may have
# brackets of its own: /wiki/Oslo_(city).
_LINK = re.compile(r"!\[[^\[\]\n]{0,500}+\](?=\()|\[(?P<words>[^\[\]]{1,500}+)\](?=\()")
_TARGET = re.compile(r"\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}+\)")


def blank_links(text: str) -> str:
    """A text of the same length with blanks for all of its links but their words.

    Pictures go with their words, which nobody reads as a part of the text.

    >>> blank_links("He [left](https://a.org) it.")
    'He  left                 it.'
    """
    if "](" not in text:
        return text
    parts: list[str] = []
    done = 0
    for link in _LINK.finditer(text):
        target = _TARGET.match(text, link.end())
        if target is None:
            continue
        words = link["words"] or ""
        lead = 1 if words else 0
        parts += [text[done : link.start()], " " * lead, words]
        parts.append(" " * (target.end() - link.start() - lead - len(words)))
        done = target.end()
    return "".join([*parts, text[done:]])
