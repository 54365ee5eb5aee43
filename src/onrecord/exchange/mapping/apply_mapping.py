"""Code a document by its layer and a mapping."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from onrecord.corpus.model import Annotation, Appointment, Event, Quote
from onrecord.corpus.read import Corpus
from onrecord.corpus.read_documents import Document
from onrecord.corpus.rows import entries_of
from onrecord.draft.coding.known import Known, gather_known
from onrecord.draft.coding.overlaps import Overlaps
from onrecord.draft.coding.to_annotation import published_bounds, published_day
from onrecord.evidence.text import Span
from onrecord.exchange.annotated import Layer
from onrecord.exchange.mapping.code_appointments import code_appointment
from onrecord.exchange.mapping.code_events import code_event
from onrecord.exchange.mapping.code_quotes import code_quote
from onrecord.exchange.mapping.coder import Coder
from onrecord.exchange.mapping.graph import Graph
from onrecord.exchange.mapping.mapped import Mapped
from onrecord.exchange.mapping.marked_text import MarkedText
from onrecord.exchange.mapping.people import People
from onrecord.exchange.mapping.reading import Reader
from onrecord.exchange.mapping.rules import Rules
from onrecord.exchange.mapping.tally import Tally
from onrecord.exchange.mapping.tell_apart import tell_apart

Item = TypeVar("Item", Quote, Event, Appointment)
_Placed = list[tuple[Sequence[Span], Item]]


def gather_known_by_people(corpus: Corpus) -> Known:
    """Gather what is known of a corpus before an import.

    The ids of entries that came with imports are free: one name is one entry in all of them, so
    that importing again changes nothing.
    """
    known = gather_known(corpus)
    return replace(
        known,
        actor_ids=known.actor_ids - corpus.imported_actors,
        office_ids=known.office_ids - corpus.imported_offices,
    )


def apply_mapping(
    document: Document, layer: Layer, rules: Rules, known: Known, *, file: str = ""
) -> Mapped:
    """Code a document by its layer: rows, whom they name, and what became of every label.

    The positions of ``layer`` are those of the text of the document; ``file`` is where the layer
    comes from, to be named with what is left out. Ids begin behind those that rows once had and
    lost; the coding that the document may have is not looked at. Raises nothing: what cannot be
    coded is listed.
    """
    layer = tell_apart(layer, rules)
    language = document.facts.language
    text = MarkedText(document.text, language)
    reader = Reader(document.text, language, published_day(document), known.actors)
    people = People(document.document_id, text, layer, rules, known, reader)
    coder = Coder(rules, known, text, people, reader, Tally(layer, file))
    annotation = _code(coder, document, Graph(layer, rules))
    named = {
        entry
        for rows in (annotation.events, annotation.quotes, annotation.appointments)
        for row in rows
        for entry in entries_of(row)
    }
    mapped = Mapped(annotation, people.names.seen_of(named))
    for link in layer.links:
        if rules.is_ignored(link.label) and not rules.is_row(link.label):
            coder.tally.ignore(*(end.target for end in link.ends))
    coder.tally.settle(rules, mapped)
    mapped.widened = len(text.widened)
    return mapped


def _code(coder: Coder, document: Document, graph: Graph) -> Annotation:
    kept_back = document.text if document.facts.text_release != "full" else ""
    until = published_bounds(document)[1]
    quotes: _Placed[Quote] = []
    events: _Placed[Event] = []
    appointments: _Placed[Appointment] = []
    ties: list[tuple[Appointment, Event]] = []
    for unit in graph.units():
        label = unit.label
        is_coded = False
        if coder.rules.rule("appointments", label):
            found = code_appointment(coder, unit, kept_back=kept_back, until=until)
            is_coded = found is not None
            if found:
                appointments.append((found.spans, found.appointment))
                if found.event:
                    events.append((found.spans, found.event))
                    ties.append((found.appointment, found.event))
        if coder.rules.rule("events", label) and not is_coded:
            coded = code_event(coder, unit, kept_back=kept_back, until=until)
            is_coded = coded is not None
            events += [coded] if coded else []
        if coder.rules.rule("quotes", label):
            quote = code_quote(coder, unit)
            is_coded = is_coded or quote is not None
            quotes += [quote] if quote else []
        if not is_coded:
            coder.leave_out(unit, "appointee and office are not both marked, or not named")
    first = coder.known.removed_from(document.document_id)
    annotation = Annotation(
        document=document.document_id,
        annotator=coder.rules.mapping.annotator.id,
        events=_number("e", events, first),
        quotes=_number("q", quotes, first),
        appointments=_number("a", appointments, first),
    )
    for appointment, event in ties:
        appointment.event = event.id
    said = Overlaps((span, quote.id) for spans, quote in quotes for span in spans)
    for spans, event in events:
        event.attributed_to = said.first(spans[:1])
    return annotation


def _number(letter: str, placed: _Placed[Item], first: dict[str, int]) -> list[Item]:
    """Sort rows by where they stand, and give them their ids."""
    placed.sort(key=lambda each: tuple(each[0]))
    rows = [row for _, row in placed]
    for number, row in enumerate(rows, start=first[letter] + 1):
        row.id = f"{letter}{number:02}"
    return rows
