"""What a layer has become by a mapping, and what has not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from onrecord.corpus.model import Annotation
from onrecord.draft.coding.names import Seen


@dataclass(frozen=True, order=True)
class LeftOut:
    """Something that the mapping knows and that could not be coded: its file, id, label and why.

    ``is_row`` tells what would have been a row from what would have been a field of one.
    """

    file: str
    item: str
    label: str
    reason: str
    is_row: bool

    def __str__(self) -> str:
        return f"{self.file}: {self.item} {self.label!r}: {self.reason}"


@dataclass
class Mapped:
    """The coding of a document by a mapping.

    ``authorities`` is what was seen of new actors and offices, to be added up over all documents
    (see merge_authorities). ``coded`` counts the labels of the layer that went into the coding,
    ``unmapped`` those that the mapping does not know, and ``ignored`` those that it leaves out on
    purpose; what it knows and could not be coded stands in ``left_out``, each with its reason. So
    every item of a layer is counted once. ``widened`` counts the marks that cut a word and were
    quoted to its end.
    """

    annotation: Annotation
    authorities: Seen = field(default_factory=Counter)
    coded: Counter[str] = field(default_factory=Counter)
    unmapped: Counter[str] = field(default_factory=Counter)
    ignored: Counter[str] = field(default_factory=Counter)
    left_out: list[LeftOut] = field(default_factory=list)
    widened: int = 0

    def reasons(self) -> Counter[tuple[str, str]]:
        """How often what has been left out why, by label and reason."""
        return Counter((each.label, each.reason) for each in self.left_out)
