"""Read the words of a mark that stands on somebody: a name, a description or a pronoun."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from onrecord.draft.actors.actors import Actors
from onrecord.draft.coding.anchors import one_line
from onrecord.draft.dates.find_dates import find_dates
from onrecord.draft.lexicons.read import read_words
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import FoundDate, Mention
from onrecord.draft.quotes.speakers_mention import mention_of
from onrecord.draft.quotes.speakers_subject import Subject
from onrecord.evidence.text import Span

NAME, DESCRIPTION, PRONOUN = "name", "description", "pronoun"
_POSSESSIVE = re.compile(r"\w['’]s\Z")
_POSSESSIVES = frozenset(["his", "her", "its", "their", "my", "our", "your"])
_ARTICLES = frozenset(["the", "a", "an"])
_WORD = re.compile(r"\w+")


class Reading(NamedTuple):
    """What some words are, and whom they name; of other than names that is a guess of our rules.

    ``guess`` is None where the rules find nobody.
    """

    form: str
    mention: Mention
    guess: Mention | None = None


class Reader:
    """Reads the words of one text; by the rules of drafting where it is in English.

    ``authority`` has the ids of actors by their names.
    """

    def __init__(
        self, text: str, language: str, published: date | None, authority: Mapping[str, str]
    ) -> None:
        self._text = text
        self._published = published
        self._authority = authority
        self._is_english = language.partition("-")[0].lower() == "en"

    def read(self, span: Span) -> Reading:
        """Say what some words are."""
        words = one_line(self._text[slice(*span)]).strip(" ,;:")
        if _POSSESSIVE.search(words):
            span = Span(span.start, span.end - 2)
            words = words[:-2]
        plain = Mention(span, words, "unnamed")
        if words in self._authority:
            return Reading(NAME, replace(plain, actor_id=self._authority[words]))
        if not self._is_english:
            return Reading(NAME if is_capitalized(words) else DESCRIPTION, plain)
        first, end = self._parsed.words_in(span)
        if first == end:
            return Reading(DESCRIPTION, plain)
        return self._read_english(first, end, plain)

    def _read_english(self, first: int, end: int, plain: Mention) -> Reading:
        tokens = self._parsed.tokens
        word = tokens.lowers[first] if end - first == 1 else ""
        is_relative = word in read_words("relatives")
        place = "relative" if is_relative else "before"
        found = mention_of(self._parsed, self._actors, Subject(first, end, place))
        found = replace(found, span=plain.span)
        if is_relative or word in read_words("pronouns") or word in _POSSESSIVES:
            return Reading(PRONOUN, plain, found if found.antecedent else None)
        if found.kind == "unnamed":
            # A proper noun of which the rules know no more.
            is_name = tokens.tags[end - 1] == "P" and found.name == plain.name
            kind = "organization" if is_name else "unnamed"
            plain = replace(plain, kind=kind, country_id=found.country_id)
            return Reading(NAME if is_name else DESCRIPTION, plain)
        if found.kind == "group" and found.name not in self._groups:
            return Reading(DESCRIPTION, replace(plain, kind="group", country_id=found.country_id))
        other = found.antecedent
        if other is None and found.name.startswith(f"{plain.name} "):
            # The rules take a name to go on behind the mark; its coder knew better.
            return Reading(NAME, replace(found, name=plain.name))
        if other and _words(found.name).isdisjoint(_words(plain.name)):
            return Reading(DESCRIPTION, plain, found)
        return Reading(NAME, found)

    def dates_in(self, span: Span) -> list[FoundDate]:
        """The dates that stand in some words; none of a text that is not in English."""
        return [each for each in self._dates if span.start < each.span.end <= span.end]

    @cached_property
    def _dates(self) -> list[FoundDate]:
        return find_dates(self._parsed) if self._is_english else []

    @cached_property
    def _parsed(self) -> ParsedText:
        return ParsedText(self._text, self._published)

    @cached_property
    def _actors(self) -> Actors:
        return Actors(self._parsed, self._authority)

    @cached_property
    def _groups(self) -> frozenset[str]:
        """The names of groups in the text; "voters" is none, and "Kurds" is."""
        return frozenset(each.name for each in self._actors.mentions if each.kind == "group")


def is_capitalized(words: str) -> bool:
    """Whether every word begins with a capital letter, but for an article at the beginning.

    Letters that have no capitals count as such.

    >>> [is_capitalized(each) for each in ("the Board", "Ann Lee", "a mayor", "習近平")]
    [True, True, False, True]
    """
    listed = _WORD.findall(words)
    if len(listed) > 1 and listed[0].lower() in _ARTICLES:
        listed = listed[1:]
    return bool(listed) and not any(each[0].islower() for each in listed)


def _words(name: str) -> set[str]:
    return set(_WORD.findall(name))
