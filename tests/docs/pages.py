"""The pages that people read, and the fenced blocks in them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from onrecord.layout import bundled

ROOT = bundled().root
PATTERNS = [
    "*.md",
    "benchmarks/*.md",
    "data/*/*.md",
    "docs/**/*.md",
    "schemas/*.md",
    "scripts/*.md",
]
PAGES = sorted({path for pattern in PATTERNS for path in ROOT.glob(pattern)})
_FENCE = re.compile(r"^( *)(`{3,})(.*)$")


class Block(NamedTuple):
    """A fenced block: the line on which it begins, the word after its fence, and its lines."""

    line: int
    language: str
    code: str


def name_of(page: Path) -> str:
    """Name a page by its path from the root."""
    return page.relative_to(ROOT).as_posix()


def read_blocks(text: str) -> list[Block]:
    """Read the blocks between backticks, in order; a block inside another is part of it."""
    blocks: list[Block] = []
    lines = enumerate(text.splitlines(), start=1)
    for number, line in lines:
        opened = _FENCE.match(line)
        if not opened:
            continue
        indent, ticks, info = opened.groups()
        inner = []
        for _, each in lines:
            if re.fullmatch(rf" *`{{{len(ticks)},}} *", each):
                break
            inner.append(each.removeprefix(indent))
        blocks.append(Block(number, info.strip().partition(" ")[0], "\n".join(inner) + "\n"))
    return blocks
