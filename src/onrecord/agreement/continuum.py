"""How coders divided texts that are laid end to end: the stretches of each, by type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.agreement.blocks import Blocks, Stretch, cut_blocks
from onrecord.agreement.characters import LABELS
from onrecord.agreement.units import PassRows


class Continuum:
    """How two or more coders divided documents that are laid end to end.

    ``length`` is how many characters these have. The gap at the end of one document goes on at the
    beginning of the next; stretches do not.
    """

    def __init__(self) -> None:
        self.length = 0
        self._by_type: dict[str, list[list[Stretch]]] = {}
        self._sentences: list[int] = []

    def add(
        self, passes: Sequence[PassRows], table: str, length: int, sentences: Sequence[int]
    ) -> None:
        """Add a document that all of the coders coded, and whose sentences begin there."""
        for label, coders in unitize(passes, table).items():
            found = self._by_type.setdefault(label, [[] for _ in passes])
            for stretches, more in zip(found, coders, strict=True):
                stretches += self._lay(more)
        begins = sorted({0, *(each for each in sentences if each < length)})
        self._sentences += [self.length + each for each in begins]
        self.length += length

    def to_blocks(self) -> Blocks:
        """Cut it into its sentences, those that a stretch reaches over together."""
        return cut_blocks(self._by_type, self.length, self._sentences)

    def _lay(self, stretches: Sequence[Stretch]) -> Iterator[Stretch]:
        return ((self.length + start, self.length + end) for start, end in stretches)


def unitize(passes: Sequence[PassRows], table: str) -> dict[str, list[list[Stretch]]]:
    """Give the stretches of each coder by the type of their units.

    Units of one coder and type that overlap are one stretch, since the coefficient knows none
    inside of others; those that only touch stay two. Each part of a parted unit is a stretch.
    """
    found: dict[str, list[list[Stretch]]] = {}
    for side, each in enumerate(passes):
        for unit in each.units:
            if unit.table == table:
                label = unit.values.get(LABELS[table]) or "-"
                found.setdefault(label, [[] for _ in passes])[side] += unit.spans
    return {label: [_merge(spans) for spans in coders] for label, coders in found.items()}


def _merge(spans: Sequence[Stretch]) -> list[Stretch]:
    merged: list[Stretch] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
