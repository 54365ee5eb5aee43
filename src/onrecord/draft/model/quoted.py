"""Look for the words that an item quotes, in little time however many they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.corpus.model import Quote
from onrecord.corpus.rows import Item
from onrecord.evidence.find import explain_absence
from onrecord.evidence.text import Text, fold

# An answer quotes no more than so many words or clauses, and of so many that are not there it is
# said what is nearest: to look for that takes much longer than to look for the words.
_MOST_QUOTED = 3_000
_MOST_EXPLAINED = 40
_LONGEST_SHOWN = 100
# What is beside words is looked at where these are found.
_NO_WORDS = ("prefix", "suffix", "basis")


class QuotedWords:
    """Finds words that stand nowhere in a text."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._quoted = self._explained = 0

    def begin_answer(self) -> None:
        """Begin to count anew."""
        self._quoted = self._explained = 0

    def find_fault(self, item: Item) -> str | None:
        """Say where an item quotes words that stand nowhere; None if it does not."""
        evidence = msgspec.to_builtins(item.evidence)
        found = list(_list_words(evidence, "evidence"))
        if isinstance(item, Quote):
            found += _list_words(msgspec.to_builtins(item.content), "content")
        self._quoted += len(found)
        if self._quoted > _MOST_QUOTED:
            return f"the answer quotes more than {_MOST_QUOTED:,} times; give fewer items"
        for place, words in found:
            if fold(words).strip() not in self._text.folded:
                return f"{place}: {self._explain(words)}"
        return None

    def _explain(self, words: str) -> str:
        self._explained += 1
        if self._explained > _MOST_EXPLAINED:
            return f"evidence not found: {words[:_LONGEST_SHOWN]!r}"
        return explain_absence(self._text, words, self._text.whole)


def _list_words(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _list_words(each, f"{place}.{index}")
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in _NO_WORDS:
                yield from _list_words(each, f"{place}.{key}")
