"""Take the items of an answer one by one: whether they have the shape of rows."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.corpus.explain import explain
from onrecord.corpus.model import DRAFT
from onrecord.corpus.rows import LETTERS, SHAPES, Item
from onrecord.corpus.text_faults import value_faults
from onrecord.draft.model.answer import find_excess

# Summaries and notes are a line or two of the model's own.
_LONGEST_LINE = 400
_MOST_FAULTS = 5
_UNSCORED = 0.5


def read_item(kind: str, raw: Any) -> tuple[Item | None, str]:
    """Read an item of a kind; None and what is wrong with it where its shape is not right."""
    faults = [each for each, _ in zip(_faults(kind, raw), range(_MOST_FAULTS), strict=False)]
    if faults:
        return None, "; ".join(faults)
    try:
        item = msgspec.convert(raw, SHAPES[kind], strict=False)
    except (msgspec.ValidationError, ValueError, OverflowError) as error:
        return None, str(error)
    item.status = DRAFT
    item.score = _clamp(item.score)
    return item, ""


def _faults(kind: str, raw: Any) -> Iterator[str]:
    excess = find_excess(raw)
    if excess:
        yield excess
        return
    for path, fault in explain(raw, SHAPES[kind]):
        yield _say(path, fault)
    if not isinstance(raw, dict):
        return
    for path, fault in value_faults(raw):
        yield _say(path, fault)
    if raw.get("status") not in (None, DRAFT):
        yield f"status {str(raw['status'])[:40]!r} is not yours to give; leave the status out"
    if not re.fullmatch(rf"{LETTERS[kind]}[0-9]{{1,6}}", str(raw.get("id"))):
        letter = LETTERS[kind]
        yield f"malformed id; expected {letter} and digits, as in {letter}01"
    for key in ("summary", "note"):
        if len(str(raw.get(key) or "")) > _LONGEST_LINE:
            yield f"{key} is longer than {_LONGEST_LINE} characters; say it in one line"


def _say(path: tuple[str | int, ...], fault: str) -> str:
    where = ".".join(str(key)[:60] for key in path)
    return f"{where}: {fault[:400]}" if where else fault[:400]


def _clamp(score: float | None) -> float:
    """A score from 0 to 1; one that is no number says nothing."""
    if score is None or math.isnan(score):
        return _UNSCORED
    return round(min(max(score, 0.0), 1.0), 2)
