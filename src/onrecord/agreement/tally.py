"""Count how the fields and bounds of units were coded, over any number of documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from onrecord.agreement.characters import label_characters
from onrecord.agreement.continuum import Continuum
from onrecord.agreement.disagreements import name_units, shared_value
from onrecord.agreement.fields import FIELDS, KINDS
from onrecord.agreement.match import Group, group_units, jaccard
from onrecord.agreement.read_passes import DocumentPasses
from onrecord.agreement.units import PassRows

# Two annotators, or none for all of them together.
Who = tuple[str, ...]
ALL: Who = ()
# The values that each coder gave to one thing; those who do not have it are left out.
Pattern = tuple[str | None, ...]
# Of one sentence: how many characters were labeled in each way.
Labeled = list[tuple[Pattern, int]]


class Tally:
    """How documents were coded, in counts of patterns, which need little room.

    ``documents`` has how many there are for each pair of annotators, and for ``ALL`` of them
    together where there are three or more; ``found`` by which of two annotators units were found,
    as ``"both"``, ``"first"`` and ``"second"``; ``overlaps`` how well the words of matched units
    overlap; ``continua`` how two annotators divided the texts; ``values`` how each field of matched
    units was coded; ``sentences`` how the characters of each sentence were.
    """

    def __init__(self) -> None:
        self.annotators: set[str] = set()
        self.documents: Counter[Who] = Counter()
        self.found: dict[tuple[Who, str], Counter[str]] = defaultdict(Counter)
        self.overlaps: dict[tuple[Who, str], Counter[float]] = defaultdict(Counter)
        self.continua: dict[tuple[Who, str], Continuum] = defaultdict(Continuum)
        self.values: dict[tuple[Who, str, str], Counter[Pattern]] = defaultdict(Counter)
        self.sentences: dict[tuple[Who, str], list[Labeled]] = defaultdict(list)

    def add(self, document: DocumentPasses) -> None:
        """Count the passes over a document; one that has fewer than two adds nothing."""
        passes = document.passes
        if len(passes) < 2:
            return
        self.annotators.update(each.annotator_id for each in passes)
        for pair in combinations(passes, 2):
            groups = group_units(pair)
            who = tuple(each.annotator_id for each in pair)
            self._add_found(who, groups)
            for table in KINDS:
                continuum = self.continua[who, table]
                continuum.add(pair, table, document.length, document.sentences)
            self._add(who, document, pair, groups)
        groups = group_units(passes) if len(passes) > 2 else groups
        self._add(ALL, document, passes, groups)

    def who(self) -> list[Who]:
        """The pairs of annotators who coded the same documents, and then all of them."""
        pairs = sorted(who for who in self.documents if who)
        return [*pairs, ALL] if len(self.annotators) > 2 else pairs

    def _add(
        self,
        who: Who,
        document: DocumentPasses,
        passes: Sequence[PassRows],
        groups: Sequence[Group],
    ) -> None:
        self.documents[who] += 1
        self._add_values(who, document.document_id, groups)
        for table in KINDS:
            stretches = label_characters(passes, table, document.length, document.sentences)
            self.sentences[who, table] += _by_sentence(stretches, is_ordered=bool(who))

    def _add_found(self, who: Who, groups: Iterable[Group]) -> None:
        for group in groups:
            first, second = group.members
            by = "both" if first and second else "first" if first else "second"
            self.found[who, group.table][by] += 1
            if first and second:
                overlap = jaccard(first.spans, second.spans)
                self.overlaps[who, group.table][overlap] += 1

    def _add_values(self, who: Who, document_id: str, groups: Sequence[Group]) -> None:
        names = name_units(groups)
        for group in groups:
            sides = [side for side, unit in enumerate(group.members) if unit is not None]
            if len(sides) < 2:
                continue
            for field in FIELDS[group.table]:
                values = tuple(shared_value(field, group.members, names, side) for side in sides)
                if field.kind in ("link", "words"):
                    # Rows and places of one document are none of another.
                    values = tuple(each and f"{document_id} {each}" for each in values)
                pattern = values if who else tuple(sorted(values, key=lambda each: each or ""))
                self.values[who, group.table, field.name][pattern] += 1


def _by_sentence(
    stretches: Iterable[tuple[int, int, tuple[str, ...]]], *, is_ordered: bool
) -> list[Labeled]:
    found: dict[int, Counter[Pattern]] = defaultdict(Counter)
    for sentence, length, labels in stretches:
        pattern = labels if is_ordered else tuple(sorted(labels))
        found[sentence][pattern] += length
    return [list(counts.items()) for counts in found.values()]
