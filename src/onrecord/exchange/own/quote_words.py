"""Quote the stretches of a row in a layer, so that the words are found again in their places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.corpus.model import Anchor, Words
from onrecord.draft.coding.anchors import find_anchor, one_line, scopes_around, whole_span
from onrecord.draft.coding.word_index import QuotedText
from onrecord.evidence.text import Span, Text
from onrecord.exchange.own import labels
from onrecord.exchange.own.read_layer import RowError
from onrecord.tables.evidence import Found


class Quoter:
    """Quotes from one text. ``widened`` counts stretches that were cut inside words or at blanks.

    What it gives, the resolver of curated evidence finds in just the places that were asked for.
    """

    def __init__(self, content: str, language: str = "en") -> None:
        self.text = QuotedText(content, language)
        self.widened = 0

    def whole(self, spans: Iterable[tuple[int, int]]) -> list[Span]:
        """The stretches made whole words, each as it is quoted."""
        found = []
        for start, end in spans:
            whole = whole_span(self.text, Span(start, end))
            if whole is None:
                raise RowError(f"no words at {start} to {end}; mark whole words")
            self.widened += whole != (start, end)
            found.append(whole)
        return found

    def main(self, spans: Sequence[Span]) -> dict[str, Any]:
        """The keys of evidence that say where a row stands, one stretch or several."""
        anchors = []
        for number, span in enumerate(spans):
            found = find_anchor(self.text, span, scopes_around(self.text, spans[:number]))
            anchors.append(found or self._fail(span))
        if len(anchors) > 1:
            return {"exact": [_plain(each) for each in anchors]}
        keys = ("exact", "prefix", "suffix", "occurrence")
        return {key: value for key in keys if (value := getattr(anchors[0], key)) is not None}

    def field(self, found: Sequence[Found], main: Sequence[Span]) -> Words:
        """The words of a field, looked for in those of its row and ever wider around them."""
        scopes = scopes_around(self.text, main)
        anchors: list[Anchor] = []
        last: Anchor | None = None
        for kind, span in found:
            anchor = find_anchor(self.text, span, scopes) or self._fail(span)
            if kind != labels.ANTECEDENT:
                anchors.append(anchor)
            elif last is None:
                anchors.append(Anchor(antecedent=anchor))
            else:
                last.antecedent = anchor
            last = anchor
        return _plain(anchors[0]) if len(anchors) == 1 else [_plain(each) for each in anchors]

    def inside(self, spans: Sequence[Span], main: Sequence[Span]) -> Words:
        """Words that must stand inside those of their row."""
        pieces: list[str | Anchor] = []
        for span in spans:
            if not any(each.start <= span.start and span.end <= each.end for each in main):
                raise RowError(
                    f"{shown(self.text, span)} stands outside of the words of its row; "
                    "mark more words as the row"
                )
            found = find_anchor(self.text, span, [lambda: main])
            pieces.append(_plain(found or self._fail(span)))
        return pieces[0] if len(pieces) == 1 else pieces

    def _fail(self, span: Span) -> Anchor:
        raise RowError(
            f"{shown(self.text, span)} stands in too many places to be quoted, or has a control "
            "character in it; mark more words"
        )


def shown(text: Text, span: Span) -> str:
    """Words with their place, short enough for a message."""
    words = one_line(text[span])
    return f"{words if len(words) <= 60 else words[:57] + '...'!r} at {span.start}"


def _plain(anchor: Anchor) -> str | Anchor:
    """The words alone, where they say all."""
    return anchor.exact if anchor == Anchor(exact=anchor.exact) and anchor.exact else anchor
