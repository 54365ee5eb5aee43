"""The style that lights the words of a row when its card is pointed at, and the other way round.

It is the same for every document: rows are numbered on their page, not named. So no page needs
JavaScript for it, and no text of a document gets into a style sheet.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from datasette import NotFound, Response

# Browsers look through the page for each rule at every move of the pointer.
_MOST = 400
_STEP = 50
_AT_THE_BOTTOM = (
    "position:fixed;inset:auto .5rem .5rem;max-height:45vh;overflow-y:auto;z-index:6;"
    "box-shadow:0 2px 12px rgb(0 0 0 / .35)"
)
_GROUPS = ("who", "whom", "when", "where", "what")


def rules_up_to(rows: int) -> int:
    """How many rows the style of a page must know, in steps, so that few styles serve all."""
    return min(_MOST, -(-max(rows, 1) // _STEP) * _STEP)


async def show_lit_css(request: Any) -> Any:
    """Give the style for a number of rows."""
    count = int(request.url_vars["count"])
    if count != rules_up_to(count):
        raise NotFound("there is no such style")
    return Response(
        _style(count),
        content_type="text/css; charset=utf-8",
        headers={"cache-control": "max-age=86400"},
    )


@lru_cache(maxsize=_MOST // _STEP)
def _style(count: int) -> str:
    return "".join(map(_rule, range(count))) + _sheet(count)


def _sheet(count: int) -> str:
    """On a narrow screen the card of the row that was jumped to lies at the bottom, on the text."""
    cards = ",".join(f"main:has(.t{n}:target) .c{n}" for n in range(count))
    closes = ",".join(f"main:has(.t{n}:target) .c{n} .close" for n in range(count))
    return (
        f"@media (max-width: 60rem) {{ {cards} {{ {_AT_THE_BOTTOM} }}"
        f" {closes} {{ display: block }} }}\n"
    )


def _rule(n: int) -> str:
    fields = "".join(
        f".r{n}-{group}{{box-shadow:inset 0 -.2em var(--{group})}}" for group in _GROUPS
    )
    return (
        f"main:has(.t{n}:target,.c{n}:hover,.c{n}:focus-within){{"
        f".r{n}{{background:var(--lit);outline:var(--lit-outline,none)}}{fields}"
        f".c{n}{{border-color:var(--focus);outline:var(--lit-outline,none)}}}}"
        f"main:has(.r{n}:hover) .c{n}{{background:var(--lit)}}"
        f"main:has(.m{n}:hover,.m{n}:focus-within) .a{n}{{background:var(--lit)}}\n"
    )
