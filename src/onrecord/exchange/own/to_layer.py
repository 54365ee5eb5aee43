"""Make a layer of annotations of a coding, so that people can go on with it in other tools."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby

from onrecord.corpus.model import Event, Participant
from onrecord.corpus.read_documents import Coding, Document
from onrecord.corpus.rows import Item, links_of
from onrecord.errors import Problem
from onrecord.evidence.text import Span
from onrecord.exchange.annotated import Annotated, End, Feature, Layer, Link, Mark, Remark
from onrecord.exchange.own import labels
from onrecord.schema.model import Table
from onrecord.tables.build import Authorities, build_documents
from onrecord.tables.evidence import Found
from onrecord.tables.rows import RowSet

# What the words of a row's fields were found to be, by field and number; "main" is its own.
Proof = dict[tuple[str, int], list[Found]]


def to_layer(
    document: Document, coding: Coding, authorities: Authorities, tables: Mapping[str, Table]
) -> tuple[Annotated, list[Problem]]:
    """Make the layer of one coding of a document, in our own labels (see ``labels``).

    Gives the text with its layer, and every problem that a build of the coding has: a row whose
    words are not found is no part of the layer. from_layer is the inverse.
    """
    alone = replace(document, coding=coding, draft=None, passes=[])
    built = build_documents([alone], authorities, tables)
    writer = _Writer(_proofs(built))
    for kind in labels.KIND_OF.values():
        for item, _ in getattr(coding, kind):
            writer.add_row(kind, f"{document.document_id}-{item.id}", item)
    layer = writer.finish(coding.annotator)
    facts = {"title": document.facts.title, "language": document.facts.language}
    return Annotated(document.document_id, document.text, layer, facts), built.problems


def _proofs(built: RowSet) -> dict[str, Proof]:
    """The evidence of every row, as it was found."""
    found: dict[str, Proof] = {}
    for row in built.rows["evidence"].values:
        place = (row["field"] or "main", row["position"])
        stretch = (row["kind"], Span(row["start"], row["end"]))
        found.setdefault(row["row_id"], {}).setdefault(place, []).append(stretch)
    return found


class _Writer:
    """The layer as far as it is made."""

    def __init__(self, proofs: Mapping[str, Proof]) -> None:
        self._proofs = proofs
        self._marks: list[Mark] = []
        self._links: list[Link] = []
        self._features: list[Feature] = []
        self._remarks: list[Remark] = []
        self._rows: dict[str, str] = {}
        self._named: list[tuple[str, str, str]] = []

    def add_row(self, kind: str, row_id: str, item: Item) -> None:
        """Add a row with all that is said of it; nothing where its words were not found."""
        proof = self._proofs.get(row_id, {})
        main = [span for _, span in proof.get(("main", 1), ())]
        if not main:
            return
        row = self._mark(labels.LABEL_OF[kind], main)
        self._rows[item.id] = row
        for name, value in _said(kind, item):
            # Words that are marked need no repeating, and could only grow stale there.
            if (name, 1) not in proof or name != "cue":
                self._feature(row, name, value)
        if item.note:
            self._remark(row, labels.NOTE, item.note)
        for field in labels.ACTORS[kind]:
            listed = getattr(item, field)
            for position, each in enumerate(listed, start=1):
                actor = Participant(actor=each) if isinstance(each, str) else each
                said = {
                    labels.ACTOR: actor.actor,
                    labels.POSITION: str(position) if len(listed) > 1 else None,
                }
                basis = getattr(getattr(item.evidence, field).get(actor.actor), "basis", None)
                once = {labels.OFFICE: actor.office, labels.BASIS: basis}
                found = proof.get((field, position)) or [(labels.NO_WORDS, span) for span in main]
                self._add_words(row, field, found, said, once)
        for field in labels.WORDS[kind]:
            self._add_words(row, field, proof.get((field, 1), ()), {}, {})
        self._named += [(row, key, other) for key, other in links_of(kind, item)]

    def finish(self, annotator: str) -> Layer:
        """Link the rows that name each other; one that is elsewhere is named by a feature."""
        for row, key, other in self._named:
            if other in self._rows:
                self._link(key, End(labels.ROW, row), End(labels.OTHER, self._rows[other]))
            else:
                self._feature(row, key, other)
        self._remark("", labels.ANNOTATOR, annotator)
        return Layer(
            marks=tuple(self._marks),
            links=tuple(self._links),
            features=tuple(self._features),
            remarks=tuple(self._remarks),
        )

    def _add_words(
        self,
        row: str,
        field: str,
        found: Iterable[Found],
        said: Mapping[str, str | None],
        once: Mapping[str, str | None],
    ) -> None:
        """Mark the words of a field, those of one kind after the other together."""
        runs = [(kind, list(run)) for kind, run in groupby(found, key=lambda each: each[0])]
        for number, (kind, run) in enumerate(runs, start=1):
            mark = self._mark(field, [span for _, span in run])
            self._link(field, End(labels.ROW, row), End(labels.FIELD, mark))
            part = {
                labels.STAND_FOR: None if kind == labels.STAND_FOR else kind,
                labels.PART: str(number) if len(runs) > 1 else None,
            }
            for name, value in {**said, **part, **(once if number == 1 else {})}.items():
                self._feature(mark, name, value)

    def _mark(self, label: str, spans: Iterable[Span]) -> str:
        places = tuple((span.start, span.end) for span in spans)
        self._marks.append(Mark(f"T{len(self._marks) + 1}", label, places))
        return self._marks[-1].id

    def _link(self, label: str, *ends: End) -> None:
        self._links.append(Link(f"R{len(self._links) + 1}", label, ends))

    def _feature(self, of: str, label: str, value: str | None) -> None:
        if value is not None:
            self._features.append(Feature(f"A{len(self._features) + 1}", label, of, value))

    def _remark(self, of: str, label: str, text: str) -> None:
        self._remarks.append(Remark(f"#{len(self._remarks) + 1}", label, of, text))


def _said(kind: str, item: Item) -> Iterable[tuple[str, str | None]]:
    """The features of a row; what says nothing, as a status like that of most, is left out."""
    for name in labels.FEATURES[kind]:
        value = getattr(item, name)
        if value is not None and (name, value) != ("status", "curated"):
            yield name, str(value)
    for name, key in labels.LISTED[kind].items():
        for value in getattr(item, key):
            yield name, str(value)
    if isinstance(item, Event) and item.place:
        for name, key in labels.PLACE.items():
            yield name, getattr(item.place, key)
