"""Say everything that is wrong with the shape of a curated mapping, with the path of each fault.

msgspec stops at the first fault, which is right for the many files that have none; this walks the
same classes for the few that have some.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.corpus.yaml_events import Path
from onrecord.errors import nearest

Fault = tuple[Path, str]


def explain(value: Any, shape: Any, path: Path = ()) -> Iterator[Fault]:
    """Yield a path and a message for every way in which a value is not of that shape.

    ``value`` is built of dict, list and str, and what else JSON has; ``shape`` is a class of the
    model or a type hint.

    >>> from onrecord.corpus.model import Place
    >>> list(explain({"nam": "Lima"}, Place))
    [(('nam',), "unknown key 'nam'; nearest 'name'")]
    """
    origin = typing.get_origin(shape)
    if shape is Any:
        return  # what is in it is read later, for what it turns out to be
    if isinstance(shape, type) and issubclass(shape, msgspec.Struct):
        yield from _explain_mapping(value, shape, path)
    elif origin in (typing.Union, types.UnionType):
        yield from _explain_choice(value, typing.get_args(shape), path)
    elif origin is list:
        if not isinstance(value, list):
            yield path, f"expected a list, not {_show(value)}"
            return
        for index, item in enumerate(value):
            yield from explain(item, typing.get_args(shape)[0], (*path, index))
    elif origin is dict:
        if not isinstance(value, dict):
            yield path, f"expected a mapping of ids to words, not {_show(value)}"
            return
        for key, item in value.items():
            yield from explain(item, typing.get_args(shape)[1], (*path, key))
    elif shape in (int, float):
        if not _is_number(value, shape):
            yield path, f"expected {_describe(shape)}, not {_show(value)}"
    elif not isinstance(value, str):
        yield path, f"expected text, not {_show(value)}"


def _is_number(value: Any, shape: type[int] | type[float]) -> bool:
    """Whether a number is written, in YAML as text."""
    if shape is int and isinstance(value, str):
        return value.isascii() and value.isdigit()
    try:
        msgspec.convert(value, shape, strict=False)
    except msgspec.ValidationError:
        return False
    return not isinstance(value, bool)


def _explain_mapping(value: Any, shape: type[msgspec.Struct], path: Path) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield path, f"expected {_describe_mapping(shape)}, not {_show(value)}"
        return
    hints = typing.get_type_hints(shape)
    for key, item in value.items():
        if key in hints:
            yield from explain(item, hints[key], (*path, key))
        else:
            yield (*path, key), f"unknown key {key!r}{nearest(key, hints)}"
    for field in msgspec.structs.fields(shape):
        if field.required and field.name not in value:
            yield path, f"no {field.name}; add '{field.name}: ...'"


def _explain_choice(value: Any, shapes: tuple[Any, ...], path: Path) -> Iterator[Fault]:
    """A value is held against the alternative that has its own kind: text, mapping or list."""
    if value is None and type(None) in shapes:
        return  # in JSON, where a key can say that it has no value
    for shape in shapes:
        is_list = typing.get_origin(shape) is list
        is_mapping = isinstance(shape, type) and issubclass(shape, msgspec.Struct)
        is_number = shape in (int, float)
        kind = list if is_list else dict if is_mapping else (str, int, float) if is_number else str
        if isinstance(value, kind) and shape is not type(None):
            yield from explain(value, shape, path)
            return
    shapes = tuple(shape for shape in shapes if shape is not type(None))
    wanted = [_describe(shape) for shape in shapes]
    if wanted == ["a mapping"]:
        wanted = [_describe_mapping(shapes[0])]
    yield path, f"expected {' or '.join(wanted)}, not {_show(value)}"


def _describe_mapping(shape: type[msgspec.Struct]) -> str:
    """Name the keys that a mapping needs, or where it needs none, those that it can have."""
    fields = msgspec.structs.fields(shape)
    needed = [field.name for field in fields if field.required] or [each.name for each in fields]
    return f"a mapping with {', '.join(needed)}"


def _describe(shape: Any) -> str:
    if shape is str:
        return "text"
    if shape is int:
        return "a whole number"
    if shape is float:
        return "a number"
    return "a list" if typing.get_origin(shape) is list else "a mapping"


def _show(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return repr(value if len(value) <= 60 else value[:57] + "...")
    if isinstance(value, (bool, int, float)):
        return repr(value).lower()
    return "a list" if isinstance(value, list) else "a mapping"
