"""The annotations in a JSON value, whichever of the usual shapes it has, in one shape.

Taken are annotations, lists, pages and collections of the W3C, and what Hypothesis gives: the
answer of its search (``rows``), or the file that its sidebar exports (``annotations``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_MOST_NESTED = 1_000


@dataclass
class Body:
    """What is said: a text with its purpose, or the address of something."""

    value: str
    purpose: str
    said: dict[str, Any] = field(default_factory=dict)
    is_address: bool = False


@dataclass
class Target:
    """What it is said of: an address (of a text or of an annotation), or a text itself."""

    source: str
    selectors: list[dict[str, Any]] = field(default_factory=list)
    said: dict[str, Any] = field(default_factory=dict)
    text: str | None = None


@dataclass
class Read:
    """One annotation as it was read; ``facts`` are values like its creator."""

    id: str
    motivation: str
    bodies: list[Body]
    targets: list[Target]
    said: dict[str, Any]
    facts: dict[str, str]


def find_annotations(value: Any) -> Iterator[Read | str]:
    """Yield every annotation in a value, and a fault for whatever is none.

    >>> one = {"target": "a.txt", "bodyValue": "dull"}
    >>> [(each.bodies[0].value, each.targets[0].source) for each in find_annotations(one)]
    [('dull', 'a.txt')]
    """
    waiting, count = [value], 0
    while waiting:
        each = waiting.pop()
        if isinstance(each, list):
            waiting += reversed(each)
        elif not isinstance(each, dict):
            count += 1
            yield f"annotation {count} is {str(each)[:40]!r}; expected a mapping"
        elif (inner := _inside(each)) is not None:
            if not inner and isinstance(each.get("first"), str):
                yield f"the collection begins elsewhere, at {each['first']!r}; save its pages here"
            waiting += reversed(inner)
        else:
            count += 1
            yield _annotation(each) if "target" in each else f"annotation {count} has no target"


def _inside(value: dict[str, Any]) -> list[Any] | None:
    """What a page, a collection or an answer holds; None for a single annotation."""
    for key in ("rows", "annotations", "items", "@graph"):
        if isinstance(value.get(key), list):
            follows = value.get("next")
            return [*value[key], *([follows] if isinstance(follows, dict) else [])]
    if {"AnnotationPage", "AnnotationCollection"} & set(texts_of(value.get("type"))):
        first = value.get("first")
        return [first] if isinstance(first, dict) else []
    return None


def _annotation(value: dict[str, Any]) -> Read:
    motivation = next(iter(texts_of(value.get("motivation"))), "")
    bodies = [each for said in listed(value.get("body")) for each in _bodies(said, motivation)]
    if isinstance(value.get("bodyValue"), str):
        bodies.append(Body(value["bodyValue"], motivation or "commenting"))
    bodies += [Body(tag, "tagging") for tag in texts_of(value.get("tags"))]
    if isinstance(value.get("text"), str) and value["text"]:
        bodies.append(Body(value["text"], "commenting"))
    facts = {"creator": _agent(value.get("creator", value.get("user")))}
    for key in ("created", "modified", "updated"):
        facts[key] = value[key] if isinstance(value.get(key), str) else ""
    targets = [_target(each) for each in listed(value.get("target"))]
    references = texts_of(value.get("references"))
    if references:  # an answer to another annotation, as Hypothesis has it
        targets = [Target(references[-1])]
    return Read(
        text_of(value.get("id")),
        motivation,
        bodies,
        targets,
        value,
        {key: each for key, each in facts.items() if each},
    )


def _bodies(value: Any, motivation: str) -> Iterator[Body]:
    """A body, or those in a choice, list or composite of bodies."""
    waiting, left = [value], _MOST_NESTED
    while waiting and left:
        each, left = waiting.pop(), left - 1
        if isinstance(each, str):
            yield Body(each, motivation or "linking", is_address=True)
        elif isinstance(each, dict):
            purpose = next(iter(texts_of(each.get("purpose"))), motivation or "commenting")
            if isinstance(each.get("value"), str):
                yield Body(each["value"], purpose, each)
            elif isinstance(each.get("items"), list):
                waiting += reversed(each["items"])
            elif address := text_of(each.get("source")) or text_of(each.get("id")):
                yield Body(address, purpose, each, is_address=True)


def _target(value: Any) -> Target:
    if not isinstance(value, dict):
        return Target(text_of(value))
    source, text = value.get("source", value.get("id")), value.get("value")
    if isinstance(source, dict):
        text, source = source.get("value"), source.get("id", "")
    selectors = [each for each in listed(value.get("selector")) if isinstance(each, dict)]
    return Target(text_of(source), selectors, value, text if isinstance(text, str) else None)


def _agent(value: Any) -> str:
    """The name of whoever made an annotation, or else an address."""
    for each in listed(value):
        if isinstance(each, dict):
            named = (text_of(each.get(key)) for key in ("name", "nickname", "id"))
            return next((name for name in named if name), "")
        return text_of(each)
    return ""


def listed(value: Any) -> list[Any]:
    """The values where one may stand for a list, and nothing for none."""
    return value if isinstance(value, list) else [] if value is None else [value]


def texts_of(value: Any) -> list[str]:
    """The texts among the values."""
    return [each for each in listed(value) if isinstance(each, str)]


def text_of(value: Any) -> str:
    """A text, or an empty one for whatever is none."""
    return value if isinstance(value, str) else ""
