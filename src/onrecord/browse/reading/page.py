"""The reading page of a document, the list of documents, and the style that lights rows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from datasette import NotFound, Response
from datasette.utils import tilde_decode
from markupsafe import Markup

from onrecord.browse.dates import date_in_words
from onrecord.browse.links import reading_path, web_address
from onrecord.browse.reading.annotations import to_annotations
from onrecord.browse.reading.document import ReadDocument, read_document
from onrecord.browse.reading.highlights import Highlight, Piece, cut_pieces, to_html
from onrecord.browse.reading.lit_css import rules_up_to
from onrecord.browse.room import read, room_of
from onrecord.browse.rows.card import GROUPS, Card

_MOST_LISTED = 2_000
_DRAFTS = " + ".join(
    f"(SELECT count(*) FROM {table} WHERE {table}.document_id = documents.document_id"
    f" AND {table}.status = 'draft')"
    for table in ("events", "quotes", "appointments")
)
_DOCUMENTS = f"""
SELECT document_id, title, publisher, published_edtf, published_basis, coding, text_release,
  (SELECT count(*) FROM events WHERE events.document_id = documents.document_id) AS events,
  (SELECT count(*) FROM quotes WHERE quotes.document_id = documents.document_id) AS quotes,
  (SELECT count(*) FROM appointments
   WHERE appointments.document_id = documents.document_id) AS appointments,
  {_DRAFTS} AS drafts
FROM documents ORDER BY published_earliest DESC, document_id LIMIT {_MOST_LISTED}
"""
_LAYERS = {"events": "ev", "quotes": "qu", "appointments": "ap"}


class Sentence(NamedTuple):
    """A sentence to show: its passage's key, its HTML, and the space behind it."""

    passage_id: str
    html: Markup
    space: Markup


async def show_document(datasette: Any, request: Any) -> Any:
    """Show a document's text and cards, or the same as annotations for ``.json``."""
    document_id = tilde_decode(request.url_vars["document_id"])
    if request.url_vars["json"]:
        page = datasette.absolute_url(request, datasette.urls.path(reading_path(document_id)))
        annotations = await _read(datasette, document_id, lambda it: to_annotations(it, page))
        return Response(
            json.dumps(annotations, ensure_ascii=False),
            content_type="application/ld+json; charset=utf-8",
        )

    async def render() -> str:
        context = await _read(datasette, document_id, _context)
        return str(await datasette.render_template("read.html", context, request=request))

    return Response.html(await room_of(datasette).kept_page(f"read {document_id}", render))


async def _read(
    datasette: Any, document_id: str, use: Callable[[ReadDocument], dict[str, Any]]
) -> dict[str, Any]:
    """Read a document and make something of it, all in a thread: others shall not wait."""
    text = room_of(datasette).text

    def run(connection: sqlite3.Connection) -> dict[str, Any]:
        document = read_document(connection, document_id, text)
        if document is None:
            raise NotFound(f"there is no document {document_id!r} here")
        return use(document)

    return await read(datasette, run, with_texts=True)


def _context(document: ReadDocument) -> dict[str, Any]:
    facts = document.facts
    anchors, paragraphs = lay_out(document)
    rows = max(len(document.cards), len(document.mentioned))
    return {
        "document": facts,
        "published": date_in_words(facts["published_edtf"], facts["published_basis"]),
        "url": web_address(facts["url"]),
        "has_gaps": document.has_gaps,
        "is_compared": document.is_compared,
        "title_anchors": anchors,
        "paragraphs": paragraphs,
        "cards": document.cards,
        "mentioned": document.mentioned,
        "rules": rules_up_to(rows),
        "is_beyond_rules": rows > rules_up_to(rows),
    }


async def list_documents(datasette: Any, request: Any) -> Any:
    """List the documents, with how much of each was coded."""
    rows = await read(datasette, lambda db: db.execute(_DOCUMENTS).fetchall())
    documents = [
        {**row, "published": date_in_words(row["published_edtf"], row["published_basis"])}
        for row in map(dict, rows)
    ]
    context = {"documents": documents, "is_cut": len(rows) == _MOST_LISTED}
    return Response.html(
        await datasette.render_template("documents.html", context, request=request)
    )


def lay_out(document: ReadDocument) -> tuple[list[str], list[list[Sentence]]]:
    """Cut the text into paragraphs of sentences, with its highlights and anchors as HTML.

    A first paragraph that only repeats the title is left out; given beside are the keys of its
    sentences, to which the title then answers.
    """
    borders = [place for row in document.passages for place in (row["start"], row["end"])]
    pieces = list(cut_pieces(document.text, highlights(document), borders))
    anchors, references = _marks(document.cards)
    index, paragraphs, title_anchors = 0, [], []
    for number, passages in enumerate(document.paragraphs):
        sentences = []
        for passage in passages:
            while index < len(pieces) and pieces[index].end <= passage["start"]:
                index += 1
            first = index
            while index < len(pieces) and pieces[index].start < passage["end"]:
                index += 1
            html = Markup().join(_sentence(pieces[first:index], anchors, references))
            sentences.append(Sentence(passage["passage_id"], html, _space(pieces, index)))
        span = (passages[0]["start"], passages[-1]["end"])
        if number == 0 and _repeats_title(document, *span):
            title_anchors = [each.passage_id for each in sentences]
        else:
            paragraphs.append(sentences)
    return title_anchors, paragraphs


def highlights(document: ReadDocument) -> Iterator[Highlight]:
    """Give every stretch that is lit: the spans of cards and of their fields, and mentions."""
    for number, card in enumerate(document.cards):
        for span in card.spans:
            if span.field is None:
                classes = (_LAYERS[card.table], f"r{number}")
                standing = card.standing.name if card.standing else None
                yield Highlight(span.start, span.end, classes, standing, number)
            elif group := GROUPS.get(span.field):
                yield Highlight(span.start, span.end, (f"r{number}-{group}",))
    actors = {actor_id: number for number, (actor_id, *_) in enumerate(document.mentioned)}
    for row in document.mentions:
        yield Highlight(row["start"], row["end"], ("me", f"a{actors[row['actor_id']]}"))


def _marks(cards: list[Card]) -> tuple[dict[int, Markup], dict[int, Markup]]:
    """The anchors before the first words of rows, and the references behind their last."""
    anchors: dict[int, Markup] = {}
    references: dict[int, Markup] = {}
    for number, card in enumerate(cards):
        if card.main:
            anchor = Markup('<span id="{}" class="t t{}"></span>').format(card.row_id, number)
            reference = Markup('<a class="ref" href="#card-{}">{}</a>').format(
                card.row_id, card.short_id
            )
            start, end = card.main[0].start, card.main[-1].end
            anchors[start] = anchors.get(start, Markup()) + anchor
            references[end] = references.get(end, Markup()) + reference
    return anchors, references


def _sentence(
    pieces: list[Piece], anchors: dict[int, Markup], references: dict[int, Markup]
) -> Iterator[Markup]:
    for is_gap, group in groupby(pieces, key=lambda piece: piece.text is None):
        run = list(group)
        if is_gap:
            # Highlights cut a gap too, but there is nothing in it to light.
            yield from (anchors.pop(each.start, Markup()) for each in run)
            yield to_html(Piece(run[0].start, run[-1].end, None, ()))
            yield from (references.pop(each.end, Markup()) for each in run)
        else:
            for each in run:
                yield anchors.pop(each.start, Markup()) + to_html(each)
                yield references.pop(each.end, Markup())


def _space(pieces: list[Piece], index: int) -> Markup:
    """The space between a sentence and the next, which no passage holds and no table releases."""
    if index < len(pieces) and pieces[index].text and not str(pieces[index].text).strip():
        return to_html(pieces[index])
    return Markup(" ")


def _repeats_title(document: ReadDocument, start: int, end: int) -> bool:
    is_lit = any(span.start < end and start < span.end for c in document.cards for span in c.spans)
    return not is_lit and document.text.text(start, end) == document.facts["title"]
