"""The phrases around a verb: its subject to the left, its objects to the right."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from onrecord.draft.lexicons.read import read_words
from onrecord.draft.parsed.chunks import QUANTITIES, NounPhrase, VerbGroup
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.parsed.time_phrases import says_when
from onrecord.draft.parsed.verb_forms import is_passive_form
from onrecord.draft.proposals import FoundDate
from onrecord.evidence.text import Span

# How many phrases are looked at on either side: no clause of prose has more, a list may.
REACH = 40
_ABOUT = frozenset(["over", "about", "around"])
_WHICH = frozenset(["last", "next", "this", "late", "early", "earlier", "later"])


class Clauses:
    """The noun phrases and verb groups of a text in order, with the sentence that each is in."""

    def __init__(self, parsed: ParsedText, dates: list[FoundDate]) -> None:
        self.parsed = parsed
        self.tags = parsed.tokens.tags
        self.lowers = parsed.tokens.lowers
        self._time_words = read_words("time_words")
        self.chunks: list[NounPhrase | VerbGroup] = sorted(
            [*map(self._without_time, parsed.noun_phrases), *parsed.verb_groups],
            key=lambda each: each.first,
        )
        self._firsts = [each.first for each in self.chunks]
        self._sentences = [first for first, _ in parsed.words_of_sentences]
        self._dates = dates

    def sentence_of(self, word: int) -> tuple[int, int]:
        """The first word of the sentence that a word is in, and the first behind the sentence."""
        index = bisect_right(self._sentences, word)
        end = self._sentences[index] if index < len(self._sentences) else len(self.tags)
        return self._sentences[index - 1] if index else 0, end

    def before(self, word: int) -> Iterator[NounPhrase | VerbGroup]:
        """The phrases that end before a word in its sentence, the nearest first."""
        low = self.sentence_of(word)[0]
        index = bisect_left(self._firsts, word) - 1
        for step in range(index, max(index - REACH, -1), -1):
            if self._firsts[step] < low:
                return
            if self.chunks[step].end <= word:
                yield self.chunks[step]

    def behind(self, word: int) -> Iterator[NounPhrase | VerbGroup]:
        """The phrases that begin at a word or behind it in its sentence, in order."""
        high = self.sentence_of(word)[1]
        index = bisect_left(self._firsts, word)
        for step in range(index, min(index + REACH, len(self.chunks))):
            if self._firsts[step] >= high:
                return
            yield self.chunks[step]

    def is_governed(self, phrase: NounPhrase) -> bool:
        """Whether a phrase belongs to a preposition; "at least two" and "over 40" do not."""
        last = self.word_before(phrase)
        if last < 0 or self.tags[last] not in "IT":
            return False
        return self.tags[phrase.first] != "#" or self.lowers[last] not in _ABOUT

    def word_before(self, phrase: NounPhrase) -> int:
        """The index of the word before a phrase, or before the "at least" that leads to it."""
        before = phrase.first - 1
        if before > 0 and (self.lowers[before - 1], self.lowers[before]) in QUANTITIES:
            return before - 2
        return before

    def _without_time(self, phrase: NounPhrase) -> NounPhrase:
        """A phrase without the words that say when before it and behind it.

        "21 June Mexican authorities" and "Thabo Mbeki Tuesday" are cut, as their mark is a capital.
        """
        first, end, kind = phrase
        if end - first < 2:
            return phrase
        words, times = self.lowers, self._time_words
        last = end
        while last - first > 1 and words[last - 1] in times:
            last -= 1
        if last < end:
            while last - first > 1 and (words[last - 1] in _WHICH or self.tags[last - 1] == "#"):
                last -= 1
            if self.tags[last - 1] == "N" and last < end - 1:  # its owners 71 years
                return NounPhrase(first, last, kind)
            if "P" not in self.tags[first:last] and "L" not in self.tags[first:last]:
                return phrase
            return NounPhrase(first, last, "name" if self.tags[last - 1] in "PL" else "common")
        for index in range(first, end - 1):
            if words[index] in times and self.tags[index + 1] in "PL#":
                return self._behind(index + 1, end, kind)
        return phrase

    def _behind(self, first: int, end: int, kind: str) -> NounPhrase:
        """The rest of a phrase behind a month or day, its number left out too."""
        start = first
        while start < end and self.tags[start] == "#":
            start += 1
        return NounPhrase(start, end, kind) if start < end else NounPhrase(first - 1, end, kind)

    def nearest_date(self, position: int, within: Span) -> FoundDate | None:
        """The date in a stretch of the text that begins nearest to a character."""
        if not self._dates:
            return None
        index = bisect_left(self._dates, position, key=lambda each: each.span.start)
        near = [
            each
            for each in self._dates[max(index - 1, 0) : index + 1]
            if within.start <= each.span.start < within.end
        ]
        return min(near, key=lambda each: abs(each.span.start - position), default=None)

    def is_within(self, date: FoundDate) -> bool:
        """Whether the words of a date belong to a longer noun phrase, "the 2015 treaty"."""
        first, end = self.parsed.words_in(date.span)
        index = bisect_right(self._firsts, first) - 1
        phrase = self.chunks[index] if index >= 0 else None
        return isinstance(phrase, NounPhrase) and phrase.end > end

    def phrase_at(self, word: int) -> NounPhrase | None:
        """The noun phrase that begins at a word."""
        index = bisect_left(self._firsts, word)
        found = self.chunks[index] if index < len(self.chunks) else None
        return found if isinstance(found, NounPhrase) and found.first == word else None

    def verb_at(self, head: int) -> VerbGroup | None:
        """The verb group that a word is the verb of."""
        index = bisect_right(self._firsts, head) - 1
        found = self.chunks[index] if index >= 0 else None
        return found if isinstance(found, VerbGroup) and found.head == head else None

    def is_time(self, phrase: NounPhrase) -> bool:
        """Whether a phrase only says when, as "Friday" and "last week" do."""
        if says_when(self.parsed.tokens, phrase.first, phrase.end):
            return True
        if not self._dates or self.lowers[phrase.end - 1] in self._time_words:
            return False
        span = self.parsed.span_of(phrase.first, phrase.end)
        index = bisect_left(self._dates, span.end, key=lambda each: each.span.start) - 1
        return index >= 0 and self._dates[index].span.end >= span.end

    def is_infinitive(self, verb: VerbGroup) -> bool:
        """Whether "to" stands before a verb."""
        return self.tags[max(verb.first - 1, 0)] == "T" or self.tags[verb.first] == "T"

    def is_participle(self, verb: VerbGroup) -> bool:
        """Whether a verb ends in "ing" and has no auxiliary, hence no subject beside it."""
        is_form = self.lowers[verb.head].endswith("ing")
        return is_form and "A" not in self.tags[verb.first : verb.end]

    def is_reduced(self, verb: VerbGroup) -> bool:
        """Whether a verb is a bare passive participle with its "by" behind it."""
        return (
            self.lowers[verb.end : verb.end + 1] == ["by"]
            and "A" not in self.tags[verb.first : verb.end]
            and is_passive_form(self.lowers[verb.head])
        )
