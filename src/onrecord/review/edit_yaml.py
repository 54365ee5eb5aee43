"""Change lists in YAML that people wrote, and leave every other line as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from onrecord.corpus.yaml_events import YamlError, parse_yaml
from onrecord.errors import OnRecordError
from onrecord.forms.to_yaml import to_yaml

_EMPTY = re.compile(r":(?: *(?:\[ *\]|~|null))?(\s*(?:#.*)?)$")
_INDENT = re.compile(r" *")


class EditError(OnRecordError):
    """A file cannot be changed line by line, so that a person must do it."""


def add_item(text: str, name: str, item: Mapping[str, Any]) -> str:
    r"""Add an item at the end of the list ``name`` of a mapping; comments and order stay.

    Raises EditError where the list is not written with a dash before each item.

    >>> add_item("events:\n  - id: e1\n# The end\n", "events", {"id": "e2"})
    'events:\n  - id: e1\n  - id: "e2"\n# The end\n'
    """
    value, places = _parse(text)
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    key_line = places.get((name,))
    items = _items(value, name)
    if key_line is None:
        lines += [f"{name}:\n", *_item_lines(name, item, 2)]
    elif not items:
        at = key_line - 1
        if not _EMPTY.search(lines[at]):
            raise EditError(f"the list {name!r} is not written with a dash before each item")
        lines[at] = _EMPTY.sub(r":\1", lines[at], count=1)
        lines[at + 1 : at + 1] = _item_lines(name, item, 2)
    else:
        indent = _dash_indent(lines[places[name, 0] - 1], name)
        end = _end_of_list(lines, places[name, len(items) - 1], indent)
        lines[end:end] = _item_lines(name, item, indent)
    changed = "".join(lines)
    expected = {**(value or {}), name: [*items, _parse(to_yaml(item))[0]]}
    _check(changed, expected, name)
    return changed


def cut_item(text: str, name: str, item_id: str) -> str:
    r"""Take the item with an id out of a list of a mapping; one that is not there changes nothing.

    >>> cut_item("events:\n  - id: e1\n    type: AID\n  - id: e2\n", "events", "e1")
    'events:\n  - id: e2\n'
    """
    value, places = _parse(text)
    items = _items(value, name)
    numbers = [number for number, each in enumerate(items) if each.get("id") == item_id]
    if not numbers:
        return text
    number = numbers[0]
    lines = text.splitlines(keepends=True)
    start = places[name, number] - 1
    indent = _dash_indent(lines[start], name)
    if number + 1 < len(items):
        end = places[name, number + 1] - 1
        # Comments over the next item are about that.
        while end > start + 1 and lines[end - 1].lstrip(" ")[:1] in ("#", "\n"):
            end -= 1
    else:
        end = _end_of_list(lines, start + 1, indent)
    changed = "".join(lines[:start] + lines[end:])
    kept = [each for other, each in enumerate(items) if other != number]
    _check(changed, {**value, name: kept}, name)
    return changed


def set_word(text: str, key: str, old: str, new: str) -> str:
    r"""Write another word for a key of the mapping, if it has just the old one.

    >>> set_word("title: T\ncoding: none # yet\n", "coding", "none", "partial")
    'title: T\ncoding: partial # yet\n'
    """
    value, places = _parse(text)
    if not value or value.get(key) != old:
        return text
    lines = text.splitlines(keepends=True)
    at = places[(key,)] - 1
    lines[at] = re.sub(
        rf"({re.escape(key)}[\"']?\s*:\s*)[\"']?{old}\b[\"']?", rf"\g<1>{new}", lines[at], count=1
    )
    changed = "".join(lines)
    _check(changed, {**value, key: new}, key)
    return changed


def _parse(text: str) -> tuple[Any, dict[tuple[str | int, ...], int]]:
    try:
        value, places, _ = parse_yaml(text)
    except YamlError as error:
        raise EditError(f"line {error.line}: {error}") from error
    if value is not None and not isinstance(value, dict):
        raise EditError("expected a mapping of keys to values")
    return value, places


def _items(value: Any, name: str) -> list[Any]:
    items = (value or {}).get(name) or []
    if not isinstance(items, list) or not all(isinstance(each, dict) for each in items):
        raise EditError(f"{name!r} is no list of mappings")
    return items


def _item_lines(name: str, item: Mapping[str, Any], indent: int) -> list[str]:
    """The lines of an item, with its dash after so many spaces."""
    _, *lines = to_yaml({name: [item]}).splitlines(keepends=True)
    return [" " * indent + line[2:] for line in lines]


def _dash_indent(line: str, name: str) -> int:
    indent = len(_INDENT.match(line)[0])  # type: ignore[index]  # it matches nothing too
    if line[indent : indent + 2] not in ("- ", "-\n"):
        raise EditError(f"the list {name!r} is not written with a dash before each item")
    return indent


def _end_of_list(lines: list[str], start: int, indent: int) -> int:
    """Where a list ends of which an item begins before the line ``start``, from 0."""
    end = start
    for number in range(start, len(lines)):
        line = lines[number]
        words = line.lstrip(" ")
        depth = len(line) - len(words)
        is_note = words[:1] in ("#", "\n", "")
        if not is_note and (depth < indent or (depth == indent and words[:1] != "-")):
            break
        if not is_note or (depth > indent and words[:1] == "#"):
            end = number + 1
    return end


def _check(changed: str, expected: Any, name: str) -> None:
    """Raise EditError unless the changed text says just what it should."""
    if _plain(_parse(changed)[0]) != _plain(expected):
        raise EditError(f"the list {name!r} is written in a way that cannot be changed by lines")


def _plain(value: Any) -> Any:
    return {key: each for key, each in (value or {}).items() if each not in ([], None)}
