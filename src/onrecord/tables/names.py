"""Find the names of the authority file in texts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from onrecord.evidence.places import places
from onrecord.evidence.text import Span, Text, fold
from onrecord.evidence.words import cuts_word

_WORD = re.compile(r"\w+")


class NamedSpan(NamedTuple):
    """A place of the text and the things that are named there: more than one if ambiguous."""

    span: Span
    ids: frozenset[str]


class NameIndex:
    """Names by their first word, so that a text is read once however many names there are."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """Take pairs of an id and one of its names."""
        ids: dict[str, set[str]] = defaultdict(set)
        for each, name in names:
            ids[fold(name).strip()].add(each)
        self._ids = {name: frozenset(found) for name, found in ids.items()}
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self._ids, key=len, reverse=True):
            first = _WORD.match(name)
            if first:
                self._by_word[first.group()].append(name)

    @property
    def ambiguous(self) -> dict[str, frozenset[str]]:
        """Names that more than one thing has."""
        return {name: ids for name, ids in self._ids.items() if len(ids) > 1}

    def find(self, text: Text) -> Iterator[NamedSpan]:
        """Yield the places of names in order, on word boundaries; of two that overlap, the longer.

        So "the President of France" is not a place of "the President".
        """
        kept: NamedSpan | None = None
        for found in self._longest_at_each_word(text):
            if kept and found.span.start < kept.span.end:
                kept = max(kept, found, key=_length)
                continue
            if kept:
                yield kept
            kept = found
        if kept:
            yield kept

    def _longest_at_each_word(self, text: Text) -> Iterator[NamedSpan]:
        for start, word in self._first_words(text):
            for name in self._by_word[word]:
                if not text.folded.startswith(name, start):
                    continue
                span = Span(text.position(start), text.position(start + len(name) - 1) + 1)
                if not cuts_word(text, span):
                    yield NamedSpan(span, self._ids[name])
                    break

    def _first_words(self, text: Text) -> list[tuple[int, str]]:
        """Where the words stand that begin names, in order."""
        folded, words = text.folded, self._by_word.keys() & text.words
        return sorted(
            (start, word)
            for word in words
            for start in places(word, folded, 0, len(folded))
            if _is_whole_word(folded, start, start + len(word))
        )


def names_inside(names: Sequence[NamedSpan], spans: Iterable[Span]) -> list[NamedSpan]:
    """Those of the ordered, disjoint places of names that lie inside any of the spans."""
    found = []
    for span in spans:
        first = bisect_left(names, span.start, key=lambda name: name.span.start)
        for index in range(first, len(names)):
            if names[index].span.end > span.end:
                break
            found.append(names[index])
    return found


def _is_whole_word(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return not _WORD.search(around)


def _length(found: NamedSpan) -> int:
    return found.span.end - found.span.start
