"""Make a layer of the elements of a TEI document."""

from __future__ import annotations

from typing import Any

from onrecord.exchange.annotated import Feature, Layer, Mark, Remark
from onrecord.exchange.new_ids import NewIds
from onrecord.exchange.tei.dates import date_of
from onrecord.exchange.tei.elements import (
    Elements,
    LeftOut,
    attributes_of,
    find_elements,
    id_of,
    label_of,
    words_of,
)
from onrecord.exchange.tei.places import Places
from onrecord.exchange.tei.stand_off import Apart, find_apart
from onrecord.intake.markup import read_blocks
from onrecord.intake.read_tei import RULES, read_parsed, text_element

EDTF = "edtf"


def read_elements(root: Any, changes: list[str]) -> tuple[str, dict[str, str], Layer]:
    """Give the text and the facts of a TEI document as intake makes them, and its layer.

    Marks have the names of their elements, and features with those of their attributes; what an
    element states of a date is a feature ``edtf`` too. What is left out of the text is a remark on
    the word before it, or on the reference that points to it, or on the document.

    Raises UnreadableError if it is no TEI P5. The elements of ``root`` lose their namespaces.
    """
    elements = find_elements(text_element(root))
    before, _ = read_blocks(text_element(root), RULES)
    reading = _Reading(elements)
    labels = [label_of(each.element) for each in elements.marks]
    apart = list(find_apart(root, elements.by_id))
    left_out = [label_of(each.element) for each in elements.left_out]
    found = read_parsed(root, changes)
    places = Places(before, found.text)
    for covered, label in zip(elements.marks, labels, strict=True):
        span = places.span(covered.first, covered.last)
        if span:
            own = reading.add_mark(id_of(covered.element), label, (span,))
            reading.add_attributes(own, list(attributes_of(covered.element)))
    for each, label in zip(elements.left_out, left_out, strict=True):
        reading.add_left_out(each, label, places)
    for one in apart:
        reading.add_apart(one, places)
    return found.text, found.facts, reading.layer()


class _Reading:
    """Collects the annotations of a document."""

    def __init__(self, elements: Elements) -> None:
        self._ids = NewIds()
        self._marks: list[Mark] = []
        self._features: list[Feature] = []
        self._remarks: list[Remark] = []
        self._referring: dict[str, str] = {}  # which mark points to an id
        self._by_id: dict[str, str] = {}  # which mark has an id

    def layer(self) -> Layer:
        return Layer(
            marks=tuple(self._marks),
            features=tuple(self._features),
            remarks=tuple(self._remarks),
        )

    def add_mark(self, wanted: str, label: str, spans: tuple[tuple[int, int], ...]) -> str:
        own = self._ids.keep(wanted) if wanted else self._ids.number(f"{label}-")
        self._marks.append(Mark(own, label, spans))
        if wanted:
            self._by_id.setdefault(wanted, own)
        return own

    def add_attributes(self, mark: str, attributes: list[tuple[str, str]]) -> None:
        stated = dict(attributes)
        if date := date_of(stated):
            attributes = [*attributes, (EDTF, date)]
        if target := stated.get("target"):
            self._referring.setdefault(target.removeprefix("#"), mark)
        for name, value in attributes:
            self._features.append(Feature(self._ids.number("A"), name, mark, value))

    def add_left_out(self, each: LeftOut, label: str, places: Places) -> None:
        words, wanted = words_of(each.element), id_of(each.element)
        if not words:
            return
        target = (each.element.get("target") or "").removeprefix("#")
        of = self._by_id.get(target) or self._referring.get(wanted, "")
        span = places.word_before(each.at) if each.hangs_on_word else None
        if not of and span:
            of = self.add_mark(wanted, label, (span,))
            self.add_attributes(of, list(attributes_of(each.element)))
        self._remark(label, of, words)

    def add_apart(self, one: Apart, places: Places) -> None:
        spans = [places.span(*piece) for piece in one.pieces]
        known = [span for span in spans if span]
        if not known or len(known) < len(spans):
            said = "; ".join(f"{name}: {value}" for name, value in one.said)
            self._remark(one.label, "", "; ".join([*filter(None, [said]), *one.notes]))
            return
        own = self.add_mark(one.id, one.label, tuple(known))
        self.add_attributes(own, one.said)
        for note in one.notes:
            self._remark(one.label, own, note)

    def _remark(self, label: str, of: str, text: str) -> None:
        self._remarks.append(Remark(self._ids.number("N"), label, of, text))
