"""Lay out a text twice, paragraph beside paragraph, each with the units of one pass lit."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from onrecord.browse.compare.pairs import Pair
from onrecord.browse.reading.highlights import Highlight, Piece, cut_pieces, to_html
from onrecord.browse.reading.known_text import KnownText

_LAYERS = {"events": "ev", "quotes": "qu", "appointments": "ap"}
_HOW = {"same": "coded the same", "differs": "coded differently", "alone": "only here"}
_PARAGRAPHS = """
SELECT min(start), max("end") FROM passages WHERE document_id = ? GROUP BY paragraph ORDER BY 1
"""


class Paragraph(NamedTuple):
    """A paragraph as each of the two passes has it; ``differs`` says that they do, in it."""

    first: Markup
    second: Markup
    differs: bool


def lay_out(
    connection: sqlite3.Connection, document_id: str, text: KnownText, pairs: Sequence[Pair]
) -> list[Paragraph]:
    """Cut the text at every end of a unit, and light those of each pass in its own copy."""
    bounds = [(row[0], row[1]) for row in connection.execute(_PARAGRAPHS, [document_id])]
    sides = [_side(text, pairs, bounds, side) for side in (0, 1)]
    starts = sorted(pair.start for pair in pairs if pair.how != "same")
    return [
        Paragraph(first, second, bisect_left(starts, end) > bisect_left(starts, start))
        for (start, end), first, second in zip(bounds, *sides, strict=True)
    ]


def _side(
    text: KnownText, pairs: Sequence[Pair], bounds: Sequence[tuple[int, int]], side: int
) -> list[Markup]:
    lit: list[Highlight] = []
    anchors: dict[int, Markup] = {}
    references: dict[int, Markup] = {}
    for pair in pairs:
        unit = pair.sides[side]
        if unit is None:
            continue
        classes = (_LAYERS[pair.table], pair.how)
        lit += [Highlight(start, end, classes, None, pair.number) for start, end in unit.spans]
        start, end = unit.spans[0][0], max(end for _, end in unit.spans)
        anchor = Markup('<span id="{}-{}" class="t"></span>').format("ab"[side], pair.number)
        anchors[start] = anchors.get(start, Markup()) + anchor
        references[end] = references.get(end, Markup()) + _reference(pair, unit.own_id)
    pieces = list(cut_pieces(text, lit, [place for each in bounds for place in each]))
    made: list[Markup] = []
    index = 0
    for start, end in bounds:
        while index < len(pieces) and pieces[index].end <= start:
            index += 1
        first = index
        while index < len(pieces) and pieces[index].start < end:
            index += 1
        made.append(_html(pieces[first:index], anchors, references))
    return made


def _reference(pair: Pair, own_id: str) -> Markup:
    """The number behind a unit, which leads to what is said of it; if it is told of at all."""
    title = f"{own_id}, {_HOW[pair.how]}"
    if pair.how == "same":
        return Markup('<span class="ref same" title="{}">{}</span>').format(title, pair.number)
    return Markup('<a class="ref {}" href="#pair-{}" title="{}">{}</a>').format(
        pair.how, pair.number, title, pair.number
    )


def _html(
    pieces: Sequence[Piece], anchors: dict[int, Markup], references: dict[int, Markup]
) -> Markup:
    out: list[Markup] = []
    gap: list[Piece] = []
    for piece in pieces:
        if piece.text is None:
            # Units cut a gap too, but there is nothing in it to light.
            gap.append(piece)
        else:
            out += _gap(gap)
            gap = []
        out.append(anchors.pop(piece.start, Markup()))
        out += [to_html(piece)] if piece.text is not None else []
        if piece.end in references:
            out += _gap(gap)
            gap = []
            out.append(references.pop(piece.end))
    return Markup().join([*out, *_gap(gap)])


def _gap(pieces: Sequence[Piece]) -> list[Markup]:
    return [to_html(Piece(pieces[0].start, pieces[-1].end, None, ()))] if pieces else []
