"""Write the proposals for a document as an annotation, with ids, ordered by position."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from onrecord.corpus.edtf import EdtfError, bounds
from onrecord.corpus.model import Annotation, Appointment, Event, Quote
from onrecord.corpus.read_documents import Document
from onrecord.draft.coding.code_appointments import code_appointment, event_type, make_event
from onrecord.draft.coding.code_events import code_event
from onrecord.draft.coding.code_quotes import code_quote
from onrecord.draft.coding.coded import Coded
from onrecord.draft.coding.known import Known
from onrecord.draft.coding.names import Names, Seen
from onrecord.draft.coding.places import Places
from onrecord.draft.coding.word_index import QuotedText
from onrecord.draft.decisions import mark_of
from onrecord.draft.proposals import Proposals
from onrecord.evidence.text import Span

RULES = "draft-rules"

# A draft quotes no more than so many times the length of its text, and a little more.
_MOST_TIMES, _AND_MORE = 10, 100_000

_Placed = tuple[int, int]


def to_annotation(
    document: Document,
    proposals: Proposals,
    known: Known,
    annotator: str = RULES,
    settled: Collection[str] = frozenset(),
) -> tuple[Annotation, Seen]:
    """Write proposals as curators write a coding; gives what was seen of new actors and offices.

    What cannot be quoted, what the coding of the document has already, and what a person has
    settled before (its mark is in ``settled``) is left out. Every item has an id that the document
    has not used, ``score``, ``because`` and ``status: draft``.
    """
    coder = _Coder(document, known, settled)
    annotation = Annotation(
        document=document.document_id,
        annotator=annotator,
        quotes=coder.code_quotes(proposals),
        appointments=coder.code_appointments(proposals),
    )
    annotation.events = coder.code_events(proposals)
    coder.names.note_mentions(proposals)
    return annotation, coder.names.seen


def published_until(document: Document) -> date | None:
    """The last day on which a document can have appeared, if that is known."""
    try:
        return bounds(document.facts.published or "")[1]
    except EdtfError:
        return None


class _Coder:
    """What has been coded of one document so far."""

    def __init__(self, document: Document, known: Known, settled: Collection[str]) -> None:
        self._text = QuotedText(document.text, document.facts.language)
        self._known = known
        self._settled = settled
        self._kept_back = document.text if document.facts.text_release != "full" else ""
        self._until = published_until(document)
        removed = {
            letter: number
            for letter in "eqa"
            if (number := known.removed.get((document.document_id, letter)))
        }
        self._coded = Coded(document, self._text, removed)
        self._left = len(document.text) * _MOST_TIMES + _AND_MORE
        self._said: Places[str] = Places([])
        self._appointed: dict[str, set[str]] = {}
        self._acts: list[tuple[Appointment, Sequence[Span], Event]] = []
        self.names = Names(document.text, known)

    def code_quotes(self, proposals: Proposals) -> list[Quote]:
        """Code the quotes, and remember where they stand."""
        found: list[tuple[_Placed, Quote, Sequence[Span]]] = []
        for each in proposals.quotes:
            if self._coded.quote(each.content) or not self._may_quote(each.main):
                continue
            quote = code_quote(self._text, each, self.names)
            if quote and not self._is_settled("quotes", quote):
                found.append((each.content[0], quote, each.content))
        found.sort(key=lambda each: each[0])
        quotes = [quote for _, quote, _ in found]
        self._number("q", quotes)
        self._said = Places((span, quote.id) for _, quote, content in found for span in content)
        return quotes

    def code_appointments(self, proposals: Proposals) -> list[Appointment]:
        """Code the appointments; the events of those that are acts are coded with the events."""
        found: list[tuple[_Placed, Appointment]] = []
        for each in proposals.appointments:
            if self._coded.appointment(each.action, each.main) or not self._may_quote(each.main):
                continue
            coded = code_appointment(self._text, each, self.names, self._known, self._until)
            if coded is None:
                continue
            appointment, clause = coded
            if self._is_settled("appointments", appointment):
                continue
            found.append((each.main[0], appointment))
            if each.action in self._known.acts:
                event = make_event(appointment, clause, each, self._kept_back)
                self._acts.append((appointment, clause.main, event))
        found.sort(key=lambda each: each[0])
        appointments = [appointment for _, appointment in found]
        self._number("a", appointments)
        return appointments

    def code_events(self, proposals: Proposals) -> list[Event]:
        """Code the events, those of appointments among them, each tied to the other."""
        found: list[tuple[_Placed, Event, Sequence[Span]]] = []
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
            if event and not self._is_settled("events", event):
                found.append((each.trigger, event, each.main))
                said = self._said.first([each.trigger]) or self._coded.quote([each.trigger])
                event.attributed_to = said
        there = Places((span, event) for _, event, main in found for span in main)
        ties: list[tuple[Appointment, Event]] = []
        for appointment, main, made in self._acts:
            known = self._coded.event(made.type, main)
            if known:
                appointment.event = known
                continue
            event = next((e for e in there.overlapping(main) if _is_of(e, appointment, made)), None)
            if event is None:
                event = made
                found.append((main[0], made, main))
            ties.append((appointment, event))
        found.sort(key=lambda each: each[0])
        events = [event for _, event, _ in found]
        self._number("e", events)
        for appointment, event in ties:
            appointment.event = event.id
        _leave_out_unpaired(events, ties)
        return events

    def _number(self, letter: str, items: Iterable[Quote | Event | Appointment]) -> None:
        for number, item in enumerate(items, start=self._coded.last[letter] + 1):
            item.id = f"{letter}{number:02}"

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
    paired = {(event.id, appointment.appointee) for appointment, event in ties}
    for event in events:
        if (event.type, event.modality, event.polarity) != ("APPOINT", "actual", "positive"):
            continue
        for each in [each for each in event.recipients if (event.id, each) not in paired]:
            event.recipients.remove(each)
            del event.evidence.recipients[str(each)]
            event.note = "Who is named to an office is left out, as the office was not found."
