"""Read what a model answered, without trusting any of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.corpus.json_line import parse_line
from onrecord.corpus.origin import Origin
from onrecord.corpus.rows import KINDS
from onrecord.errors import nearest

ENTRIES = ("actors", "offices")
_LISTS = (*ENTRIES, *KINDS)
# What an item of an answer is called by: its list and its name in it.
Key = tuple[str, str]

_MOST_ITEMS = 300
_MOST_VALUES = 300
_DEEPEST = 12
_LONGEST = 4_000
_LONGEST_LABEL = 40


@dataclass(frozen=True)
class Refusal:
    """An item that is not let through: its list, its name, why, and what came.

    What cannot be mended, since it is there already, is not asked for again.
    """

    kind: str
    label: str
    reason: str
    raw: Any = None
    is_mendable: bool = True

    @property
    def key(self) -> Key:
        """What it is called by."""
        return self.kind, self.label

    def __str__(self) -> str:
        return f"{self.kind} {self.label} refused: {self.reason}"


def read_answer(answer: str) -> tuple[dict[str, list[Any]], list[Refusal]]:
    """Find the lists of items in an answer: JSON, alone, fenced, or with prose around it.

    What is wrong with the whole is a refusal of the kind ``answer``.

    >>> read_answer('Here it is: {"quotes": []}')[0]["quotes"]
    []
    >>> str(read_answer("I cannot do that.")[1][0])
    'answer as a whole refused: no JSON in it; answer with one JSON object and nothing else'
    """
    empty: dict[str, list[Any]] = {name: [] for name in _LISTS}
    found = _cut_json(answer)
    if found is None:
        return empty, [_whole("no JSON in it; answer with one JSON object and nothing else")]
    try:
        line = found.encode()
    except UnicodeEncodeError:
        return empty, [_whole("half of a surrogate pair stands in it; remove it")]
    value, problems = parse_line(line, Origin(Path(), "answer.jsonl", (0,)))
    if value is None:
        return empty, [_whole(each.message) for each in problems[:1]]
    refusals: list[Refusal] = []
    for name, items in value.items():
        if name in ("document", "annotator"):
            continue  # ours to say
        if name not in empty:
            fault = f"unknown key {name[:_LONGEST_LABEL]!r}{nearest(name[:60], _LISTS)}; remove it"
            refusals.append(Refusal("answer", f"key {name[:_LONGEST_LABEL]}", fault))
        elif not isinstance(items, list):
            if items is not None:
                refusals.append(Refusal(name, "as a whole", "expected a list of items"))
        else:
            if len(items) > _MOST_ITEMS:
                fault = f"{len(items):,} items; give the {_MOST_ITEMS} that matter most"
                refusals.append(Refusal(name, f"after number {_MOST_ITEMS}", fault))
            empty[name] = items[:_MOST_ITEMS]
    return empty, refusals


def label_of(item: Any, number: int) -> str:
    """What to call an item of an answer: its id if that is short, else its number in the list."""
    given = item.get("id") if isinstance(item, dict) else None
    is_short = isinstance(given, str) and 0 < len(given) <= _LONGEST_LABEL
    return str(given) if is_short else f"number {number}"


def find_excess(item: Any) -> str | None:
    """Say what is too much in an item: its depth, the number of its values, or a long text."""
    waiting, count = [(item, 1)], 0
    while waiting:
        value, depth = waiting.pop()
        count += 1
        if depth > _DEEPEST:
            return f"nested deeper than {_DEEPEST} levels; write it flat"
        if count > _MOST_VALUES:
            return f"more than {_MOST_VALUES:,} values; write less"
        if isinstance(value, dict):
            waiting += [(each, depth + 1) for pair in value.items() for each in pair]
        elif isinstance(value, list):
            waiting += [(each, depth + 1) for each in value]
        elif isinstance(value, str) and len(value) > _LONGEST:
            return f"a text of {len(value):,} characters; the most are {_LONGEST:,}"
    return None


def _whole(fault: str) -> Refusal:
    return Refusal("answer", "as a whole", fault)


def _cut_json(answer: str) -> str | None:
    """From the first brace of an answer to its last."""
    start, end = answer.find("{"), answer.rfind("}")
    return answer[start : end + 1] if 0 <= start < end else None
