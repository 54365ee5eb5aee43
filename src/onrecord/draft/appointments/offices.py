"""Names of offices: whether words are one, and where one of a list ends."""

from __future__ import annotations

import re

from onrecord.draft.lexicons.read import read_titles
from onrecord.evidence.text import Span

_ARTICLE = re.compile(r"(?:the|an|a|our|his|her|their|its)\s{1,9}(?:next\s{1,9}|new\s{1,9})?", re.I)
_TERM_OF_OFFICE = re.compile(
    r"""
    ,?\s{1,9}(?:
        for\s{1,9}(?:a|the|an|his|her|their)\s{1,9}(?:
            (?:remainder|balance|unexpired|full|initial|new|additional|second|first)\b
            |[\w-]{1,12}[ -]year\b                     # for a six-year term
            |terms?\b)                                 # for the term
        |for\s{1,9}terms?\b                            # for terms expiring
        |(?:during|in)\s{1,9}(?:his|her|their)\s{1,9}tenure\b
        |(?-i:vice\s{1,9}(?=[A-Z]))                    # vice Ann Lee, but not: vice president
        |which\s{1,9}w(?:as|ere)\b                     # which was sent to the Senate
        |(?:effective|expiring)\b)
    |\s{0,9}\((?:reappointment|new\s{1,9}position|recess\s{1,9}appointment)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_WORD = re.compile(r"\b(?:sen|rep|gov|amb)s?\.|[\w-]+")


def is_office(words: str) -> bool:
    """Whether any of the words heads names of offices.

    >>> is_office("Deputy Secretary of State"), is_office("a house by the sea")
    (True, False)
    """
    offices = read_titles("office")
    return any(word in offices for word in _WORD.findall(words.lower().replace("’s", "")))


def without_article(text: str, span: Span) -> Span:
    """The span without the "a" or "the next" that leads it."""
    article = _ARTICLE.match(text, *span)
    return Span(article.end(), span.end) if article else span


def office_in_list(text: str, span: Span) -> Span:
    """The office at the head of an entry of a list: up to its term or the predecessor."""
    end = _TERM_OF_OFFICE.search(text, *span)
    words = text[span.start : end.start() if end else span.end].rstrip(" \t\xa0\n,;:.*_")
    return without_article(text, Span(span.start, span.start + len(words)))
