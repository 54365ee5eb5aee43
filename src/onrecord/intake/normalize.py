"""Bring a text into the form that a corpus keeps: NFC, lines that end with LF, no NUL."""

from __future__ import annotations

import re
import unicodedata

from onrecord.intake.found import UnreadableError, count


def normalize(text: str) -> tuple[str, list[str]]:
    r"""Give the text in that form, and what had to be changed.

    Raises UnreadableError if it has NUL characters or no words.

    >>> normalize("cafe\u0301\r\n")
    ('café\n', ['1 carriage return removed', 'normalized to NFC in 1 word'])
    """
    check_text(text)
    changes = []
    if text.startswith("\ufeff"):
        text = text.removeprefix("\ufeff")
        changes.append("byte order mark removed")
    if not text.strip():
        raise UnreadableError("has no text; leave the file out")
    text, faults = _end_lines(text)
    changes += faults
    if not unicodedata.is_normalized("NFC", text):
        # Nothing composes across a space or a line end, so words can be counted one by one.
        words = re.split("[ \n]", text)
        changed = sum(not unicodedata.is_normalized("NFC", word) for word in words)
        text = unicodedata.normalize("NFC", text)
        changes.append(f"normalized to NFC in {count(changed, 'word')}")
    return text, changes


def check_text(text: str) -> None:
    """Raise UnreadableError if there are NUL characters, as in pictures and programs."""
    if "\x00" in text:
        found = count(text.count("\x00"), "NUL character")
        raise UnreadableError(f"has {found}, so it is no text; convert it first")


def _end_lines(text: str) -> tuple[str, list[str]]:
    pairs = text.count("\r\n")
    text = text.replace("\r\n", "\n")
    alone = text.count("\r")
    changes = []
    if pairs:
        changes.append(f"{count(pairs, 'carriage return')} removed")
    if alone:
        changes.append(f"{count(alone, 'lone carriage return')} made line ends")
    return text.replace("\r", "\n"), changes
