"""Rows of quotes, quote_speakers and quote_fragments."""

from __future__ import annotations

import re

from onrecord.corpus.model import Quote
from onrecord.corpus.origin import Origin
from onrecord.evidence.quotation_marks import overlaps
from onrecord.evidence.text import Span, Text
from onrecord.tables.context import DocumentContext
from onrecord.tables.evidence import JOIN, RowProof, warn_unused

_MARK = re.compile("[“”„«»\"'‘’]")
_LEADING_THAT = re.compile(r"\W*(?:that\b)?\W*", re.IGNORECASE)


def build_quotes(context: DocumentContext) -> None:
    """Add the rows of every quote of a document."""
    for quote, origin in context.coding.quotes:
        _add_quote(context, quote, origin)


def _add_quote(context: DocumentContext, quote: Quote, origin: Origin) -> None:
    quote_id = f"{context.document_id}-{quote.id}"
    proof = RowProof(context, "quotes", quote_id, origin)
    proof.prove_main(quote.evidence)
    proof.prove_inside("content", quote.content, proof.main, ("content",))
    content = [span for _, span in proof.found.get("content", ())]
    _prove_cue(proof, quote, content)
    if quote.evidence.speaker_office is not None:
        office = quote.evidence.speaker_office
        proof.prove("speaker_office", 1, office, ("evidence", "speaker_office"))
    if quote.evidence.addressee is not None:
        words, keys = quote.evidence.addressee, ("evidence", "addressee")
        proof.prove("addressee", 1, words, keys, quote.addressee)
    elif quote.addressee:
        proof.prove_actor_by_name("addressee", 1, quote.addressee, ("addressee",))
    basis = _add_speakers(context, quote, origin, proof)
    fragments = [_inner(context.text, span) for span in overlaps(context.quoted, content)]
    fragments = [span for span in fragments if span.start < span.end]
    _add_fragments(context, quote, fragments, quote_id, origin)
    rows = context.out.rows["quotes"]
    cells = rows.make(
        quote_id=quote_id,
        quote_type=quote_type(context.text, content, fragments),
        speaker_id=quote.speakers[0] if quote.speakers else None,
        speaker_basis=quote.speaker_basis or basis,
        speaker_office_id=quote.speaker_office,
        addressee_id=quote.addressee,
        content=JOIN.join([context.text[span] for span in content]) or None,
        quoted=JOIN.join([context.text[span] for span in fragments]) or None,
        cue=proof.words("cue") or quote.cue,
        event_id=context.key(quote.event),
        start=min([span.start for span in content], default=None),
        end=max([span.end for span in content], default=None),
        **context.common(quote_id, quote.status),
    )
    rows.add(cells, origin)
    context.note(quote_id, "quotes", quote.note, origin)


def quote_type(text: Text, content: list[Span], fragments: list[Span]) -> str:
    """Direct: nothing but quoted words, a leading that aside; indirect: none; mixed: both."""
    if not fragments:
        return "indirect"
    rest = "".join(text[span] for span in _without(content, fragments))
    return "direct" if _LEADING_THAT.fullmatch(_MARK.sub(" ", rest)) else "mixed"


def _prove_cue(proof: RowProof, quote: Quote, content: list[Span]) -> None:
    """The cue stands in the attribution outside of its content, unless evidence.cue says where."""
    if quote.evidence.cue is not None:
        proof.prove("cue", 1, quote.evidence.cue, ("evidence", "cue"))
    elif quote.cue:
        proof.prove_inside("cue", quote.cue, _without(proof.main, content), ("cue",))


def _add_speakers(context: DocumentContext, quote: Quote, origin: Origin, proof: RowProof) -> str:
    """Add the speakers; gives how they are known."""
    words = quote.evidence.speakers
    rows = context.out.rows["quote_speakers"]
    bases = []
    for position, speaker in enumerate(quote.speakers, start=1):
        keys = ("speakers", position - 1)
        given = words.get(speaker)
        if given is None:
            proof.prove_actor_by_name("speakers", position, speaker, keys)
        else:
            proof.prove("speakers", position, given, ("evidence", "speakers", speaker), speaker)
        bases.append(getattr(given, "basis", None) or "stated")
        cells = rows.make(quote_id=proof.row_id, position=position, actor_id=speaker)
        rows.add(cells, origin, keys)
    warn_unused(words, set(quote.speakers), "speakers", origin, context.out)
    if not bases:
        return "none"
    return next((basis for basis in bases if basis != "stated"), "stated")


def _add_fragments(
    context: DocumentContext, quote: Quote, fragments: list[Span], quote_id: str, origin: Origin
) -> None:
    for index, number in enumerate(quote.negated):
        if not 1 <= number <= len(fragments):
            fault = f"no quoted stretch {number}; the content has {len(fragments)}"
            context.out.problems.append(origin.at("negated", index).problem(fault))
    rows = context.out.rows["quote_fragments"]
    for position, span in enumerate(fragments, start=1):
        cells = rows.make(
            quote_id=quote_id,
            position=position,
            text=context.text[span],
            start=span.start,
            end=span.end,
            is_negated=position in quote.negated,
        )
        rows.add(cells, origin, ("content",))


def _inner(text: Text, span: Span) -> Span:
    """The words without white space at their ends and a final comma or period."""
    words = text[span]
    start = span.start + len(words) - len(words.lstrip())
    end = span.start + len(words.rstrip())
    if text.content[start:end].endswith((",", ".")) and not text.content[start:end].endswith(".."):
        end -= 1
    return Span(start, end)


def _without(spans: list[Span], holes: list[Span]) -> list[Span]:
    """The parts of the spans that lie outside the holes, in order."""
    parts = []
    for start, end in spans:
        at = start
        for hole in sorted(holes):
            if hole.start < end and at < hole.end:
                if at < hole.start:
                    parts.append(Span(at, hole.start))
                at = hole.end
        if at < end:
            parts.append(Span(at, end))
    return parts
