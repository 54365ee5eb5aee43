"""Find keys that stand in a curated file without a value and mean nothing there."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from onrecord.corpus.explain import Fault
from onrecord.corpus.yaml_events import Path
from onrecord.errors import nearest


def empty_key_faults(paths: Iterable[Path], shape: Any) -> Iterator[Fault]:
    """Yield a path and a message for every key without a value that is no key of its mapping.

    A key of the model may be empty, and then says nothing; one that is misspelled says nothing
    either, so its value would be missed. ``shape`` is the class or type hint of the whole file.

    >>> from onrecord.corpus.model import Place
    >>> list(empty_key_faults([("nam",), ("country",)], Place))
    [(('nam',), "unknown key 'nam'; nearest 'name'")]
    """
    for path in paths:
        shapes = [shape]
        for key in path[:-1]:
            shapes = [inner for each in shapes for inner in _inside(each, key)]
        name = path[-1]
        if any(True for each in shapes for _ in _inside(each, name)):
            if any(typing.get_origin(each) is dict for each in _alternatives(shapes)):
                yield path, f"key {name!r} has no value; write one, or remove the key"
            continue
        structs = [each for each in _alternatives(shapes) if _is_struct(each)]
        if structs:
            hints = {key: None for each in structs for key in typing.get_type_hints(each)}
            yield path, f"unknown key {name!r}{nearest(str(name), hints)}"


def _inside(shape: Any, key: str | int) -> Iterator[Any]:
    """What may stand at a key or index of a value of that shape."""
    for each in _alternatives([shape]):
        if _is_struct(each):
            hints = typing.get_type_hints(each)
            if key in hints:
                yield hints[key]
        elif typing.get_origin(each) is (list if isinstance(key, int) else dict):
            yield typing.get_args(each)[-1]


def _alternatives(shapes: Iterable[Any]) -> Iterator[Any]:
    for shape in shapes:
        if typing.get_origin(shape) in (typing.Union, types.UnionType):
            yield from _alternatives(typing.get_args(shape))
        else:
            yield shape


def _is_struct(shape: Any) -> bool:
    return isinstance(shape, type) and issubclass(shape, msgspec.Struct)
