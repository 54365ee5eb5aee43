"""What a card says of a row, ready to be shown."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from onrecord.browse.links import Link


class Standing(NamedTuple):
    """Whether a document says that an act took place: a name for styles, and words for people."""

    name: str
    words: str


class Span(NamedTuple):
    """A stretch of a document that proves a row, or one of its fields (None: the row itself)."""

    field: str | None
    kind: str
    start: int
    end: int
    exact: str | None
    evidence_id: str


class Comparison(NamedTuple):
    """What came of comparing a row with an official record."""

    finding: str
    body: str
    what: str
    note: str | None
    record_id: str
    status: str


@dataclass(frozen=True)
class Fact:
    """One thing that is said of a row: a label, what is said, and the fields that prove it."""

    label: str
    values: tuple[Link, ...]
    fields: tuple[str, ...] = ()

    @property
    def group(self) -> str | None:
        """The group of its fields (who, whom, when, where, what), which have one color each."""
        return GROUPS.get(self.fields[0]) if self.fields else None


@dataclass
class Card:
    """A row of events, quotes or appointments in words."""

    table: str
    row_id: str
    title: str
    kind: str
    document_id: str | None
    status: str
    coder: Link
    facts: list[Fact]
    standing: Standing | None = None
    record: Link | None = None
    note: str | None = None
    spans: list[Span] = field(default_factory=list)
    comparisons: list[Comparison] = field(default_factory=list)

    @property
    def short_id(self) -> str:
        """The row's own number in its document, as e02."""
        return self.row_id.rpartition("-")[2]

    @property
    def main(self) -> list[Span]:
        """The spans of the row itself."""
        return [each for each in self.spans if each.field is None]

    @property
    def place(self) -> tuple[int, int, str]:
        """Where to sort the card in the order of the text; what has no words comes last."""
        starts = [(span.start, span.end) for span in self.main]
        return (*min(starts), self.row_id) if starts else (2**62, 0, self.row_id)


# The curator's words for fields, by the question that they answer.
GROUPS = {
    **dict.fromkeys(("actors", "speakers", "appointee"), "who"),
    **dict.fromkeys(
        (
            *("recipients", "mediators", "hosts", "beneficiaries", "targets", "topics"),
            *("addressee", "appointing_authority", "predecessor"),
        ),
        "whom",
    ),
    "date": "when",
    "place": "where",
    **dict.fromkeys(("cue", "content", "office"), "what"),
}

_STANDINGS = {
    ("actual", "positive"): Standing("actual", "happened"),
    ("planned", "positive"): Standing("planned", "planned"),
    ("possible", "positive"): Standing("possible", "possible"),
    ("hypothetical", "positive"): Standing("hypothetical", "hypothetical"),
    ("actual", "negative"): Standing("negative", "did not happen"),
    ("planned", "negative"): Standing("negative", "planned not to happen"),
    ("possible", "negative"): Standing("negative", "may not happen"),
    ("hypothetical", "negative"): Standing("negative", "hypothetical: that it does not happen"),
}


def standing(modality: str, polarity: str, event_type: str = "") -> Standing:
    """Say how an event stands: whether it took place, and if not, how sure its coming is.

    A stance does not happen, it holds.

    >>> standing("actual", "negative").words
    'did not happen'
    """
    if event_type == "STANCE" and modality == "actual":
        is_held = polarity == "positive"
        return Standing("actual", "holds") if is_held else Standing("negative", "does not hold")
    return _STANDINGS.get((modality, polarity), Standing("hypothetical", f"{modality}, {polarity}"))


def fact(label: str, *values: Link | str | None, fields: Iterable[str] = ()) -> list[Fact]:
    """Make a list of one fact, or of none where there is nothing to say."""
    links = tuple(Link(each) if isinstance(each, str) else each for each in values if each)
    links = tuple(each for each in links if each.text)
    return [Fact(label, links, tuple(fields))] if links else []


Rows = dict[str, list[sqlite3.Row]]


def grouped(rows: Iterable[Any], key: str) -> Rows:
    """Sort rows into lists by a column, keeping their order."""
    groups: Rows = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return groups
