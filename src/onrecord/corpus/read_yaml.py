"""Read a curated YAML file into a class of the model: every whole item, and every problem."""

from __future__ import annotations

import typing
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from onrecord.corpus.explain import explain
from onrecord.corpus.files import read_text, shown
from onrecord.corpus.origin import Origin
from onrecord.corpus.yaml_events import YamlError, parse_yaml
from onrecord.errors import Problem

Shape = TypeVar("Shape", bound=msgspec.Struct)
Item = TypeVar("Item", bound=msgspec.Struct)


def read_mapping(root: Path, path: Path, shape: type[Shape]) -> tuple[Shape | None, list[Problem]]:
    """Read a file that is one mapping; None where its shape is wrong."""
    value, problems = _parse(root, path)
    if value is None:
        return None, problems
    try:
        return msgspec.convert(value, shape, strict=False), []
    except msgspec.ValidationError:
        origin = Origin(root, shown(root, path))
        faults = explain(value, shape)
        return None, [origin.at(*keys).problem(fault) for keys, fault in faults]


def read_items(
    root: Path, path: Path, **lists: type[Item]
) -> tuple[dict[str, list[tuple[Item, Origin]]], list[Problem]]:
    """Read a file that is a mapping of lists, as ``records=Record``: the items that are whole."""
    value, problems = _parse(root, path)
    origin = Origin(root, shown(root, path))
    read: dict[str, list[tuple[Item, Origin]]] = {name: [] for name in lists}
    if value is None:
        return read, problems
    shape: Any = msgspec.defstruct(
        "Lists", [(name, list[item], []) for name, item in lists.items()], forbid_unknown_fields=True
    )
    faults = _faults(value, shape)
    problems = [origin.at(*keys).problem(fault) for keys, fault in faults]
    for name, item in lists.items():
        read[name] = list(whole_items(value.get(name), item, origin.at(name)))
    return read, problems


def whole_items(
    values: Any, shape: type[Item], origin: Origin
) -> typing.Iterator[tuple[Item, Origin]]:
    """Convert the items of a list that have the right shape; the others were explained."""
    for index, value in enumerate(values if isinstance(values, list) else []):
        try:
            yield msgspec.convert(value, shape, strict=False), origin.at(index)
        except msgspec.ValidationError:
            continue


def _faults(value: Any, shape: Any) -> list[tuple[tuple[str | int, ...], str]]:
    try:
        msgspec.convert(value, shape, strict=False)
    except msgspec.ValidationError:
        return list(explain(value, shape))
    return []


def _parse(root: Path, path: Path) -> tuple[dict[str, Any] | None, list[Problem]]:
    file = shown(root, path)
    text, _, problems = read_text(root, path)
    if text is None:
        return None, problems
    try:
        value, _ = parse_yaml(text)
    except YamlError as error:
        return None, [Problem(file, error.line, str(error))]
    if value is None:
        return None, [Problem(file, 1, "empty; expected a mapping of keys to values")]
    if not isinstance(value, dict):
        kind = "a list" if isinstance(value, list) else "text"
        return None, [Problem(file, 1, f"expected a mapping of keys to values, not {kind}")]
    return value, []
