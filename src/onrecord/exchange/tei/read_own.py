"""Read again what was written here as TEI."""

from __future__ import annotations

from typing import Any

import msgspec

from onrecord.exchange.annotated import Entry, Feature, Item, Layer, Link, Mark, Remark
from onrecord.exchange.tei.characters import character_of, from_content
from onrecord.exchange.tei.elements import id_of
from onrecord.exchange.tei.write import OWN
from onrecord.intake.found import UnreadableError, to_line
from onrecord.intake.markup import name_of

_KINDS: dict[str, type[Item]] = {"link": Link, "feature": Feature, "entry": Entry, "remark": Remark}


def find_own(root: Any) -> Any:
    """The ``standOff`` that only files of ours have; None if there is none."""
    parts = (each for each in root if name_of(each) == "standoff")
    return next((each for each in parts if each.get("type") == OWN), None)


def read_own(root: Any, stand_off: Any) -> tuple[str, dict[str, str], Layer]:
    """Give the exact text of such a file, its facts and its layer.

    Raises UnreadableError, with the line of what was altered.
    """
    text, anchors = _read_text(root)
    spans = _read_spans(stand_off, anchors)
    facts: dict[str, str] = {}
    items: dict[str, list[Any]] = {kind: [] for kind in ("mark", *_KINDS)}
    for element in (each for each in stand_off if name_of(each) == "fs"):
        kind, said = element.get("type") or "", _fields(element)
        if kind == "facts":
            facts = {name: value for name, value in said.items() if isinstance(value, str)}
        elif kind == "mark":
            said["spans"] = spans.pop(id_of(element), [])
            items[kind].append(_convert(element, said, Mark))
        elif kind in _KINDS:
            items[kind].append(_convert(element, said, _KINDS[kind]))
        else:
            raise _altered(element, f"unknown type {kind[:60]!r}")
    if spans:
        raise _altered(stand_off, f"a span is of {next(iter(spans))[:60]!r}, which does not exist")
    return text, facts, Layer(*map(tuple, items.values()))


def _read_text(root: Any) -> tuple[str, dict[str, int]]:
    """The text, and the position of every anchor."""
    blocks = list(root.iterfind("{*}text/{*}body/{*}ab"))
    if len(blocks) != 1:
        raise _altered(root, f"{len(blocks)} blocks of text where one is expected")
    parts, anchors = [blocks[0].text or ""], {}
    length = len(parts[0])
    for element in blocks[0]:
        character = character_of(element)
        if character is None and name_of(element) != "anchor":
            raise _altered(element, f"element {name_of(element)[:60]!r} in the text")
        if character is None:
            anchors[id_of(element)] = length
        added = (character or "") + (element.tail or "")
        parts.append(added)
        length += len(added)
    return "".join(parts), anchors


def _read_spans(stand_off: Any, anchors: dict[str, int]) -> dict[str, list[tuple[int, int]]]:
    """The stretches of each mark, by its ``xml:id``."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for element in stand_off.iterfind("{*}spanGrp/{*}span"):
        ends = [(element.get(name) or "").removeprefix("#") for name in ("from", "to")]
        for name in ends:
            if name not in anchors:
                raise _altered(element, f"a span names anchor {name[:60]!r}, which does not exist")
        of = (element.get("ana") or "").removeprefix("#")
        spans.setdefault(of, []).append((anchors[ends[0]], anchors[ends[1]]))
    return spans


def _fields(structure: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for feature in (each for each in structure if name_of(each) == "f"):
        values = list(feature)
        name = feature.get("name") or ""
        if len(values) != 1:
            raise _altered(feature, f"{len(values)} values of {name[:60]!r} where one is expected")
        if name_of(values[0]) == "vcoll":
            fields[name] = [_fields(each) for each in values[0] if name_of(each) == "fs"]
        else:
            fields[name] = from_content(values[0])
    return fields


def _convert(element: Any, said: dict[str, Any], kind: type[Item]) -> Item:
    try:
        return msgspec.convert(said, kind)
    except msgspec.ValidationError as error:
        reason = to_line(str(error))
        raise _altered(element, reason[:1].lower() + reason[1:300]) from error


def _altered(element: Any, fault: str) -> UnreadableError:
    return UnreadableError(f"line {element.sourceline}: {fault}; export the document again")
