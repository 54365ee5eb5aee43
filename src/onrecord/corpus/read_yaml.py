"""Read a curated YAML file into a class of the model: every whole item, and every problem."""

from __future__ import annotations

import types
import typing
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from onrecord.corpus.empty_keys import empty_key_faults
from onrecord.corpus.explain import explain
from onrecord.corpus.files import read_text, shown
from onrecord.corpus.origin import Origin
from onrecord.corpus.yaml_events import YamlError, parse_yaml
from onrecord.errors import Problem

Shape = TypeVar("Shape", bound=msgspec.Struct)
Item = TypeVar("Item", bound=msgspec.Struct)


def read_mapping(root: Path, path: Path, shape: type[Shape]) -> tuple[Shape | None, list[Problem]]:
    """Read a file that is one mapping; None where its shape is wrong."""
    value, problems = parse_mapping(root, path, shape)
    if value is None:
        return None, problems
    found, faults = convert_mapping(value, shape, Origin(root, shown(root, path)))
    return found, problems + faults


def convert_mapping(
    value: dict[str, Any], shape: type[Shape], origin: Origin
) -> tuple[Shape | None, list[Problem]]:
    """Convert a mapping that was read; None where its shape is wrong."""
    try:
        return msgspec.convert(value, shape, strict=False), []
    except msgspec.ValidationError:
        faults = explain(value, shape)
        return None, [origin.at(*keys).problem(fault) for keys, fault in faults]


def read_items(
    root: Path, path: Path, name: str, shape: type[Item]
) -> tuple[list[tuple[Item, Origin]], list[Problem]]:
    """Read a file that is a mapping with one list, as ``records``: the items that are whole."""
    items_of = msgspec.defstruct("Items", [(name, types.GenericAlias(list, (shape,)))])
    value, problems = parse_mapping(root, path, items_of)
    origin = Origin(root, shown(root, path))
    if value is None:
        return [], problems
    listed = value.get(name, [])
    problems += [
        origin.at(key).problem(f"unknown key {key!r}; expected {name!r}")
        for key in value
        if key != name
    ]
    items = list(whole_items(listed, shape, origin.at(name)))
    if not isinstance(listed, list) or len(items) < len(listed):
        faults = explain(listed, types.GenericAlias(list, (shape,)), (name,))
        problems += [origin.at(*keys).problem(fault) for keys, fault in faults]
    return items, problems


def whole_items(
    values: Any, shape: type[Item], origin: Origin
) -> typing.Iterator[tuple[Item, Origin]]:
    """Convert the items of a list that have the right shape; the others were explained."""
    for index, value in enumerate(values if isinstance(values, list) else []):
        try:
            yield msgspec.convert(value, shape, strict=False), origin.at(index)
        except msgspec.ValidationError:
            continue


def parse_mapping(
    root: Path, path: Path, shape: type[msgspec.Struct]
) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Read a file that must be a mapping, whatever is in it.

    Only of keys that have no value is it said here that ``shape`` does not know them.
    """
    file = shown(root, path)
    text, _, problems = read_text(root, path)
    if text is None:
        return None, problems
    try:
        value, _, empty = parse_yaml(text)
    except YamlError as error:
        return None, [Problem(file, error.line, str(error))]
    if value is None:
        return None, [Problem(file, 1, "empty; expected a mapping of keys to values")]
    if not isinstance(value, dict):
        kind = "a list" if isinstance(value, list) else "text"
        return None, [Problem(file, 1, f"expected a mapping of keys to values, not {kind}")]
    origin = Origin(root, file)
    return value, [
        origin.at(*keys).problem(fault) for keys, fault in empty_key_faults(empty, shape)
    ]
