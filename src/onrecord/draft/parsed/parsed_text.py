"""One text, cut up once for all rules."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from functools import cached_property

from onrecord.draft.parsed.chunks import (
    NounPhrase,
    VerbGroup,
    find_noun_phrases,
    find_verb_groups,
)
from onrecord.draft.parsed.front_matter import front_matter_date, front_matter_end
from onrecord.draft.parsed.join_sentences import join_sentences
from onrecord.draft.parsed.lines import is_wrapped
from onrecord.draft.parsed.tokens import Tokens
from onrecord.evidence.text import Sentence, Span, Text


class ParsedText:
    """A text with its words, sentences and phrases; what is not asked for is not made.

    ``published`` is the day from which "yesterday" is counted, if it is known or the YAML head of
    the text gives it. The head itself has no words, no sentences and no paragraphs; rules that read
    ``text`` begin at ``start``, which is behind it.
    """

    def __init__(self, text: str, published: date | None = None) -> None:
        self.text = text
        self.start = start = front_matter_end(text)
        self.published = published or front_matter_date(text[:start])
        # Blanks for the head, so that every place stays.
        self._prose = " " * start + text[start:] if start else text
        self._cut = Text(self._prose)

    @cached_property
    def tokens(self) -> Tokens:
        """The words and marks, with their tags."""
        return Tokens(self._prose, self.sentences)

    @property
    def paragraphs(self) -> list[Span]:
        """The paragraphs, in order."""
        return self._cut.paragraphs

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences, in order."""
        return [sentence.span for sentence in self._sentences]

    @cached_property
    def words_of_sentences(self) -> list[tuple[int, int]]:
        """The indexes of the first word of each sentence, and of the first behind it."""
        return [self.words_in(span) for span in self.sentences]

    @cached_property
    def paragraph_of(self) -> list[int]:
        """The number, from 0, of the paragraph of each sentence."""
        return [sentence.paragraph - 1 for sentence in self._sentences]

    @cached_property
    def _sentences(self) -> list[Sentence]:
        return join_sentences(self._prose, self._cut.sentences)

    @cached_property
    def _is_wrapped(self) -> bool:
        return is_wrapped(self._prose)

    def is_parted(self, start: int, end: int) -> bool:
        """Whether a line ends between two places; of wrapped lines only a blank one counts."""
        between = self.text[start:end]
        if self._is_wrapped:
            return between.count("\n") > 1 and "" in map(str.strip, between.split("\n")[1:-1])
        return "\n" in between

    @cached_property
    def noun_phrases(self) -> list[NounPhrase]:
        """The noun phrases; none crosses the end of a sentence."""
        return [
            each
            for words in self.words_of_sentences
            for each in find_noun_phrases(self.tokens, *words)
        ]

    @cached_property
    def verb_groups(self) -> list[VerbGroup]:
        """The verb groups; none crosses the end of a sentence."""
        return [
            each
            for words in self.words_of_sentences
            for each in find_verb_groups(self.tokens, *words)
        ]

    def sentence_at(self, position: int) -> int:
        """The number, from 0, of the sentence that a character is in, or the one before it."""
        return max(bisect_right(self.sentences, position, key=lambda each: each.start) - 1, 0)

    def paragraph_at(self, position: int) -> int:
        """The number, from 0, of the paragraph that a character is in, or the one before it."""
        return max(bisect_right(self.paragraphs, position, key=lambda each: each.start) - 1, 0)

    def words_in(self, span: Span) -> tuple[int, int]:
        """The indexes of the first word that begins in a span, and of the first behind it."""
        starts = self.tokens.starts
        return bisect_left(starts, span.start), bisect_left(starts, span.end)

    def span_of(self, first: int, end: int) -> Span:
        """The characters of the words from one index to another, that excluded."""
        return Span(self.tokens.starts[first], self.tokens.ends[end - 1])
