"""Make text of marked-up text: a paragraph for each block, a blank line between two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lxml import etree

from onrecord.intake.found import UnreadableError, count

# What markup counts as white space; a no-break space is a character like any other.
_SPACE = re.compile(r"[ \t\n\r\f]+")


@dataclass(frozen=True)
class Rules:
    """What the elements of a kind of markup do to its text, by their names.

    ``is_dropped`` tells of an element whether it is left out with all that is in it.
    """

    blocks: frozenset[str]
    lines: frozenset[str]
    cells: frozenset[str]
    verbatim: frozenset[str]
    is_dropped: Callable[[Any], bool]


def names(words: str) -> frozenset[str]:
    """A set of names that are written in one line."""
    return frozenset(words.split())


def name_of(element: Any) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2].lower()


def check_log(parser: Any) -> None:
    """Raise UnreadableError if a parser gave up, so that it may have lost text."""
    for error in parser.error_log:
        if error.level == etree.ErrorLevels.FATAL:
            reason = error.message.partition(", use XML_PARSE_HUGE")[0].strip()
            raise UnreadableError(f"line {error.line}: {reason}; mend the markup")


def read_blocks(root: Any, rules: Rules) -> tuple[str, list[str]]:
    """Give the text of an element, and what was left out of it."""
    writer, dropped = _Writer(), Counter[str]()
    walk = etree.iterwalk(root, events=("start", "end"))
    for action, element in walk:
        name = name_of(element)
        if action == "start":
            if rules.is_dropped(element):
                dropped[name] += 1
                walk.skip_subtree()
                continue
            writer.start(name, rules)
            writer.write(element.text)
            continue
        if not rules.is_dropped(element):
            writer.end(name, rules)
        if element is not root:
            writer.write(element.tail)
    changes = [f"dropped {count(number, name)}" for name, number in sorted(dropped.items())]
    return writer.finish(), changes


class _Writer:
    """Collects the words of a block, and begins a new one where an element is a block."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._words: list[str] = []
        self._verbatim = 0

    def start(self, name: str, rules: Rules) -> None:
        if name in rules.blocks:
            self._end_block()
        if name in rules.verbatim:
            self._verbatim += 1
        if name in rules.lines:
            self._words.append("\n")

    def end(self, name: str, rules: Rules) -> None:
        if name in rules.blocks:
            self._end_block()
        if name in rules.verbatim:
            self._verbatim -= 1
        if name in rules.cells:
            self._words.append("\t")

    def write(self, words: str | None) -> None:
        if words:
            self._words.append(words if self._verbatim else _SPACE.sub(" ", words))

    def finish(self) -> str:
        self._end_block()
        return "\n\n".join(self._blocks) + "\n"

    def _end_block(self) -> None:
        block = "".join(self._words)
        self._words.clear()
        if self._verbatim:
            block = block.strip("\n")
        else:
            block = re.sub(r" *([\n\t]) *", r"\1", re.sub(" +", " ", block)).strip(" \n\t")
        if block.strip():
            # A blank line inside would part the block in two.
            self._blocks.append(re.sub(r"\n\n+", "\n", block))
