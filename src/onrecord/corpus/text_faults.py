"""What no text of a corpus may hold, in whichever file it stands."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator
from typing import Any

from onrecord.corpus.yaml_events import CONTROL, Path

BYTE_ORDER_MARK = "begins with a byte order mark; save the file as UTF-8 without it"
CARRIAGE_RETURN = "has a carriage return; end lines with LF"


def text_faults(text: str) -> Iterator[tuple[int, str]]:
    r"""Yield what is wrong with the text of a document, or of a file, and at which character.

    It must be NFC, with line feeds, and without NUL or byte order mark.

    >>> list(text_faults("a\r\n"))
    [(1, 'has a carriage return; end lines with LF')]
    """
    if text.startswith("\ufeff"):
        yield 0, BYTE_ORDER_MARK
    if "\0" in text:
        yield text.index("\0"), "has a NUL character; remove it"
    if "\r" in text:
        yield text.index("\r"), CARRIAGE_RETURN
    if not unicodedata.is_normalized("NFC", text):
        yield _first_not_normal(text), "not in Unicode normal form NFC; normalize the text"


def _first_not_normal(text: str) -> int:
    """Where the first line begins that is not NFC."""
    at = 0
    for line in text.split("\n"):
        if not unicodedata.is_normalized("NFC", line):
            return at
        at += len(line) + 1
    return 0


def value_faults(
    value: Any, texts: Collection[Path] = (), path: Path = ()
) -> Iterator[tuple[Path, str]]:
    r"""Yield what is wrong with the texts in a value read from JSON, and the path of each.

    No text may hold what a YAML file could not hold. ``texts`` are the paths of texts of documents,
    which have rules of their own.

    >>> list(value_faults({"title": "a\u0007"}))
    [(('title',), "the control character '\\x07' stands in the text; remove it")]
    """
    if isinstance(value, str):
        faults = (fault for _, fault in text_faults(value)) if path in texts else _faults(value)
        yield from ((path, fault) for fault in faults)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from ((path, f"key {key!r}: {fault}") for fault in _faults(key))
            yield from value_faults(each, texts, (*path, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from value_faults(each, texts, (*path, index))


def _faults(value: str) -> Iterator[str]:
    if found := CONTROL.search(value):
        yield f"the control character {found[0]!r} stands in the text; remove it"
    if not unicodedata.is_normalized("NFC", value):
        yield "not in Unicode normal form NFC; normalize the text"
