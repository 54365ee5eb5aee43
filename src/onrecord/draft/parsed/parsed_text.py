"""One text, cut up once for all rules."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from functools import cached_property

from onrecord.draft.parsed.chunks import find_noun_phrases, find_verb_groups
from onrecord.draft.parsed.front_matter import front_matter_date, front_matter_end
from onrecord.draft.parsed.join_sentences import join_sentences
from onrecord.draft.parsed.lines import is_wrapped
from onrecord.draft.parsed.markdown_links import blank_links
from onrecord.draft.parsed.questions import asks_from
from onrecord.draft.parsed.tokens import Tokens
from onrecord.evidence.text import Span, Text


class ParsedText:
    """A text with its words, sentences and phrases, all in order.

    ``words_of_sentences`` has the indexes of the first word of each sentence and of the first
    behind it, ``paragraph_of`` the number, from 0, of the paragraph of each sentence. No phrase or
    verb group crosses the end of a sentence.

    ``published`` is the day from which "yesterday" is counted, if it is known or the YAML head of
    the text gives it. The head itself has no words, no sentences and no paragraphs; rules that read
    ``text`` begin at ``start``, which is behind it.

    ``text`` has blanks for the marks and targets of links, so that every place is that of the text
    given.
    """

    def __init__(self, text: str, published: date | None = None) -> None:
        self.text = text = blank_links(text)
        self.start = start = front_matter_end(text)
        self.published = published or front_matter_date(text[:start])
        # Blanks for the head, so that every place stays.
        self._prose = " " * start + text[start:] if start else text
        cut = Text(self._prose)
        sentences = join_sentences(self._prose, cut.sentences)
        self.paragraphs = cut.paragraphs
        self.sentences = [each.span for each in sentences]
        self.paragraph_of = [each.paragraph - 1 for each in sentences]
        self.tokens = tokens = Tokens(self._prose, self.sentences)
        self.words_of_sentences = words = [self.words_in(span) for span in self.sentences]
        self.noun_phrases = [each for span in words for each in find_noun_phrases(tokens, *span)]
        self.verb_groups = [each for span in words for each in find_verb_groups(tokens, *span)]

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
    def _asked_from(self) -> list[int | None]:
        """For each sentence the word from which on it asks whether something is so."""
        return [asks_from(self.tokens, *span) for span in self.words_of_sentences]

    def is_asked(self, word: int) -> bool:
        """Whether a word stands in a question whether something is so, which nobody claims.

        >>> [ParsedText(text).is_asked(2) for text in ("Did it rain?", "It did rain.")]
        [True, False]
        """
        number = self.sentence_at(self.tokens.starts[word])
        asked = self._asked_from[number] if self._asked_from else None
        return asked is not None and asked <= word < self.words_of_sentences[number][1]

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
