"""Passes as codings of every character of a text, by which unitizing is measured."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.agreement.units import PassRows

# By what the units of each table are told apart.
LABELS = {"events": "event_type", "quotes": "quote_type", "appointments": "action"}
# What a coder has at a character: nothing, or the labels of the units there.
Label = str


def label_characters(
    passes: Sequence[PassRows], table: str, length: int, sentences: Sequence[int]
) -> Iterator[tuple[int, int, tuple[Label, ...]]]:
    """Yield stretches of a text: the number of the sentence, how long it is, and the labels there.

    The labels are those of each pass, in order: empty outside of its units, else the types of the
    units there, in order of the alphabet and parted by a space. Together the stretches are the
    whole text.

    >>> from onrecord.agreement.units import Unit
    >>> one = PassRows("a1", [Unit("events", "d-e1", "e1", ((2, 5),), {"event_type": "AID"})])
    >>> list(label_characters([one, PassRows("a2", [])], "events", 9, [0, 4]))
    [(0, 2, ('', '')), (0, 2, ('AID', '')), (1, 1, ('AID', '')), (1, 4, ('', ''))]
    """
    changes: dict[int, list[tuple[int, str, int]]] = defaultdict(list)
    for side, each in enumerate(passes):
        for unit in each.units:
            if unit.table == table:
                label = unit.values.get(LABELS[table]) or "-"
                for start, end in unit.spans:
                    changes[start].append((side, label, 1))
                    changes[end].append((side, label, -1))
    cuts = sorted({0, length, *changes, *(each for each in sentences if each < length)})
    here: list[Counter[str]] = [Counter() for _ in passes]
    labels = ["" for _ in passes]
    for start, end in pairwise(cuts):
        for side, label, step in changes.get(start, ()):
            here[side][label] += step
        for side in {side for side, _, _ in changes.get(start, ())}:
            here[side] = +here[side]
            labels[side] = " ".join(sorted(here[side]))
        yield max(bisect_right(sentences, start) - 1, 0), end - start, tuple(labels)
