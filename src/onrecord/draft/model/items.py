"""Take the items of an answer one by one: their shape, and the ids by which they refer."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from onrecord.corpus.explain import explain
from onrecord.corpus.model import DRAFT, Appointment, Event, Participant, Quote
from onrecord.corpus.text_faults import value_faults
from onrecord.draft.model.answer import find_excess
from onrecord.tables.events import ROLES

Item = Event | Quote | Appointment
SHAPES: dict[str, type[Event] | type[Quote] | type[Appointment]] = {
    "events": Event,
    "quotes": Quote,
    "appointments": Appointment,
}
_LETTERS = {"events": "e", "quotes": "q", "appointments": "a"}
_REFERENCES = {
    "events": ("embedded_in", "same_act_as", "realized_by", "attributed_to"),
    "quotes": ("event",),
    "appointments": ("event",),
}
_PEOPLE = ("addressee", "appointee", "appointing_authority", "predecessor")
_OFFICES = ("speaker_office", "office")
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
    if not re.fullmatch(rf"{_LETTERS[kind]}[0-9]{{1,6}}", str(raw.get("id"))):
        letter = _LETTERS[kind]
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


def list_references(kind: str, item: Item) -> list[tuple[str, str]]:
    """The keys by which an item refers to other rows, each with the id of the row."""
    pairs = [(key, getattr(item, key)) for key in _REFERENCES[kind]]
    return [(key, value) for key, value in pairs if value]


def rename_actors(item: Item, actor: Callable[[str], str], office: Callable[[str], str]) -> None:
    """Put other ids in place of those of actors and offices."""
    if isinstance(item, Event):
        for key in ROLES.values():
            listed = [_rename_participant(each, actor, office) for each in getattr(item, key)]
            setattr(item, key, listed)
            _rename_keys(item.evidence, key, actor)
    elif isinstance(item, Quote):
        item.speakers = [actor(each) for each in item.speakers]
        _rename_keys(item.evidence, "speakers", actor)
    for keys, rename in ((_PEOPLE, actor), (_OFFICES, office)):
        for key in keys:
            if value := getattr(item, key, None):
                setattr(item, key, rename(value))


def _rename_participant(
    each: str | Participant, actor: Callable[[str], str], office: Callable[[str], str]
) -> str | Participant:
    if isinstance(each, str):
        return actor(each)
    return Participant(actor=actor(each.actor), office=each.office and office(each.office))


def _rename_keys(evidence: Any, key: str, rename: Callable[[str], str]) -> None:
    words = getattr(evidence, key)
    setattr(evidence, key, {rename(each): found for each, found in words.items()})


def list_actors(item: Item) -> set[str]:
    """Everybody whom an item names."""
    found: set[str] = set()

    def note(each: str) -> str:
        found.add(each)
        return each

    rename_actors(item, note, str)
    return found


def list_offices(item: Item) -> set[str]:
    """Every office that an item names."""
    found: set[str] = set()

    def note(each: str) -> str:
        found.add(each)
        return each

    rename_actors(item, str, note)
    return found
