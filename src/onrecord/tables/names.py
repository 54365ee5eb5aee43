"""Find the names of the authority file in texts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from onrecord.evidence.text import Span, Text, fold
from onrecord.evidence.words import cuts_word

_WORD = re.compile(r"\w+")


class NamedSpan(NamedTuple):
    """A place of the text and the things that are named there: more than one if ambiguous."""

    span: Span
    ids: frozenset[str]


class NameIndex:
    """Names by their first word, so that a text is read once however many names there are."""

    def __init__(
        self, names: Iterable[tuple[str, str]], giving_way: Iterable[tuple[str, str]] = ()
    ) -> None:
        """Take pairs of an id and one of its names; of those ``giving_way``, only other names."""
        ids: dict[str, set[str]] = defaultdict(set)
        for each, name in names:
            ids[fold(name).strip()].add(each)
        taken = set(ids)
        for each, name in giving_way:
            if (folded := fold(name).strip()) not in taken:
                ids[folded].add(each)
        self._ids = {name: frozenset(found) for name, found in ids.items()}
        lengths: dict[str, set[int]] = defaultdict(set)
        for name in self._ids:
            first = _WORD.match(name)
            if first:
                lengths[first.group()].add(len(name))
        # How long the names are that begin with a word, the longest first.
        self._lengths = {word: sorted(found, reverse=True) for word, found in lengths.items()}
        self._find_first_words = _begins_like(self._lengths).finditer

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
        folded = text.folded
        for match in self._find_first_words(folded):
            start = match.start()
            for length in self._lengths.get(match.group(), ()):
                name = folded[start : start + length]  # shorter, at the end of the text
                ids = self._ids.get(name)
                if ids:
                    span = text.span(start, start + len(name))
                    if not cuts_word(text, span):
                        yield NamedSpan(span, ids)
                        break


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


def _begins_like(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of words that begin with the two first letters of any of the given ones.

    So most words of a text are passed over at once, however many names there are.
    """
    seconds: dict[str, set[str]] = defaultdict(set)
    for word in words:
        seconds[word[0]].add(re.escape(word[1:2]) or r"\b")
    beginnings = [
        rf"{first}(?<!\w\w)(?:{'|'.join(sorted(found))})" for first, found in seconds.items()
    ]
    return re.compile(rf"(?:{'|'.join(beginnings)})\w*" if beginnings else r"(?!)")


def _length(found: NamedSpan) -> int:
    return found.span.end - found.span.start
