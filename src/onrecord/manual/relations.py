"""Draw the tables and which columns of one refer to which other, as an SVG."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.schema.model import Table

# Widths of characters differ between fonts, so boxes have room for the widest usual one.
_CHARACTER, _LINE, _HEAD, _PADDING = 7.3, 17, 26, 10
_GAP_ACROSS, _GAP_DOWN, _MARGIN = 90, 22, 20
# The qualitative palette "Dark2" of ColorBrewer: ties to one table share a color.
_INKS = ("#1b9e77", "#d95f02", "#7570b3", "#e7298a", "#66a61e", "#a6761d", "#666666")
_STYLE = (
    "text{font:12px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;fill:#1d1f24}"
    ".head{font-weight:bold}"
    ".box{fill:#fff;stroke:#8a93a3}.dataset{fill:#fdf0d5;stroke:#a8690a}"
    ".tie{fill:none;stroke-opacity:.75;stroke-width:1.3}"
)


@dataclass(frozen=True)
class _Box:
    """A table on the drawing: its columns that refer to others, and where it stands."""

    table: Table
    columns: tuple[tuple[str, str], ...]
    x: float = 0
    y: float = 0

    @cached_property
    def lines(self) -> list[str]:
        return [f"{name} → {target}" for name, target in self.columns]

    @cached_property
    def width(self) -> float:
        return max(map(len, (self.table.name, *self.lines))) * _CHARACTER + 2 * _PADDING

    @cached_property
    def height(self) -> float:
        return _HEAD + len(self.lines) * _LINE + (_PADDING / 2 if self.lines else 0)

    def middle(self, number: int) -> float:
        """How far down the middle of a line is."""
        return self.y + _HEAD + (number + 0.5) * _LINE


def draw_relations(tables: Mapping[str, Table]) -> str:
    """Draw every table but the vocabularies as a box, left of all tables that it refers to.

    A box lists the columns that refer to other tables. From each a tie leads to the right, to the
    box of its table; a vocabulary has none, and a table of the same column only stands beside or
    below. The same tables give the same text.
    """
    shown = {name: each for name, each in tables.items() if each.kind != "vocabulary"}
    boxes = _place([[_box(shown[name]) for name in each] for each in _arrange(shown)])
    width = round(max(box.x + box.width for box in boxes.values()) + _MARGIN)
    height = round(max(box.y + box.height for box in boxes.values()) + _MARGIN)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        f' width="{width}" height="{height}" role="img" aria-labelledby="title">',
        '<title id="title">The tables, and which columns of one refer to which other</title>',
        f"<style>{_STYLE}</style>",
        f'<rect width="{width}" height="{height}" fill="#f7f7f5"/>',
        *_ties(boxes),
        *(part for box in boxes.values() for part in _draw(box)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _box(table: Table) -> _Box:
    pairs = [(name, key.table) for key in table.foreign_keys for name in key.fields]
    return _Box(table, tuple(dict.fromkeys(pairs)))


def _arrange(shown: Mapping[str, Table]) -> list[list[str]]:
    """Arrange tables in columns from left to right: what refers to others stands left of them.

    Tables that refer to each other, around a circle, share a column.
    """
    reached = {name: _reach(name, shown) for name in shown}

    def depth(name: str) -> int:
        below = [each for each in reached[name] if name not in reached[each]]
        return max((depth(each) + 1 for each in below), default=0)

    depths = {name: depth(name) for name in shown}
    order = range(max(depths.values()), -1, -1)
    return [[name for name in shown if depths[name] == each] for each in order]


def _reach(name: str, shown: Mapping[str, Table]) -> set[str]:
    """Name the tables that one refers to, itself or through others."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        targets = {key.table for key in shown[waiting.pop()].foreign_keys}
        waiting += [each for each in targets if each in shown and each not in found]
        found |= targets & set(shown)
    return found


def _place(columns: list[list[_Box]]) -> dict[str, _Box]:
    """Give every box its place: columns from left to right, each in the middle of the height."""
    heights = [sum(box.height + _GAP_DOWN for box in boxes) - _GAP_DOWN for boxes in columns]
    placed, x = {}, float(_MARGIN)
    for boxes, height in zip(columns, heights, strict=True):
        y = _MARGIN + (max(heights) - height) / 2
        for box in boxes:
            placed[box.table.name] = replace(box, x=x, y=y)
            y += box.height + _GAP_DOWN
        x += max(box.width for box in boxes) + _GAP_ACROSS
    return placed


def _ties(boxes: Mapping[str, _Box]) -> Iterator[str]:
    inks: dict[str, str] = {}
    for box in boxes.values():
        for number, (_, target) in enumerate(box.columns):
            if target in boxes and boxes[target].x > box.x:
                ink = inks.setdefault(target, _INKS[len(inks) % len(_INKS)])
                path = _path(box.x + box.width, box.middle(number), boxes[target])
                yield f'<path class="tie" stroke="{ink}" d="{path}"/>'


def _path(x: float, y: float, end: _Box) -> str:
    middle, down = (x + end.x) / 2, end.y + _HEAD / 2
    return f"M{x:.0f} {y:.0f}C{middle:.0f} {y:.0f} {middle:.0f} {down:.0f} {end.x:.0f} {down:.0f}"


def _draw(box: _Box) -> Iterator[str]:
    kind = "box dataset" if box.table.kind == "dataset" else "box"
    size = f'width="{box.width:.0f}" height="{box.height:.0f}"'
    yield f'<rect class="{kind}" x="{box.x:.0f}" y="{box.y:.0f}" rx="4" {size}/>'
    left, name = round(box.x + _PADDING), html.escape(box.table.name)
    yield f'<text class="head" x="{left}" y="{box.y + _HEAD - 8:.0f}">{name}</text>'
    for number, line in enumerate(box.lines):
        # What stands at a baseline looks centered a third of its height above it.
        yield f'<text x="{left}" y="{box.middle(number) + 4:.0f}">{html.escape(line)}</text>'
