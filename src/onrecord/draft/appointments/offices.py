"""Names of offices: whether words are one, and where one ends."""

from __future__ import annotations

import re

from onrecord.draft.appointments.names import CAPITAL, NAME
from onrecord.draft.lexicons.read import read_words
from onrecord.evidence.text import Span

_ARTICLE = re.compile(r"(?:the|an|a|our|his|her|their|its)\s{1,9}(?:next\s{1,9}|new\s{1,9})?", re.I)
_PIECE = re.compile(
    r"(?P<gap>[ \t\xa0]{0,8}\n?[ \t\xa0]{0,16})"
    r"(?:(?P<word>(?:U\.S\.|U\.N\.|\w[\w’'‑-]{0,80}))|(?P<comma>,)|(?P<mark>[&/]|[(][^()]{1,80}[)]))"
)
_TERM_OF_OFFICE = re.compile(
    r",?\s{1,9}(?:for\s{1,9}(?:a|the|an|his|her|their)\s{1,9}"
    r"(?:(?:remainder|balance|unexpired|full|initial|new|additional|second|first)\b"
    r"|[\w-]{1,12}[ -]year\b|terms?\b)"
    r"|for\s{1,9}terms?\b"
    r"|(?:during|in)\s{1,9}(?:his|her|their)\s{1,9}tenure\b"
    r"|(?-i:vice\s{1,9}(?=[A-Z]))"
    r"|which\s{1,9}w(?:as|ere)\b"
    r"|(?:effective|expiring)\b)"
    r"|\s{0,9}\((?:reappointment|new\s{1,9}position|recess\s{1,9}appointment)",
    re.IGNORECASE,
)
_JOINING = frozenset(["of", "the", "for", "and", "to", "in", "on", "at", "with", "de", "la", "du"])
_NEXT_NAMED = re.compile(
    rf",?\s{{0,9}}(?:and\s{{1,9}})?{NAME},?\s{{1,9}}(?:for|as|to\s{{1,9}}be|to\s{{1,9}}serve|will|would|who|has|was|is)\s"
)
_SECOND_WORDS = frozenset(["general", "executive", "majority", "high", "chief"])
_ANY_CAPITAL = re.compile(rf"[{CAPITAL}]")
_WORD = re.compile(r"\b(?:sen|rep|gov|amb)s?\.|[\w-]+")


def is_office(words: str) -> bool:
    """Whether any of the words heads names of offices.

    >>> is_office("Deputy Secretary of State"), is_office("a house by the sea")
    (True, False)
    """
    offices = read_words("offices")
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


def office_in_sentence(text: str, start: int, end: int) -> Span | None:
    """The office whose words begin at a place of running text, or None where there is none."""
    start = without_article(text, Span(start, end)).start
    place, stop, before_for, found, before = start, start, start, False, ""
    for _ in range(40):
        piece = _PIECE.match(text, place, end)
        if not piece or (stop > start and piece.start("gap") == piece.start("word")):
            break
        word = piece["word"] or ""
        lower = word.lower().removesuffix("’s").removesuffix("'s")
        joins = piece["comma"] or lower == "and"
        if joins and (not found or _NEXT_NAMED.match(text, place, end)):
            if not found and lower == "and" and stop > start:
                before, place = lower, piece.end()
                continue
            break
        heads = _heads(lower, before) or (lower == "chief" and _of_follows(text, piece.end()))
        if word and (_ANY_CAPITAL.match(word) or heads or _follows_of(lower, before)):
            if before in _JOINING and lower in read_words("time_words"):
                break
            stop, found = piece.end(), found or heads or lower in read_words("offices")
        elif piece["mark"]:
            stop = piece.end() if piece["mark"][0] == "(" and stop > start else stop
        elif piece["comma"]:
            if not _capital_follows(text, piece.end(), end):
                break
        elif lower in _JOINING:
            if stop == start:
                break
            before_for = stop if lower == "for" else before_for
        elif found or not _may_lead(lower):
            # "Officer for Federal recovery": what follows "for" is not whole.
            if (
                found
                and before_for > start
                and _may_lead(lower)
                and _one_word(text, before_for, stop)
            ):
                stop = before_for
            break
        before, place = lower, piece.end()
    return Span(start, stop) if found and stop > start else None


def _heads(word: str, before: str) -> bool:
    """Whether a word in lower case heads an office; "general" does behind another only."""
    offices = read_words("offices")
    return word in offices and (word not in _SECOND_WORDS or before in offices)


def _of_follows(text: str, place: int) -> bool:
    """Whether it goes on like "chief of staff"."""
    return text[place : place + 1].isspace() and text.startswith("of", place + 1)


def _follows_of(word: str, before: str) -> bool:
    return before == "of" and word not in (
        read_words("determiners") | read_words("pronouns") | read_words("relatives")
    )


def _one_word(text: str, start: int, end: int) -> bool:
    return len(text[start:end].split()) == 2


def _capital_follows(text: str, place: int, end: int) -> bool:
    return bool(_ANY_CAPITAL.match(text[place:end].lstrip()[:1]))


def _may_lead(word: str) -> bool:
    """Whether a word in lower case may stand before the head of an office."""
    return word.isalpha() and not any(
        word in read_words(each) for each in ("verbs", "prepositions", "time_words")
    )
