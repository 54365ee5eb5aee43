"""Read the results of one annotation: regions, what is said of them, and their relations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from onrecord.exchange.label_studio.find_span import Positions, SpanError
from onrecord.exchange.label_studio.hypertext import Hypertext
from onrecord.exchange.label_studio.model import Id, Result
from onrecord.exchange.label_studio.shown import Arc

REGIONS = ("labels", "hypertextlabels")
# Under which key a result has its value, by its type.
_VALUES = {
    "choices": "choices",
    "datetime": "datetime",
    "number": "number",
    "rating": "rating",
    "taxonomy": "taxonomy",
    "textarea": "text",
}


@dataclass(frozen=True)
class Region:
    """A stretch of the text with one label; ``words`` are those that Label Studio has for it."""

    id: str
    label: str
    span: tuple[int, int]
    words: str | None


@dataclass
class Results:
    """What is in an annotation.

    ``said`` has the id of a region (or none), a name and a value; ``notes`` the id and the note;
    ``relations`` the ids of two regions with a label, and whether it leads from one to the other.
    """

    regions: list[Region] = field(default_factory=list)
    said: list[tuple[str, str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    relations: list[tuple[Arc, bool]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def read_results(results: list[Result], text: str, page: Hypertext | None) -> Results:
    """Read all results over a text, or over the text of a page; with every fault, in one line."""
    found, positions = Results(), Positions(text)
    faulty: set[str] = set()
    for place, result in enumerate(results, start=1):
        if result.type not in REGIONS:
            continue
        own = _id(result.id) or f"region-{place}"
        try:
            _add_region(found, own, result, positions, page)
        except SpanError as error:
            found.faults.append(f"region {own!r} has {error}")
            faulty.add(own)
    known = {each.id for each in found.regions}
    for result in results:
        if result.type == "relation":
            _add_relations(found, result, known, faulty)
        elif result.type in _VALUES and _id(result.id) not in faulty:
            _add_said(found, result, known)
        elif result.type not in (*REGIONS, *_VALUES):
            fault = f"a result of type {result.type[:60]!r}, which is not about a text"
            found.faults.append(f"{fault}; export the project without such results")
    return found


def _add_region(
    found: Results, own: str, result: Result, positions: Positions, page: Hypertext | None
) -> None:
    value = result.value or {}
    words = value.get("text")
    words = words if isinstance(words, str) else None
    start, end = positions.find(*_ends(value, page), words)
    labels = value.get(result.type)
    if not isinstance(labels, list) or not labels or not all(isinstance(x, str) for x in labels):
        raise SpanError("no label; give it one in Label Studio")
    found.regions += [Region(own, label, (start, end), words) for label in dict.fromkeys(labels)]
    notes = (result.meta or {}).get("text")
    notes = [notes] if isinstance(notes, str) else notes
    if isinstance(notes, list):
        found.notes += [(own, note) for note in notes if isinstance(note, str) and note]


def _ends(value: dict[str, Any], page: Hypertext | None) -> tuple[int, int]:
    """Start and end as stated: for pages those of the whole text before those of a text node."""
    whole = value.get("globalOffsets")
    place = whole if isinstance(whole, dict) else value
    ends: list[Any] = [place.get("start"), place.get("end")]
    if page is not None and not isinstance(whole, dict):
        for number, name in enumerate(("start", "end")):
            path, offset = value.get(name), value.get(f"{name}Offset")
            if isinstance(path, str) and isinstance(offset, int):
                ends[number] = page.place_of(path, offset)
    if not all(isinstance(each, int) and not isinstance(each, bool) for each in ends):
        raise SpanError("no start and end in the text; export it as JSON again")
    return ends[0], ends[1]


def _add_said(found: Results, result: Result, known: set[str]) -> None:
    value, own = result.value or {}, _id(result.id)
    is_about_region = own in known
    if not is_about_region and "start" in value:
        found.faults.append(f"region {own!r} has no label; give it one in Label Studio")
        return
    name = result.from_name or result.type
    for each in _values(value.get(_VALUES[result.type])):
        found.said.append((own if is_about_region else "", name, each))


def _values(stated: Any) -> list[str]:
    """Each value as a text; of a taxonomy its path, from the top."""
    if isinstance(stated, list):
        return [
            "/".join(map(str, each)) if isinstance(each, list) else str(each) for each in stated
        ]
    return [] if stated is None else [str(stated)]


def _add_relations(found: Results, result: Result, known: set[str], faulty: set[str]) -> None:
    ends = [_id(result.from_id), _id(result.to_id)]
    lost = [each for each in ends if each not in known]
    if lost:
        if lost[0] not in faulty:
            fault = f"a relation names region {lost[0]!r}, which does not exist"
            found.faults.append(f"{fault}; delete it in Label Studio")
        return
    if result.direction == "left":
        ends.reverse()
    for label in result.labels or [""]:
        found.relations.append(((ends[0], ends[1], label), result.direction != "bi"))


def _id(stated: Id | None) -> str:
    return "" if stated is None else str(stated)[:200]
