"""Annotations as UIMA and INCEpTION know them: typed, on one stretch of the text, with features."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Tie:
    """A value of a feature that is another annotation: INCEpTION's slots, and plain references."""

    feature: str
    role: str
    target: str


@dataclass(frozen=True, slots=True)
class Piece:
    """An annotation on one stretch of the text, code points from 0.

    ``key`` tells it from all others of its file; ``type`` is the whole name of its layer. A feature
    with several values is named several times; one without a value is left out.
    """

    key: str
    type: str
    span: tuple[int, int]
    values: tuple[tuple[str, str], ...] = ()
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class Arc:
    """An annotation of a relation layer, from its governor to its dependent."""

    key: str
    type: str
    source: str
    target: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """An annotation of a chain layer: what is said to be the same, in its order."""

    key: str
    type: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """An annotation of the document as a whole."""

    key: str
    type: str
    values: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Found:
    """All annotations of a file."""

    pieces: list[Piece] = field(default_factory=list)
    arcs: list[Arc] = field(default_factory=list)
    chains: list[Chain] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
