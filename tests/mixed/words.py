"""Searches made of the words that a database holds, from the most frequent to the rarest."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import TypeVar

_Counted = TypeVar("_Counted", str, tuple[str, str])
_WORD = re.compile(r"\w+")


def find_words(connection: sqlite3.Connection) -> list[str]:
    """All words that can be searched for, the most frequent first."""
    return _ordered(Counter(chain.from_iterable(_sentences(connection))))


def make_searches(connection: sqlite3.Connection) -> list[str]:
    """Make about thirty searches for one word, for two, and for a phrase, frequent and rare ones.

    From one to the next, words are half as frequent or so, as the frequency of words goes.
    """
    words = find_words(connection)
    phrases = _ordered(
        Counter(chain.from_iterable(pairwise(words) for words in _sentences(connection)))
    )
    searches = [words[rank - 1] for rank in _ranks(len(words), 2)]
    searches += [f"{words[rank - 1]} {words[2 * rank - 1]}" for rank in _ranks(len(words) // 2, 5)]
    return searches + ['"{} {}"'.format(*phrases[rank - 1]) for rank in _ranks(len(phrases), 4)]


def _sentences(connection: sqlite3.Connection) -> Iterator[list[str]]:
    rows = connection.execute("SELECT heading, body, names FROM search")
    return (_WORD.findall(text.lower()) for row in rows for text in row if text)


def _ordered(counts: Counter[_Counted]) -> list[_Counted]:
    # Not in the order in which they are met, which would change with the order of rows.
    return sorted(counts, key=lambda each: (-counts[each], each))


def _ranks(most: int, factor: int) -> Iterator[int]:
    rank = 1
    while rank <= most:
        yield rank
        rank *= factor
