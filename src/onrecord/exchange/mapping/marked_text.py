"""The text of a document with the words that marks stand on, widened to whole words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

from onrecord.draft.coding.anchors import one_line, whole_span
from onrecord.draft.coding.clause import Clause, find_clause, merge_spans
from onrecord.draft.coding.word_index import QuotedText
from onrecord.evidence.text import Span
from onrecord.exchange.annotated import Mark

# A coding quotes no more than so many times the length of its text, and a little more.
_MOST_TIMES, _AND_MORE = 10, 100_000
_BETWEEN = " \t\n\r\"'“”‘’„«»"


class MarkedText(QuotedText):
    """A text that marks are quoted from; ``widened`` are the ids of marks that cut a word."""

    def __init__(self, content: str, language: str) -> None:
        super().__init__(content, language)
        self.widened: set[str] = set()
        self._left = len(content) * _MOST_TIMES + _AND_MORE

    def pieces(self, mark: Mark) -> list[Span]:
        """The words that a mark stands on, in the order of the text; none if it has no words."""
        found: list[Span] = []
        for start, end in mark.spans:
            whole = whole_span(self, Span(start, end))
            if whole is None:
                continue
            if whole.start < start or end < whole.end:
                self.widened.add(mark.id)
            found.append(whole)
        return merge_spans(found)

    def words(self, spans: Iterable[Span]) -> str:
        """The words of some stretches in one line."""
        return " ".join(one_line(self[span]) for span in spans)

    def clause(self, spans: Iterable[Span], content: Sequence[Span] = ()) -> Clause | None:
        """The main words of a row: some stretches, those in one sentence with what is between.

        If nothing leads to these alone, their whole sentences. None if nothing leads to them
        either, or if the coding would quote its text over and over.
        """
        main = self._join(merge_spans(spans))
        self._left -= sum(span.end - span.start for span in main)
        if not main or self._left < 0:
            return None
        found = find_clause(self, main, content)
        return found or find_clause(self, self.sentences_around(main), content)

    def is_in_sentence(self, span: Span, other: Span) -> bool:
        """Whether two stretches begin in one sentence."""
        return self._sentence_at(span.start) == self._sentence_at(other.start)

    def _join(self, spans: list[Span]) -> list[Span]:
        joined = spans[:1]
        for span in spans[1:]:
            last = joined[-1]
            between = self.content[last.end : span.start]
            is_one = self._sentence_at(last.end - 1) == self._sentence_at(span.start)
            if is_one or not between.strip(_BETWEEN):
                joined[-1] = Span(last.start, max(last.end, span.end))
            else:
                joined.append(span)
        return joined

    def _sentence_at(self, place: int) -> int:
        return bisect_right(self._sentence_starts, place)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]
