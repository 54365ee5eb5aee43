"""Read a JSON Lines file of authorities or records into a class of the model."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from onrecord.corpus.explain import explain
from onrecord.corpus.files import read_text, shown
from onrecord.corpus.json_line import parse_line
from onrecord.corpus.origin import Origin
from onrecord.errors import Problem

Item = TypeVar("Item", bound=msgspec.Struct)

# Escapes that can put into a text what no file may hold as it is.
_TELLING = re.compile(rb"\\[bfru]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def read_jsonl_items(
    root: Path, path: Path, shape: type[Item]
) -> tuple[list[tuple[Item, Origin]], list[Problem]]:
    """Read a file with one mapping on each line: the items that are whole, and every problem.

    The file is UTF-8, NFC and LF like every other. An empty line, a key given twice, and characters
    written as escapes that the file must not hold as they are, are problems.
    """
    text, _, problems = read_text(root, path)
    if not text:
        return [], problems
    origin = Origin(root, shown(root, path))
    items: list[tuple[Item, Origin]] = []
    for index, line in enumerate(text.encode().removesuffix(b"\n").split(b"\n")):
        item, faults = _read_line(line, shape, origin.at(index))
        problems += faults
        if item is not None:
            items.append((item, origin.at(index)))
    return items, problems


def _read_line(line: bytes, shape: type[Item], origin: Origin) -> tuple[Item | None, list[Problem]]:
    try:
        item = _decoder(shape).decode(line)
    except (msgspec.DecodeError, RecursionError):
        item = None
    # A line that is written as we write it has no key twice and no escapes: nothing to look for.
    if item is not None and msgspec.json.encode(item) == line and not _TELLING.search(line):
        return item, []
    value, problems = parse_line(line, origin)
    if value is None:
        return None, problems
    faults = [origin.at(*keys).problem(fault) for keys, fault in explain(value, shape)]
    faults += [origin.problem(fault) for fault in _find_text_faults(value)][:1]
    return None if faults else item, faults


def _find_text_faults(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if any("\ud800" <= each <= "\udfff" for each in value):
            yield "half of a surrogate pair stands in a text; remove it"
        elif found := _CONTROL.search(value):
            yield f"the control character {found[0]!r} stands in a text; remove it"
        elif not unicodedata.is_normalized("NFC", value):
            yield "a text is not in Unicode normal form NFC; normalize it"
    elif isinstance(value, dict):
        for each in (*value, *value.values()):
            yield from _find_text_faults(each)
    elif isinstance(value, list):
        for each in value:
            yield from _find_text_faults(each)


@lru_cache(maxsize=16)
def _decoder(shape: type[Item]) -> msgspec.json.Decoder[Item]:
    """Numbers may be written as text, as they are in YAML."""
    return msgspec.json.Decoder(shape, strict=False)
