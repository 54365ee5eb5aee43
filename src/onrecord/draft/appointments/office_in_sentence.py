"""Read an office in running text, where nothing marks its end."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.draft.appointments.names import CAPITAL, NAME
from onrecord.draft.appointments.offices import without_article
from onrecord.draft.lexicons.read import read_titles, read_words
from onrecord.draft.parsed.abbreviations import titles_in_short
from onrecord.evidence.text import Span

_PIECE = re.compile(
    rf"""
    (?P<gap>[ \t\xa0]{{0,8}}\n?[ \t\xa0]{{0,16}})
    (?:(?P<word>U\.S\.|U\.N\.
            |(?i:{titles_in_short()})\.(?=\s)           # adviser to Mr. Lee
            |\w[\w’'‑-]{{0,80}})                        # director, Lilliput’s, vice-chair
        |(?P<comma>,)
        |(?P<mark>[&/]|[(][^()]{{1,80}}[)]))             # Arts & Sciences, (Economic Affairs)
    """,
    re.VERBOSE,
)
_NEXT_NAMED = re.compile(
    rf"""
    ,?\s{{0,9}}(?:and\s{{1,9}})?{NAME},?\s{{1,9}}
    (?:for|as|to\s{{1,9}}be|to\s{{1,9}}serve            # ..., and Ann Lee for judge
        |will|would|who|has|was|is)\s                   # ..., and Ann Lee will be
    """,
    re.VERBOSE,
)
_JOINING = frozenset(["of", "the", "for", "to", "in", "on", "at", "with", "de", "la", "du"])
_SECOND_WORDS = frozenset(["general", "executive", "majority", "high", "chief"])
_ANY_CAPITAL = re.compile(rf"[{CAPITAL}]")
_MOST_PIECES = 40


def office_in_sentence(text: str, start: int, end: int) -> Span | None:
    """The office whose words begin at a place of running text, or None where there is none.

    >>> text = "the next secretary of state, and Ben Roe to be judge."
    >>> text[slice(*office_in_sentence(text, 0, len(text)))]
    'secretary of state'
    """
    start = without_article(text, Span(start, end)).start
    reading = _Reading(text, end, start, start, start)
    place = start
    for _ in range(_MOST_PIECES):
        piece = _PIECE.match(text, place, end)
        if not piece or not reading.goes_on(piece):
            break
        place = piece.end()
    return Span(start, reading.stop) if reading.has_head else None


@dataclass
class _Reading:
    """An office as far as it is read: from ``start`` to ``stop``, which is behind its last word.

    ``has_head`` says that one of the words heads names of offices, ``last`` is the last piece in
    lower case, and ``before_for`` where the office ends if what follows "for" is none of it.
    """

    text: str
    end: int
    start: int
    stop: int
    before_for: int
    has_head: bool = False
    last: str = ""

    def goes_on(self, piece: re.Match[str]) -> bool:
        """Take a piece, unless the office ends before it."""
        word = (piece["word"] or "").lower().removesuffix("’s").removesuffix("'s")
        is_taken = self._taker(piece, word)(piece, word)
        self.last = word
        return is_taken

    def _taker(self, piece: re.Match[str], word: str) -> Callable[[re.Match[str], str], bool]:
        if piece["comma"]:
            return self._takes_comma
        if piece["mark"]:
            return self._takes_mark
        if word == "and":
            return self._takes_and
        if _ANY_CAPITAL.match(piece["word"]) or self._heads(piece, word) or self._is_object(word):
            return self._takes_word
        return self._takes_joint if word in _JOINING else self._takes_other

    def _takes_word(self, piece: re.Match[str], word: str) -> bool:
        is_touching = not piece["gap"] and self.stop > self.start
        is_time = self.last in (*_JOINING, "and") and word in read_words("time_words")
        # "..., Mr. Lee said": the title leads a name that is no part of the office.
        is_title = word[-1] == "." and word in read_titles("title") and self.last not in _JOINING
        if is_touching or is_time or is_title:
            return False
        self.stop = piece.end()
        self.has_head |= self._heads(piece, word) or word in read_titles("office")
        return True

    def _takes_comma(self, piece: re.Match[str], word: str) -> bool:
        """ "Director, Office of Coins"."""
        behind = self.text[piece.end() : self.end].lstrip()[:1]
        return self.has_head and not self._names_next(piece) and bool(_ANY_CAPITAL.match(behind))

    def _takes_and(self, piece: re.Match[str], word: str) -> bool:
        """ "president and founder"; before the head only between words: "arts and culture head"."""
        return self.stop > self.start and not (self.has_head and self._names_next(piece))

    def _takes_mark(self, piece: re.Match[str], word: str) -> bool:
        if piece["mark"][0] == "(" and self.stop > self.start:
            self.stop = piece.end()
        return True

    def _takes_joint(self, piece: re.Match[str], word: str) -> bool:
        """ "of" and the like, inside only."""
        if word == "for":
            self.before_for = self.stop
        return self.stop > self.start

    def _takes_other(self, piece: re.Match[str], word: str) -> bool:
        """A word in lower case may lead ("deputy director"), and ends what has its head."""
        may_lead = _may_lead(word)
        # "Officer for Federal recovery": what follows "for" is not whole.
        is_cut = len(self.text[self.before_for : self.stop].split()) == 2
        if self.has_head and may_lead and is_cut and self.before_for > self.start:
            self.stop = self.before_for
        return may_lead and not self.has_head

    def _heads(self, piece: re.Match[str], word: str) -> bool:
        """Whether a word heads an office: "general" behind another only, "chief" before "of"."""
        offices = read_titles("office")
        if word == "chief" and re.match(r"\sof", self.text[piece.end() : piece.end() + 3]):
            return True
        return word in offices and (word not in _SECOND_WORDS or self.last in offices)

    def _is_object(self, word: str) -> bool:
        """Whether a word in lower case is what the office is of: "secretary of state"."""
        others = (read_words(each) for each in ("determiners", "pronouns", "relatives"))
        return self.last == "of" and not any(word in each for each in others)

    def _names_next(self, piece: re.Match[str]) -> bool:
        return bool(_NEXT_NAMED.match(self.text, piece.start(), self.end))


def _may_lead(word: str) -> bool:
    """Whether a word in lower case may stand before the head of an office."""
    others = ("verbs", "prepositions", "time_words")
    return word.isalpha() and not any(word in read_words(each) for each in others)
