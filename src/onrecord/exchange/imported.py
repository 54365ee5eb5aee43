"""What an import of annotations did, counted and listed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from onrecord.errors import Problem


@dataclass
class Imported:
    """What an import did.

    ``rows`` counts the rows of codings by their kind; ``unmapped`` and ``ignored`` count labels,
    and ``left_out`` labels with the reason why they could not be coded. ``further`` counts the
    layers beside the first of a document, which are kept and not coded; ``loose`` the annotations
    that name others which do not exist, ``widened`` the marks that were made whole words.
    ``undeclared`` are the lists and ids of annotators, actors and offices that codings in our own
    labels name and the corpus does not have.
    """

    documents: int = 0
    new: int = 0
    changed: int = 0
    marks: int = 0
    links: int = 0
    further: int = 0
    loose: int = 0
    widened: int = 0
    coded: int = 0
    rows: Counter[str] = field(default_factory=Counter)
    unmapped: Counter[str] = field(default_factory=Counter)
    ignored: Counter[str] = field(default_factory=Counter)
    left_out: Counter[tuple[str, str]] = field(default_factory=Counter)
    undeclared: list[tuple[str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    written: int = 0
