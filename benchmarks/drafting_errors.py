"""Count what a draft gets wrong: kinds of gold that it misses, and rules that propose too much."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from types import ModuleType
from typing import Any

from drafting_gold import EVAL, Half, Line

_PRONOUNS = frozenset(["he", "she", "they", "i", "we", "it", "you", "him", "her", "them", "who"])
# Of the scorer: an overlap of one half makes two quotes the same.
_SAME = 0.5


@dataclass
class QuoteErrors:
    """Counts by kind, each of what is there and what is right of it."""

    rules: dict[str, Counter[str]] = field(default_factory=dict)
    missed: dict[str, Counter[str]] = field(default_factory=dict)
    speakers: dict[str, Counter[str]] = field(default_factory=dict)


def count_quote_errors(half: Half, least: float = 0.5) -> QuoteErrors:
    """Count proposals by rule, gold by type and cue, and speakers by what stands for them."""
    found = QuoteErrors()
    for gold, drafted in zip(half.gold, half.above(least), strict=True):
        pairs = dict(_pairs(gold, drafted["quotes"]))
        taken = set(pairs.values())
        for index, quote in enumerate(drafted["quotes"]):
            _count(found.rules, quote["because"], index in taken)
        for index, quote in enumerate(gold["quotes"]):
            kind = f"{quote['type']}, {'with' if quote.get('cue') else 'without'} a cue"
            _count(found.missed, kind, index in pairs)
            if index in pairs and quote.get("speaker_text"):
                same = _scorer().speaker_ok(gold["text"], quote, drafted["quotes"][pairs[index]])
                _count(found.speakers, _kind_of(quote["speaker_text"]), same)
    return found


def count_types(half: Half, least: float = 0.5) -> dict[str, Counter[str]]:
    """By the type of gold in documents with one event, what the first proposal says."""
    fold = _events().FOLD
    found: dict[str, Counter[str]] = {}
    for gold, drafted in zip(half.gold, half.above(least), strict=True):
        if len(gold["events"]) == 1 and gold["events"][0].get("type"):
            kind = gold["events"][0]["type"]
            said = drafted["events"][0]["type"] if drafted["events"] else "nothing"
            found.setdefault(fold.get(kind, kind), Counter())[fold.get(said, said)] += 1
    return found


def _count(counts: dict[str, Counter[str]], kind: str, is_right: bool) -> None:
    counts.setdefault(kind, Counter()).update(all=1, right=int(is_right))


def _kind_of(speaker: str) -> str:
    words = speaker.split()
    if len(words) == 1 and words[0].lower() in _PRONOUNS:
        return "pronoun"
    return "name" if words[-1][:1].isupper() else "description"


def _pairs(gold: Line, drafted: list[Any]) -> Iterator[tuple[int, int]]:
    """The gold and the drafted quotes that the scorer takes for the same, by their numbers."""
    charset, spans = _common().charset, _scorer().spans
    wanted = [charset(gold["text"], spans(quote)) for quote in gold["quotes"]]
    given = [charset(gold["text"], spans(quote)) for quote in drafted]
    alike = sorted(_alike(wanted, given), reverse=True)
    left, right = set(range(len(wanted))), set(range(len(given)))
    for share, i, j in alike:
        if share >= _SAME and i in left and j in right:
            left.remove(i)
            right.remove(j)
            yield i, j


def _alike(wanted: list[set[int]], given: list[set[int]]) -> Iterable[tuple[float, int, int]]:
    for i, a in enumerate(wanted):
        for j, b in enumerate(given):
            if a & b:
                yield len(a & b) / len(a | b), i, j


@cache
def _load(name: str) -> ModuleType:
    if str(EVAL) not in sys.path:
        sys.path.insert(0, str(EVAL))
    return __import__(name)


def _scorer() -> ModuleType:
    return _load("score_quotes")


def _events() -> ModuleType:
    return _load("score_events")


def _common() -> ModuleType:
    return _load("common")
