"""Read YAML safely: every scalar stays text, no key twice, no aliases, every node knows its line.

The usual loaders turn ``no`` into False and ``12:30`` into 750, take a key given twice, and build
the document by recursion, which deep nesting can crash. So the document is built here from the
events of libyaml's parser, which is the part of the standard that is hard to write.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

Path = tuple[str | int, ...]

_DEEPEST = 50
_NULLS = ("", "~", "null")
# What no text in YAML may hold, written as an escape.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class YamlError(ValueError):
    """Something a curated YAML file must not contain, with its line counted from 1."""

    def __init__(self, line: int, message: str) -> None:
        self.line = line
        super().__init__(message)


class Parsed(NamedTuple):
    """A document as dict, list and str, and the line of every key and item by its path.

    A key without a value is left out, since an empty field means that nothing is known; ``empty``
    has the paths of such keys.
    """

    value: Any
    lines: dict[Path, int]
    empty: list[Path]


def parse_yaml(text: str) -> Parsed:
    """Parse a document; raises YamlError at the first thing that is wrong.

    In braces every key must have a value: a comma in words without quotes begins another key.

    >>> parse_yaml("country: NO\\nnames: [a, b]").value
    {'country': 'NO', 'names': ['a', 'b']}
    """
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        line = _line_of(error, text)
        raise YamlError(line, f"not readable as YAML: {error.problem or error.context}") from error
    except yaml.reader.ReaderError as error:
        line = text.encode()[: error.position].count(b"\n") + 1
        raise YamlError(line, f"not readable as YAML: {error.reason}; remove them") from error
    return Parsed(builder.root, builder.lines, builder.empty)


def _line_of(error: yaml.MarkedYAMLError, text: str) -> int:
    """The line of a fault; what is still open at the end of the file is faulty where it began."""
    end = text.rstrip().count("\n")
    marks = [mark.line for mark in (error.problem_mark, error.context_mark) if mark]
    return min(next((line for line in marks if line <= end), end), end) + 1


class _Builder:
    """Builds the document from events; a stack instead of recursion."""

    def __init__(self) -> None:
        self.root: Any = None
        self.lines: dict[Path, int] = {}
        self.empty: list[Path] = []
        self._documents = 0
        self._stack: list[Any] = []
        self._path: list[str | int] = []
        self._keys: list[set[str]] = []
        self._in_braces: list[bool] = []
        self._key: str | None = None

    def take(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            raise YamlError(line, f"alias '*{event.anchor}'; write the value out instead")
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise YamlError(line, "a second YAML document begins here; keep one to a file")
        if isinstance(event, yaml.NodeEvent):
            if event.anchor:
                raise YamlError(line, f"anchor '&{event.anchor}'; write the value out instead")
            tag = getattr(event, "tag", None)
            if tag:
                raise YamlError(line, f"tag {tag!r}; every value is plain text here")
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, yaml.CollectionStartEvent):
            container: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
            self._open(container, line, is_flow=bool(event.flow_style))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        if CONTROL.search(event.value):
            raise YamlError(line, "a control character stands in the text; remove it")
        if self._stack and isinstance(self._stack[-1], dict) and self._key is None:
            if event.value in self._keys[-1]:
                raise YamlError(line, f"key {event.value!r} is given twice; keep one")
            self._keys[-1].add(event.value)
            self._key = event.value
            self.lines[(*self._path, event.value)] = line
            return
        is_plain = event.implicit[0]
        if is_plain and event.value in _NULLS:
            self._add_nothing(line)
        else:
            self._add(event.value, line)

    def _add_nothing(self, line: int) -> None:
        if self._key is not None and self._in_braces[-1]:
            fault = (
                f"key {self._key!r} has no value; put words that hold a comma in quotes, or "
                "remove the key"
            )
            raise YamlError(self.lines[(*self._path, self._key)], fault)
        if self._key is not None:
            self.empty.append((*self._path, self._key))
        self._add(None, line)

    def _open(self, container: dict[str, Any] | list[Any], line: int, *, is_flow: bool) -> None:
        if self._stack and isinstance(self._stack[-1], dict) and self._key is None:
            raise YamlError(line, "a key must be plain text")
        if len(self._stack) == _DEEPEST:
            raise YamlError(line, f"nested more than {_DEEPEST} deep")
        place = self._add(container, line)
        if place is not None:
            self._path.append(place)
        self._stack.append(container)
        self._keys.append(set())
        self._in_braces.append(is_flow)

    def _close(self) -> None:
        self._stack.pop()
        self._keys.pop()
        self._in_braces.pop()
        if self._path:
            self._path.pop()

    def _add(self, value: Any, line: int) -> str | int | None:
        if not self._stack:
            self.root = value
            self.lines[()] = line
            return None
        parent = self._stack[-1]
        if isinstance(parent, list):
            parent.append(value)
            self.lines[(*self._path, len(parent) - 1)] = line
            return len(parent) - 1
        key, self._key = self._key, None
        if value is not None:
            parent[key] = value
        return key
