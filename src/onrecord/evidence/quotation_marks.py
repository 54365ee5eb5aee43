"""Which stretches of a text stand inside quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.evidence.text import Span, Text

_CLOSING = {"“": "”", "„": "“", "«": "»", '"': '"'}
_MARK = re.compile('[“”„«»"]')


def quoted_stretches(text: Text) -> list[Span]:
    """The stretches inside double quotation marks, the marks left out, in order.

    A stretch ends with its paragraph: there, a typographic mark that is never closed counts, as
    in a quotation that runs on, and a straight one does not, as after a length in inches.
    """
    return [span for paragraph in text.paragraphs for span in _in_paragraph(text, paragraph)]


def _in_paragraph(text: Text, paragraph: Span) -> list[Span]:
    spans = []
    opened, closing = -1, ""
    for mark in _MARK.finditer(text.content, paragraph.start, paragraph.end):
        position, character = mark.start(), mark.group()
        if opened >= 0 and (character == closing or (closing == "“" and character == "”")):
            if position > opened:
                spans.append(Span(opened, position))
            opened = -1
        elif opened < 0 and character in _CLOSING:
            opened, closing = position + 1, _CLOSING[character]
    if 0 <= opened < paragraph.end and closing != '"':
        spans.append(Span(opened, paragraph.end))
    return spans


def overlaps(stretches: Sequence[Span], spans: Sequence[Span]) -> list[Span]:
    """The parts of the stretches that lie inside the spans, in order."""
    return [
        Span(max(stretch.start, span.start), min(stretch.end, span.end))
        for span in spans
        for stretch in stretches
        if stretch.start < span.end and span.start < stretch.end
    ]
