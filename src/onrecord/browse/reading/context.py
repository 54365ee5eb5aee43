"""The words of one row with the sentences around them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from onrecord.browse.reading.highlights import Highlight, cut_pieces, to_html
from onrecord.browse.reading.known_text import KnownText
from onrecord.browse.rows.card import GROUPS, Card

_PASSAGES = """
SELECT passage_id, paragraph, start, "end" FROM passages WHERE document_id = ? ORDER BY start
"""


class Excerpt(NamedTuple):
    """Neighboring sentences as HTML, and the key of the first, to go on reading there."""

    passage_id: str
    html: Markup


def show_context(connection: sqlite3.Connection, card: Card, known: KnownText) -> list[Excerpt]:
    """Give the sentences that hold any words of a row, in order, and their neighbors.

    The main clause brings the sentences beside it in its paragraph. Sentences of a paragraph that
    follow one another make one excerpt.
    """
    passages = connection.execute(_PASSAGES, [card.document_id]).fetchall()
    wanted = sorted(set(_wanted(card, passages)))
    runs: list[list[int]] = []
    for index in wanted:
        last = runs[-1][-1] if runs else -2
        if last == index - 1 and passages[last]["paragraph"] == passages[index]["paragraph"]:
            runs[-1].append(index)
        else:
            runs.append([index])
    lit = list(_highlights(card))
    return [
        Excerpt(
            passages[run[0]]["passage_id"],
            _html(known, lit, passages[run[0]]["start"], passages[run[-1]]["end"]),
        )
        for run in runs
    ]


def _wanted(card: Card, passages: list[sqlite3.Row]) -> Iterator[int]:
    for span in card.spans:
        for index, passage in enumerate(passages):
            if passage["start"] < span.end and span.start < passage["end"]:
                beside = 1 if span.field is None else 0
                around = range(max(0, index - beside), min(len(passages), index + beside + 1))
                yield from (n for n in around if passages[n]["paragraph"] == passage["paragraph"])


def _highlights(card: Card) -> Iterator[Highlight]:
    for span in card.spans:
        if span.field is None:
            yield Highlight(span.start, span.end, ("lit",))
        elif group := GROUPS.get(span.field):
            yield Highlight(span.start, span.end, (f"lit-{group}",))


def _html(known: KnownText, lit: list[Highlight], start: int, end: int) -> Markup:
    pieces = cut_pieces(known, lit, (start, end))
    return Markup().join(to_html(each) for each in pieces if start <= each.start < end)
