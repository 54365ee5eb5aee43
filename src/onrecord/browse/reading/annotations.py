"""A document's rows as W3C Web Annotations.

The form is that of the Web Annotation Data Model (W3C Recommendation of 2017): an annotation page
whose items each have a body, what is said, and targets, the words it is said of, by quotation and
by position. Positions count Unicode code points from 0, the end excluded, as the model has it.
"""

from __future__ import annotations

from typing import Any

from onrecord.browse.links import web_address
from onrecord.browse.reading.document import ReadDocument
from onrecord.browse.rows.card import Card, Span

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# How many characters of the text stand beside a quotation, to tell it from others like it.
_BESIDE = 32


def to_annotations(document: ReadDocument, page: str) -> dict[str, Any]:
    """Make the annotation page of a document; ``page`` is the address of its reading page.

    A row is one annotation with its summary, kind and standing, and whether it is a draft; each
    field of it that has words of its own is another, and so is each mention of an actor. Words that
    are not released are left out: their positions stay.
    """
    items = [each for card in document.cards for each in _card(document, card, page)]
    items += [_mention(document, row, page) for row in document.mentions]
    return {
        "@context": _CONTEXT,
        "id": f"{page}.json",
        "type": "AnnotationPage",
        "partOf": {
            "id": f"{page}.json#all",
            "type": "AnnotationCollection",
            "label": str(document.facts["title"]),
            "total": len(items),
        },
        "startIndex": 0,
        "items": items,
    }


def _card(document: ReadDocument, card: Card, page: str) -> list[dict[str, Any]]:
    said = [_text(card.title, "describing"), _text(card.kind, "classifying")]
    if card.standing:
        said.append(_text(card.standing.words, "classifying"))
    if card.status == "draft":
        said.append(_text(card.status, "classifying"))
    row = f"{page}#{card.row_id}"
    annotations = []
    if card.main:
        annotations.append(_annotation(row, "describing", said, document, card.main, page))
    fields: dict[str, list[Span]] = {}
    for span in card.spans:
        if span.field is not None:
            # evidence_id is row.field.position.part: the parts of one item belong together.
            fields.setdefault(span.evidence_id.rpartition(".")[0], []).append(span)
    for key, spans in fields.items():
        link = {"type": "SpecificResource", "source": row, "purpose": "linking"}
        body = [_text(str(spans[0].field), "tagging"), link]
        name = f"{page}.json#{key}"
        annotations.append(_annotation(name, "identifying", body, document, spans, page))
    return annotations


def _mention(document: ReadDocument, row: Any, page: str) -> dict[str, Any]:
    span = Span(None, "words", row["start"], row["end"], row["text"], row["mention_id"])
    body = [_text(row["name"], "identifying"), _text(row["actor_id"], "tagging")]
    name = f"{page}.json#{row['mention_id']}"
    return _annotation(name, "identifying", body, document, [span], page)


def _annotation(
    name: str,
    motivation: str,
    body: list[dict[str, Any]],
    document: ReadDocument,
    spans: list[Span],
    page: str,
) -> dict[str, Any]:
    source = web_address(document.facts["url"]) or page
    return {
        "id": name,
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": [{"source": source, "selector": _selectors(document, span)} for span in spans],
    }


def _text(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _selectors(document: ReadDocument, span: Span) -> list[dict[str, Any]]:
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    exact = span.exact or document.text.text(span.start, span.end)
    if exact is None:
        return [position]
    quotation = {"type": "TextQuoteSelector", "exact": exact}
    before = document.text.text(max(0, span.start - _BESIDE), span.start)
    behind = document.text.text(span.end, min(document.text.length, span.end + _BESIDE))
    if before:
        quotation["prefix"] = before
    if behind:
        quotation["suffix"] = behind
    return [quotation, position]
