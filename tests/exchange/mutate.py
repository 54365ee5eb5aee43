"""Break files of annotations in the ways that disks, editors, converters and enemies do."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

# What readers trip over: numbers out of range, ends of lines, marks of other syntaxes, bad UTF-8.
TOKENS = (
    b"-1",
    b"0",
    b"99999999999999999999",
    b"1e308",
    b"NaN",
    b"null",
    b"\t",
    b"\r\n",
    b"\r",
    b"\n\n",
    b";",
    b":",
    b"|",
    b"[1]",
    b"_",
    b"*",
    b"\\",
    b'"',
    b"'",
    b"{",
    b"}",
    b"[",
    b"]",
    b"<",
    b"</",
    b"&",
    b"&#0;",
    b"&lol;",
    b"<![CDATA[",
    b"<!DOCTYPE a SYSTEM 'file:///etc/hostname'>",
    b"../../x",
    b"/etc/hostname",
    b"\x00",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"\xe2\x80\xae",
    "é😀\u0301".encode(),
    b"%09",
    b"T1",
    b"E1",
    b"#",
)
_NUMBER = re.compile(rb"\d+")
_LONGEST_CUT = 400
_MOST_TIMES = 300


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The content with one to six mistakes in it."""
    for _ in range(chance.randint(1, 6)):
        content = chance.choice(_MUTATIONS)(content, chance)
    return content


def _flip(content: bytes, chance: random.Random) -> bytes:
    if not content:
        return b"\x80"
    at = chance.randrange(len(content))
    return content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :]


def _insert(content: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(content))
    return content[:at] + chance.choice(TOKENS) + content[at:]


def _cut(content: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(content, chance)
    return content[:start] + content[end:]


def _repeat(content: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(content, chance)
    return content[:end] + content[start:end] + content[end:]


def _pile_up(content: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(content))
    few = content[start : start + chance.randint(1, 30)]
    return content[:start] + few * chance.randint(2, _MOST_TIMES) + content[start:]


def _end_early(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randint(0, len(content))]


def _change_number(content: bytes, chance: random.Random) -> bytes:
    found = list(_NUMBER.finditer(content))
    if not found:
        return content
    number = chance.choice(found)
    other = str(int(number[0][:18]) + chance.choice((-1, 1, 7, -100, 10**6))).encode()
    return content[: number.start()] + other + content[number.end() :]


def _swap_lines(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    first, second = (chance.randrange(len(lines)) for _ in range(2))
    lines[first], lines[second] = lines[second], lines[first]
    return b"\n".join(lines)


def _drop_line(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    del lines[chance.randrange(len(lines))]
    return b"\n".join(lines)


def _stretch(content: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randint(0, len(content))
    return start, min(start + chance.randint(1, _LONGEST_CUT), len(content))


_MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flip,
    _insert,
    _cut,
    _repeat,
    _pile_up,
    _end_early,
    _change_number,
    _swap_lines,
    _drop_line,
)
