"""Annotations that stand apart from the text of a TEI document and point into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from onrecord.exchange.tei.elements import Covered, attributes_of, id_of, label_of, words_of
from onrecord.intake.markup import name_of

_POINTERS = ("target", "from", "to")


@dataclass
class Apart:
    """An annotation: what it is called, what it covers (none if that is not known), what it says.

    ``said`` has names and values, ``notes`` free texts.
    """

    id: str
    label: str
    pieces: list[tuple[int, int]]
    said: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def find_apart(root: Any, by_id: Mapping[str, Covered]) -> Iterator[Apart]:
    """Yield every ``span`` and ``annotation`` of a ``standOff`` (TEI Guidelines, chapter 17).

    A ``span`` covers what lies from one element to another, or all that is its ``target``; a group
    says of what type its spans are.
    """
    for part in (each for each in root if name_of(each) == "standoff"):
        for element in part.iter("{*}span", "{*}annotation"):
            yield _read(element, by_id)


def _read(element: Any, by_id: Mapping[str, Covered]) -> Apart:
    group = element.getparent()
    is_span = name_of(element) == "span"
    kind = element.get("type") or (is_span and group.get("type")) or label_of(element)
    apart = Apart(id_of(element), str(kind), _pieces(element, by_id))
    hidden = () if apart.pieces else _POINTERS
    apart.said += [pair for pair in attributes_of(element) if pair[0] not in ("type", *_POINTERS)]
    apart.said += [(name, value) for name in hidden if (value := element.get(name))]
    if is_span:
        words = words_of(element)
        apart.said += [("content", words)] if words else []
        return apart
    for body in element:
        name = name_of(body)
        if name == "note":
            apart.notes.append(words_of(body))
        else:
            apart.said.append((label_of(body), body.get("target") or words_of(body)))
    return apart


def _pieces(element: Any, by_id: Mapping[str, Covered]) -> list[tuple[int, int]]:
    """What is pointed at, as numbers of characters; none if any of it is not known."""
    if start := element.get("from"):
        ends = _find([start, element.get("to") or start], by_id)
        return [(ends[0].first, ends[1].last)] if ends else []
    return [(each.first, each.last) for each in _find((element.get("target") or "").split(), by_id)]


def _find(pointers: list[str], by_id: Mapping[str, Covered]) -> list[Covered]:
    found = [by_id.get(each.removeprefix("#")) for each in pointers]
    known = [each for each in found if each is not None]
    return known if len(known) == len(pointers) else []
