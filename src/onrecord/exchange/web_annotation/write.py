"""Write a text and its layer as Web Annotations.

A mark is an annotation of the text, its label a body with the purpose ``tagging``. A link is an
annotation of other annotations, with the motivation ``linking``; the mark that it stands on is a
body that identifies it. Features, entries and remarks are further bodies of what they are said of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

import msgspec

from onrecord.errors import UsageError
from onrecord.exchange.annotated import Annotated, Entry, Feature, Link, Mark, Remark, check_layer
from onrecord.exchange.web_annotation.terms import (
    BESIDE,
    CONTEXT,
    DATABASE,
    ENTRY,
    LABEL,
    NAME,
    POSITION,
    QUOTE,
    ROLE,
    WORDS,
)

Json = dict[str, Any]


def write(annotated: Annotated) -> dict[str, bytes]:
    """Make the text of a document, and the annotation page beside it, by their names.

    Raises UsageError for a layer that is not whole.
    """
    if faults := check_layer(annotated):
        raise UsageError("; ".join(faults[:5]))
    page = msgspec.json.format(msgspec.json.encode(_Page(annotated).make()), indent=2)
    return {
        f"{annotated.name}.txt": annotated.text.encode(),
        f"{annotated.name}.jsonld": page + b"\n",
    }


class _Page:
    """The annotation page of one document."""

    def __init__(self, annotated: Annotated) -> None:
        self._annotated = annotated
        self._id = f"{quote(annotated.name)}.jsonld"
        self._text = f"{quote(annotated.name)}.txt"
        layer = annotated.layer
        self._bodies: dict[str, list[Json]] = {}
        said: tuple[Feature | Entry | Remark, ...]
        said = (*layer.features, *layer.entries, *layer.remarks)
        for each in said:
            self._bodies.setdefault(each.of, []).append(self._body(each))

    def make(self) -> Json:
        """Make the page."""
        layer = self._annotated.layer
        items = [self._mark(each) for each in layer.marks]
        items += [self._link(each) for each in layer.links]
        # What is said of the text, and of other bodies, has annotations of its own.
        items += [self._said_of(of, bodies) for of, bodies in self._bodies.items()]
        facts = self._annotated.facts
        whole = {
            "id": f"{self._id}#all",
            "type": "AnnotationCollection",
            LABEL: facts.get("title", self._annotated.name),
            "total": len(items),
        }
        return {
            "@context": CONTEXT,
            "id": self._id,
            "type": "AnnotationPage",
            "partOf": whole,
            "startIndex": 0,
            "items": items,
        }

    def _mark(self, mark: Mark) -> Json:
        own = {} if mark.quoted is None else {WORDS: mark.quoted}
        targets = [
            {"source": self._text, "selector": make_selectors(self._annotated.text, *span)}
            for span in mark.spans
        ]
        body = [_textual(mark.label, "tagging"), *self._bodies.pop(mark.id, ())]
        return {**self._annotation(mark.id, "tagging", body), "target": targets, **own}

    def _link(self, link: Link) -> Json:
        body = [_textual(link.label, "tagging")]
        if link.trigger is not None:
            trigger = {"type": "SpecificResource", "source": self._name(link.trigger)}
            body.append({**trigger, "purpose": "identifying"})
        body += self._bodies.pop(link.id, ())
        targets: Sequence[Json | str] = [
            {"type": "SpecificResource", "source": self._name(each.target), ROLE: each.role}
            for each in link.ends
        ]
        # An annotation has one target at least; a link without ends has the text.
        return {
            **self._annotation(link.id, "linking", body),
            "target": targets or [self._text],
        }

    def _said_of(self, of: str, bodies: list[Json]) -> Json:
        target = self._name(of) if of else self._text
        return {"type": "Annotation", "motivation": "describing", "body": bodies, "target": target}

    def _annotation(self, own: str, motivation: str, body: list[Json]) -> Json:
        return {
            "id": self._name(own),
            "type": "Annotation",
            "motivation": motivation,
            "body": body,
        }

    def _body(self, item: Feature | Entry | Remark) -> Json:
        head = {"id": self._name(item.id)}
        match item:
            case Feature(label=label, value=None):
                return {**head, **_textual(label, "classifying")}
            case Feature(label=label, value=str(value)):
                return {**head, **_textual(value, "describing"), LABEL: label}
            case Remark(label=label, text=text):
                return {**head, **_textual(text, "commenting"), LABEL: label}
            case Entry(label=label, database=database, entry=entry, name=name):
                said = _textual(name or entry, "identifying")
                term = {DATABASE: database, ENTRY: entry, NAME: name}
                return {**head, **said, LABEL: label, **term}
        raise TypeError(item)

    def _name(self, own: str) -> str:
        return f"{self._id}#{quote(own, safe='')}"


def make_selectors(text: str, start: int, end: int) -> list[Mapping[str, Any]]:
    """Select characters of a text by quotation and by position, both in Unicode code points.

    >>> quoted, placed = make_selectors("🚢 Ada left.", 2, 5)
    >>> quoted["exact"], quoted["prefix"], quoted["suffix"]
    ('Ada', '🚢 ', ' left.')
    >>> placed
    {'type': 'TextPositionSelector', 'start': 2, 'end': 5}
    """
    quoted = {"type": QUOTE, "exact": text[start:end]}
    beside = {"prefix": text[max(0, start - BESIDE) : start], "suffix": text[end : end + BESIDE]}
    quoted |= {name: words for name, words in beside.items() if words}
    return [quoted, {"type": POSITION, "start": start, "end": end}]


def _textual(value: str, purpose: str) -> Json:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}
