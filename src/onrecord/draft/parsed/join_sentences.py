"""Join sentences that were parted behind an abbreviation."""

from __future__ import annotations

import re
from functools import cache

from onrecord.draft.parsed.abbreviations import abbreviations_in_sentences
from onrecord.evidence.text import Sentence

# How much of the end of a sentence is looked at.
_TAIL = 24


def join_sentences(text: str, sentences: list[Sentence]) -> list[Sentence]:
    """Join each sentence that ends with an abbreviation or an initial to the one behind it.

    The segmenter parts sentences behind "Ms." or "Ft.", since it knows them only as words. Numbers
    of sentences in their paragraph are those of the first of the joined ones.
    """
    joined: list[Sentence] = []
    for sentence in sentences:
        last = joined[-1] if joined else None
        if last and last.paragraph == sentence.paragraph and _goes_on(text, last, sentence):
            span = last.span._replace(end=sentence.span.end)
            joined[-1] = last._replace(span=span)
        else:
            joined.append(sentence)
    return joined


def _goes_on(text: str, last: Sentence, behind: Sentence) -> bool:
    end = last.span.end
    if text[end - 1] != ".":
        return False
    first = text[behind.span.start]
    if not _abbreviated().search(text, max(last.span.start, end - _TAIL), end):
        return first.islower() and not text.startswith(("http", "pic."), behind.span.start)
    return first.isalpha()


@cache
def _abbreviated() -> re.Pattern[str]:
    """What ends with an abbreviation, or an initial behind a name or another one."""
    words = abbreviations_in_sentences()
    return re.compile(rf"(?:\b(?:{words})|\b[A-Z]\w{{1,15}} [A-Z]|\b[A-Z]\. [A-Z])\.\Z")
