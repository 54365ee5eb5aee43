"""Parse one line of a JSON Lines file, without trusting it."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from onrecord.corpus.origin import Origin
from onrecord.errors import Problem


class _RepeatedError(Exception):
    """A mapping has a key twice."""


def parse_line(line: bytes, origin: Origin) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Parse a line that must be a mapping; None, and what is wrong, where it is none."""
    try:
        text = line.decode()
    except UnicodeDecodeError as error:
        wrong = line[error.start]
        return None, [origin.problem(f"not UTF-8: byte 0x{wrong:02x}; save the file as UTF-8")]
    if not text.strip():
        return None, [origin.problem("empty line; expected a mapping in JSON, or nothing at all")]
    try:
        value = json.loads(text, object_pairs_hook=_unrepeated)
    except _RepeatedError as error:
        return None, [origin.problem(str(error))]
    except json.JSONDecodeError as error:
        fault = f"not JSON, at character {error.pos + 1}: {error.msg}; mend or remove the line"
        return None, [origin.problem(fault)]
    except (RecursionError, ValueError):
        return None, [origin.problem("not readable as JSON: too deep, or a number too long")]
    if _has_half_pair(value):
        return None, [origin.problem("half of a surrogate pair stands in a text; remove it")]
    if not isinstance(value, dict):
        return None, [origin.problem("expected a mapping of keys to values in each line")]
    return value, []


def _has_half_pair(value: Any) -> bool:
    """Whether an escape has put into a text what no file can hold."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False


def repeated_keys(line: bytes, item: msgspec.Struct) -> list[str]:
    """What is wrong with a line in which a mapping has a key twice, or nothing.

    Parsers keep the last of them, so that something that was written would silently be lost.
    ``item`` is what a parser made of the line: written again it has as many colons, if none is
    lost and no value is the default, and if no colon of the line hides behind an escape.
    """
    if line.count(b":") == msgspec.json.encode(item).count(b":") and b"\\u003" not in line:
        return []
    try:
        json.loads(line, object_pairs_hook=_unrepeated)
    except _RepeatedError as error:
        return [str(error)]
    return []


def _unrepeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _RepeatedError(f"key {twice!r} is given twice; keep one")
    return found
