"""Write Markdown from words of people, which stay words: no markup comes of them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator


def prose(text: str) -> str:
    r"""Write a text as running words inside a line, with every sign escaped that is markup.

    >>> prose("a *b* | <i>")
    'a \\*b\\* | &lt;i&gt;'
    """
    escaped = html.escape(" ".join(text.split()), quote=False)
    return re.sub(r"([\\`*_~\[\]])", r"\\\1", escaped)


def paragraphs(text: str) -> str:
    r"""Write a text as paragraphs, one for each of its lines.

    >>> paragraphs("1. a\n\n# b")
    '1\\. a\n\n\\# b'
    """
    lines = [prose(line) for line in text.splitlines() if line.strip()]
    # Where a line begins, these would make it a heading, a rule or a list.
    return "\n\n".join(re.sub(r"^(\d*)([#+=.)-])", r"\1\\\2", line) for line in lines)


def code(text: str) -> str:
    """Write a text as code, also one with a backtick.

    >>> code("a|b"), code("`")
    ('`a|b`', '`` ` ``')
    """
    # A backtick needs a longer fence.
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence, space = "`" * (longest + 1), " " if longest else ""
    return f"{fence}{space}{' '.join(text.split())}{space}{fence}"


def grid(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    r"""Write a table from cells that are Markdown already.

    >>> print(grid(["pattern"], [["`a|b`"]]))
    | pattern |
    | --- |
    | `a\|b` |
    """
    return "\n".join(_lines(list(head), rows))


def _lines(head: list[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for row in rows:
        # A bar would end the cell, also one in code.
        cells = (cell.replace("|", r"\|") for cell in row)
        yield f"| {' | '.join(cells)} |"
