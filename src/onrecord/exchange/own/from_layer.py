"""Make a coding of a layer in our own labels: the inverse of to_layer."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

import msgspec

from onrecord.corpus.explain import explain
from onrecord.corpus.model import Annotation
from onrecord.corpus.read_documents import Document
from onrecord.corpus.rows import LINKS, SHAPES, Item
from onrecord.corpus.text_faults import value_faults
from onrecord.errors import Problem
from onrecord.exchange.annotated import Annotated
from onrecord.exchange.own import labels
from onrecord.exchange.own.quote_words import Quoter
from onrecord.exchange.own.read_fields import read_actors, read_words
from onrecord.exchange.own.read_layer import Gathered, Row, RowError, gather, only
from onrecord.exchange.own.row_ids import find_ids


class OwnCoding(NamedTuple):
    """A coding with what became of the rest of its layer.

    ``unmapped`` counts by label what no row could have; ``widened`` counts the stretches that were
    made whole words; a row with a problem is not in the annotation.
    """

    annotation: Annotation
    unmapped: Counter[str]
    widened: int
    problems: list[Problem]


def from_layer(annotated: Annotated, document: Document, annotator: str | None = None) -> OwnCoding:
    """Make the coding of a document of a layer whose positions are those of its text.

    ``annotator`` is who coded it, or else who is named in the layer. Rows without an id, as those
    that were added in a tool, get the next number that the document has not used. Every row that
    is not whole is a problem that names it.
    """
    reader = _Reader(annotated, document)
    rows = {kind: reader.read(kind) for kind in SHAPES}
    coder = annotator or reader.gathered.annotator
    if not coder:
        reader.tell("no annotator; say who coded it, as with --annotator")
    annotation = Annotation(document=document.document_id, annotator=coder or "", **rows)
    gathered = reader.gathered
    return OwnCoding(annotation, gathered.unmapped, reader.quoter.widened, reader.problems)


class _Reader:
    """Reads the rows of one layer."""

    def __init__(self, annotated: Annotated, document: Document) -> None:
        self.gathered: Gathered = gather(annotated)
        self.quoter = Quoter(document.text, document.facts.language)
        self.problems: list[Problem] = []
        self._place = annotated.place or annotated.name
        self._ids, faults = find_ids(self.gathered.rows, document)
        for fault in faults:
            self.tell(fault)

    def tell(self, fault: str) -> None:
        """Add a problem."""
        self.problems.append(Problem(self._place, 1, fault))

    def read(self, kind: str) -> list[Any]:
        """The rows of one kind that are whole, by their numbers."""
        found = [
            item
            for mark, row in self.gathered.rows.items()
            if row.kind == kind and mark in self._ids and (item := self._row(row))
        ]
        return sorted(found, key=lambda each: int(each.id[1:]))

    def _row(self, row: Row) -> Item | None:
        own, label = self._ids[row.mark.id], labels.LABEL_OF[row.kind]
        try:
            value = self._value(row, own)
        except RowError as error:
            self.tell(f"{label} {own!r}: {error}")
            return None
        faults = [*explain(value, SHAPES[row.kind]), *value_faults(value)]
        for path, fault in faults:
            where = f"{'.'.join(map(str, path))}: " if path else ""
            self.tell(f"{label} {own!r}: {where}{fault}")
        if faults:
            return None
        return msgspec.convert(value, SHAPES[row.kind], strict=False)

    def _value(self, row: Row, own: str) -> dict[str, Any]:
        """The mapping that a curated file would have for a row."""
        main = self.quoter.whole(row.mark.spans)
        evidence: dict[str, Any] = self.quoter.main(main)
        value: dict[str, Any] = {"id": own, "evidence": evidence}
        for name in labels.FEATURES[row.kind]:
            if name != "id" and (said := only(row.said, name)):
                value[name] = said
        for name, key in labels.LISTED[row.kind].items():
            if listed := row.said.get(name):
                value[key] = sorted(set(listed), key=listed.index)
        for key in LINKS[row.kind]:
            if other := self._other(row, key):
                value[key] = other
        if row.kind == "events":
            place = {
                key: said for name, key in labels.PLACE.items() if (said := only(row.said, name))
            }
            value |= {"place": place} if place else {}
        if row.notes:
            value["note"] = "\n".join(row.notes)
        for field in labels.ACTORS[row.kind]:
            read_actors(field, row.fields.get(field, []), value, self.quoter, main)
        for field in labels.WORDS[row.kind]:
            read_words(field, row.fields.get(field, []), value, self.quoter, main)
        plain: dict[str, Any] = msgspec.to_builtins(value)  # anchors as a file has them
        return plain

    def _other(self, row: Row, key: str) -> str | None:
        """The id of the row that another one names: by a link, or by a feature."""
        linked = [self._ids[each] for each in row.others.get(key, ()) if each in self._ids]
        return only({key: [*linked, *row.said.get(key, ())]}, key)
