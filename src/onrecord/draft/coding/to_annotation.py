"""Write the proposals for a document as an annotation, with ids, ordered by position."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from onrecord.corpus.edtf import EdtfError, bounds
from onrecord.corpus.model import Annotation, Appointment, Event, Quote
from onrecord.corpus.read_documents import Document
from onrecord.corpus.rows import entries_of
from onrecord.draft.coding.code_appointments import code_appointment, event_type, make_event
from onrecord.draft.coding.code_events import code_event
from onrecord.draft.coding.code_quotes import code_quote
from onrecord.draft.coding.coded import Coded
from onrecord.draft.coding.known import Known
from onrecord.draft.coding.names import Names, Seen
from onrecord.draft.coding.overlaps import Overlaps
from onrecord.draft.coding.word_index import QuotedText
from onrecord.draft.decisions import mark_of
from onrecord.draft.proposals import Proposals
from onrecord.evidence.text import Span

RULES = "draft-rules"

# A draft quotes no more than so many times the length of its text, and a little more.
_MOST_TIMES, _AND_MORE = 10, 100_000

Item = TypeVar("Item", Quote, Event, Appointment)


class _Placed(NamedTuple, Generic[Item]):
    """An item, where it stands in the order, its main words, and of an appointment its act."""

    at: Span
    item: Item
    spans: Sequence[Span]
    act: Event | None = None


def to_annotation(
    document: Document,
    proposals: Proposals,
    known: Known,
    annotator: str = RULES,
    settled: Collection[str] = frozenset(),
) -> tuple[Annotation, Seen]:
    """Write proposals as curators write a coding; gives what was seen of the new names in it.

    What cannot be quoted, what the coding of the document has already, and what a person has
    settled before (its mark is in ``settled``) is left out. Every item has an id that the document
    has not used, ``score``, ``because`` and ``status: draft``.
    """
    coder = _Coder(document, known, settled)
    annotation = coder.code(proposals, annotator)
    rows: list[Event | Quote | Appointment] = [
        *annotation.events,
        *annotation.quotes,
        *annotation.appointments,
    ]
    return annotation, coder.names.seen_of({entry for row in rows for entry in entries_of(row)})


def published_bounds(document: Document) -> tuple[date | None, date | None]:
    """The first and the last day on which a document can have appeared, as far as is known."""
    try:
        return bounds(document.facts.published or "")
    except EdtfError:
        return None, None


def published_day(document: Document) -> date | None:
    """The day on which a document appeared, from which "yesterday" is counted; None if unsaid."""
    earliest, latest = published_bounds(document)
    return earliest if earliest == latest else None


class _Coder:
    """What has been coded of one document so far."""

    def __init__(self, document: Document, known: Known, settled: Collection[str]) -> None:
        self._document = document
        self._text = QuotedText(document.text, document.facts.language)
        self._known = known
        self._settled = settled
        self._kept_back = document.text if document.facts.text_release != "full" else ""
        self._until = published_bounds(document)[1]
        self._coded = Coded(document, self._text, known.removed_from(document.document_id))
        self._left = len(document.text) * _MOST_TIMES + _AND_MORE
        self.names = Names(document.text, known)

    def code(self, proposals: Proposals, annotator: str) -> Annotation:
        """Code all that is proposed."""
        quotes = self._code_quotes(proposals)
        acts = self._code_appointments(proposals)
        events = self._code_events(proposals, quotes)
        ties = self._tie(acts, events)
        _leave_out_unpaired([each.item for each in events], ties)
        self.names.note_mentions(proposals)
        # Only now has everything the form in which it was asked about; an appointment and its
        # event are asked about together.
        appointments = [each for each in acts if not self._is_settled("appointments", each.item)]
        asked = {id(each.item) for each in appointments}
        tied = {id(event) for appointment, event in ties if id(appointment) in asked}
        events = [
            each
            for each in events
            if id(each.item) in tied or not self._is_settled("events", each.item)
        ]
        annotation = Annotation(
            document=self._document.document_id,
            annotator=annotator,
            events=self._in_order("e", events),
            quotes=[each.item for each in quotes],
            appointments=self._in_order("a", appointments),
        )
        for appointment, event in ties:
            appointment.event = event.id
        return annotation

    def _code_quotes(self, proposals: Proposals) -> list[_Placed[Quote]]:
        """Code the quotes, in order, with their ids."""
        found: list[_Placed[Quote]] = []
        for each in proposals.quotes:
            if self._coded.quote(each.content) or not self._may_quote(each.main):
                continue
            quote = code_quote(self._text, each, self.names)
            if quote and not self._is_settled("quotes", quote):
                found.append(_Placed(each.content[0], quote, each.content))
        self._in_order("q", found)
        return found

    def _code_appointments(self, proposals: Proposals) -> list[_Placed[Appointment]]:
        """Code the appointments; those that are acts have the events of their own beside them."""
        found: list[_Placed[Appointment]] = []
        for each in proposals.appointments:
            if self._coded.appointment(each.action, each.main) or not self._may_quote(each.main):
                continue
            coded = code_appointment(self._text, each, self.names, self._known, self._until)
            if coded:
                appointment, clause = coded
                is_act = each.action in self._known.acts
                act = make_event(appointment, clause, each, self._kept_back) if is_act else None
                found.append(_Placed(each.main[0], appointment, clause.main, act))
        return found

    def _code_events(
        self, proposals: Proposals, quotes: Iterable[_Placed[Quote]]
    ) -> list[_Placed[Event]]:
        """Code the events, each with the quote that reports it."""
        said = Overlaps((span, each.item.id) for each in quotes for span in each.spans)
        found: list[_Placed[Event]] = []
        for each in proposals.events:
            if self._coded.event(each.type, each.main) or not self._may_quote(each.main):
                continue
            event = code_event(
                self._text,
                each,
                self.names,
                self._known,
                kept_back=self._kept_back,
                until=self._until,
            )
            if event:
                found.append(_Placed(each.trigger, event, each.main))
                event.attributed_to = said.first([each.trigger]) or self._coded.quote(
                    [each.trigger]
                )
        return found

    def _tie(
        self, appointments: Iterable[_Placed[Appointment]], events: list[_Placed[Event]]
    ) -> list[tuple[Appointment, Event]]:
        """Find or add the event of each appointment that is an act, unless it is coded."""
        there = Overlaps((span, each.item) for each in events for span in each.spans)
        ties: list[tuple[Appointment, Event]] = []
        for _, appointment, spans, made in appointments:
            if made is None:
                continue
            known = self._coded.event(made.type, spans)
            if known:
                appointment.event = known
                continue
            near = there.overlapping(spans)
            event = next((each for each in near if _is_of(each, appointment, made)), None)
            if event is None:
                event = made
                events.append(_Placed(spans[0], made, spans))
            ties.append((appointment, event))
        return ties

    def _in_order(self, letter: str, found: list[_Placed[Item]]) -> list[Item]:
        """Sort items by where they stand, and give them their ids."""
        found.sort(key=lambda each: each.at)
        items = [each.item for each in found]
        for number, item in enumerate(items, start=self._coded.last[letter] + 1):
            item.id = f"{letter}{number:02}"
        return items

    def _is_settled(self, kind: str, item: Quote | Event | Appointment) -> bool:
        return bool(self._settled) and mark_of(kind, item) in self._settled

    def _may_quote(self, main: Sequence[Span]) -> bool:
        """Whether there is room for more quoted words; a draft is not to outgrow its text."""
        self._left -= sum(span.end - span.start for span in main)
        return self._left >= 0


def _is_of(event: Event, appointment: Appointment, made: Event) -> bool:
    """Whether an event is the act of an appointment: of its type, and about the same person."""
    who = event.recipients if made.recipients else event.actors
    return (
        event.type == event_type(appointment.action)
        and (event.modality, event.polarity) == ("actual", "positive")
        and appointment.appointee in who
    )


def _leave_out_unpaired(events: list[Event], ties: list[tuple[Appointment, Event]]) -> None:
    """Leave out of acts of appointing those of whom no appointment says to which office."""
    paired = {(id(event), appointment.appointee) for appointment, event in ties}
    for event in events:
        if (event.type, event.modality, event.polarity) != ("APPOINT", "actual", "positive"):
            continue
        for each in [each for each in event.recipients if (id(event), each) not in paired]:
            event.recipients.remove(each)
            del event.evidence.recipients[str(each)]
            event.note = "Who is named to an office is left out, as the office was not found."
