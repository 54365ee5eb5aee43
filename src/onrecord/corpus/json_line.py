"""Read one line of a JSON Lines file into a class of the model, without trusting it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache
from typing import Any, TypeVar

import msgspec

from onrecord.corpus.explain import explain
from onrecord.corpus.origin import Origin
from onrecord.corpus.text_faults import BYTE_ORDER_MARK, CARRIAGE_RETURN, value_faults
from onrecord.corpus.yaml_events import Path
from onrecord.errors import Problem

Item = TypeVar("Item", bound=msgspec.Struct)

UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
_TOO_DEEP = "not readable as JSON: too deep, or a number too long"
# What can put into a text that which no text may hold: escapes, and what JSON takes as it is.
_ESCAPE = re.compile(rb"\\[bfru]")
_AS_IT_IS = (b"\r", b"\x7f", b"\xef\xbb\xbf")


class _RepeatedError(Exception):
    """A mapping has a key twice."""


def read_line(
    line: bytes, shape: type[Item], origin: Origin, texts: Collection[Path] = ()
) -> tuple[Item | None, list[Problem]]:
    """Read a line: None where its shape is wrong, and every problem.

    A key given twice, and a text that holds what none may hold, are problems of an item that is
    read all the same, so that what else is wrong with it can be told. ``texts`` are the paths of
    texts of documents. Numbers may be written as text, as they are in YAML.
    """
    try:
        return _read_line(line, shape, origin, texts)
    except RecursionError:
        return None, [origin.problem(_TOO_DEEP)]


def _read_line(
    line: bytes, shape: type[Item], origin: Origin, texts: Collection[Path]
) -> tuple[Item | None, list[Problem]]:
    try:
        item = _decoder(shape).decode(line)
    except UNREADABLE:
        item = None
    if item is not None and _is_plain(line):
        return item, []
    value, problems = parse_line(line, origin)
    if value is None:
        return item, problems
    if b"\r" in line:
        problems.append(origin.problem(CARRIAGE_RETURN))
    found = [] if item is not None else list(explain(value, shape))
    found += value_faults(value, texts)
    problems += [origin.at(*path).problem(fault) for path, fault in found]
    if item is None and not problems:
        problems.append(origin.problem(_TOO_DEEP))
    return item, problems


def _is_plain(line: bytes) -> bool:
    """Whether nothing can be wrong with a line that was read, as with nearly all lines.

    Parsers keep the last of two values with the same key. Read and written again, a line has as
    many colons as before, if no value is lost and if no colon hides behind an escape.
    """
    return (
        line.count(b":") == msgspec.json.encode(msgspec.json.decode(line)).count(b":")
        and not any(each in line for each in _AS_IT_IS)
        and not _ESCAPE.search(line)
        and unicodedata.is_normalized("NFC", line.decode())
    )


@lru_cache(maxsize=16)
def _decoder(shape: type[Item]) -> msgspec.json.Decoder[Item]:
    return msgspec.json.Decoder(shape, strict=False)


def parse_line(line: bytes, origin: Origin) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Parse a line that must be a mapping; None, and what is wrong, where it is none."""
    try:
        text = line.decode()
    except UnicodeDecodeError as error:
        wrong = line[error.start]
        return None, [origin.problem(f"not UTF-8: byte 0x{wrong:02x}; save the file as UTF-8")]
    if text.startswith("\ufeff"):
        return None, [origin.problem(BYTE_ORDER_MARK)]
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
        return None, [origin.problem(_TOO_DEEP)]
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


def _unrepeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _RepeatedError(f"key {twice!r} is given twice; keep one")
    return found
