"""Names of persons as lists and announcements write them."""

from __future__ import annotations

import re
from bisect import bisect_right

from onrecord.draft.actors.actors import Actors
from onrecord.draft.lexicons.read import read_titles, read_words
from onrecord.draft.parsed.abbreviations import titles_in_short
from onrecord.draft.proposals import Mention
from onrecord.evidence.text import Span

CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĻŁŃŅŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽ"
# Hard-wrapped lines may part any two words, a blank line none; white space is never matched without
# bound.
GAP = r"(?:[ \t\xa0]{0,8}\n[ \t\xa0]{0,16}|[ \t\xa0]{1,16})"
_TITLE = rf"(?:{titles_in_short()})\."
_INITIALS = rf"(?:[{CAPITAL}]\.-?){{1,4}}(?![a-z])"
_WORD = rf"(?:St\.|{_INITIALS}|[{CAPITAL}](?:[\w’'‘‑-]*\w)?(?![\w]))"
_NICKNAME = rf"[\"“(][{CAPITAL}][\w.’' -]{{0,20}}[\"”)](?={GAP}[{CAPITAL}])"
_PARTICLE = (
    r"(?:de|da|das|del|der|den|di|do|dos|du|la|le|van|von|bin|ibn|al|el|y|e|ter|zu)"
    rf"(?={GAP}[{CAPITAL}dlv])"
)
_SUFFIX = r"(?:Jr\.?|Sr\.?|II|III|IV|V|M\.D\.|Ph\.D\.|Esq\.?|MD|PhD)(?!\w)"
NAME = (
    rf"(?<!\w)(?:{_TITLE}{GAP}){{0,3}}{_WORD}(?:{GAP}(?:{_WORD}|{_NICKNAME}|{_PARTICLE})){{0,7}}"
    rf"(?:,?{GAP}{_SUFFIX}){{0,2}}"
)
# What stands before a name and is none of it, beside the titles of the list.
_BEFORE_NAMES = frozenset(["the", "honorable", "former", "then", "incoming", "u.s.", "of", "and"])
_MARKUP = re.compile(r"\*|</?[a-z]{1,8}(?:\s[^<>]{0,100})?>")
_WORDS = re.compile(r"\S+")


def without_titles(text: str, span: Span) -> Span:
    """The span of a name without titles and offices before it; at least its last word is left.

    >>> without_titles("former Maryland Governor Jane Roe", Span(0, 33))
    Span(start=25, end=33)
    """
    words = list(_WORDS.finditer(text, *span))
    while len(words) > 1 and _leads(words[0].group()):
        del words[0]
    for index in range(len(words) - 2, 0, -1):
        if words[index].group().lower() in read_titles("last") and not _is_suffix(words[index + 1]):
            words = words[index + 1 :]
            break
    return Span(words[0].start(), span.end) if words else span


def _leads(word: str) -> bool:
    return word.lower() in read_titles("title") or word.lower() in _BEFORE_NAMES


def _is_suffix(word: re.Match[str]) -> bool:
    return bool(re.fullmatch(_SUFFIX, word.group()))


def is_name(words: str) -> bool:
    """Whether capitalized words may be the name of a person.

    >>> is_name("Jane Roe"), is_name("the Senate"), is_name("Deputy Secretary")
    (True, False, False)
    """
    lowers = words.lower().split()
    if not lowers or not words[0].isalpha() or any(each in "0123456789" for each in words):
        return False
    if any(word.endswith(("'s", "’s")) for word in lowers) or lowers[-1] in read_titles("office"):
        return False
    return not any(word in read_words("not_in_names") for word in lowers)


def without_marks(text: str, span: Span) -> str:
    """The words of a span with single spaces, marks of emphasis left out."""
    return " ".join(_MARKUP.sub("", text[slice(*span)]).split())


def person(text: str, span: Span, actors: Actors) -> Mention:
    """The person whose name stands at a span, by the fullest name that the text has."""
    name = without_marks(text, span)
    mention = _mention_at(span, actors)
    if mention and mention.kind == "person" and last_name(mention.name) == last_name(name):
        fuller = mention.name[without_titles(mention.name, Span(0, len(mention.name))).start :]
        fuller = fuller if len(fuller) > len(name) and is_name(fuller) else name
        return Mention(span, fuller, "person", mention.antecedent, mention.actor_id)
    return Mention(span, name, "person")


def _mention_at(span: Span, actors: Actors) -> Mention | None:
    """The mention that a name is, or that it is a part of."""
    index = bisect_right(actors.mentions, span.start, key=lambda each: each.span.start) - 1
    mention = actors.mentions[index] if index >= 0 else None
    return mention if mention and mention.span.end >= span.end else None


def mention_at_end(span: Span, actors: Actors) -> Mention | None:
    """The mention of anybody, be it a body or a state, with which capitalized words end."""
    mention = _mention_at(Span(span.end - 1, span.end), actors)
    return mention if mention and mention.span.start >= span.start else None


def same_person(name: str, other: str) -> bool:
    """Whether two names have the last word, and the first letter where both have two words."""
    words, others = _plain(name), _plain(other)
    if not words or not others or words[-1] != others[-1]:
        return False
    return len(words) < 2 or len(others) < 2 or words[0][0] == others[0][0]


def last_name(name: str) -> str:
    """The last word of a name in lower case, suffixes such as "Jr." left out."""
    return (_plain(name) or [""])[-1]


_SUFFIXES = re.compile(rf",?\s{{1,9}}{_SUFFIX}\Z")


def _plain(name: str) -> list[str]:
    """The words of a name in lower case, without what stands behind the last one."""
    return _SUFFIXES.sub("", name).lower().replace(",", "").split()
