"""What stands in the features of a CAS, whose arrays and lists are structures of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.exchange.xmi.parse import name_feature

ANNOTATION = "uima.tcas.Annotation"
_ARRAY, _LIST = "uima.cas.ArrayBase", "uima.cas.ListBase"
# These say where an annotation is, not what it is.
_PLACES = {"begin", "end", "sofa"}


def is_a(structure: Any, kind: str) -> bool:
    """Whether a feature structure is of a type or of one below it."""
    at = structure.type
    while at is not None:
        if at.name == kind:
            return True
        at = at.supertype
    return False


def list_features(structure: Any) -> Iterator[tuple[str, Any]]:
    """List the features of a structure with their values, one by one; those without are left out.

    A value is a string, or another structure; of arrays and lists every item is a value.
    """
    for feature in structure.type.all_features:
        if feature.name in _PLACES:
            continue
        name = name_feature(feature.name)
        for value in _flatten(structure[feature.name]):
            if value is not None:
                yield name, _say(value)


def _flatten(value: Any) -> list[Any]:
    if not hasattr(value, "type"):
        return value if isinstance(value, list) else [value]
    if is_a(value, _ARRAY):
        return list(value.elements or ())
    if not is_a(value, _LIST):
        return [value]
    items: list[Any] = []
    seen: set[int] = set()
    while value is not None and hasattr(value, "head") and id(value) not in seen:
        seen.add(id(value))
        items.append(value.head)
        value = value.tail
    return items


def _say(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, (int, float)) else value
