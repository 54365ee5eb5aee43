"""What must hold of the proposals for any text whatever."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.corpus.edtf import EdtfError, bounds
from onrecord.draft.coding.known import Known
from onrecord.draft.proposals import (
    FoundDate,
    Mention,
    Proposals,
    ProposedAppointment,
    ProposedEvent,
    ProposedQuote,
)
from onrecord.evidence.text import Span

_KINDS = frozenset(["person", "state", "organization", "group", "unnamed"])
_MODALITIES = frozenset(["actual", "planned", "possible", "hypothetical"])


def list_faults(text: str, found: Proposals, known: Known) -> list[str]:
    """What is wrong with proposals for a text; ``known`` has the codes that they may use."""
    faults = [
        fault for mention in found.mentions for fault in _mention_faults(text, "mentions", mention)
    ]
    faults += _order_faults("quotes", [each.content[0] for each in found.quotes])
    faults += _order_faults("events", [each.trigger for each in found.events])
    faults += _order_faults("appointments", [each.main[0] for each in found.appointments])
    for quote in found.quotes:
        faults += _all_faults(text, "quote", quote, quote.content, quote.cue, quote.speaker)
    for event in found.events:
        those = (*event.actors, *event.recipients)
        faults += _all_faults(text, "event", event, [event.trigger], *those, event.date)
        faults += _code_faults(event, known)
        if event.place:
            faults += _span_faults(text, "place", [event.place.span])
    for each in found.appointments:
        those = (each.appointee, each.appointing_authority, each.predecessor)
        faults += _all_faults(text, "appointment", each, [each.office], *those, each.date)
        if each.action not in known.actions:
            faults.append(f"unknown action: {each.action}")
        if not each.office_name.strip() or "\n" in each.office_name:
            faults.append(f"no name of an office: {each.office_name!r}")
    return faults


def _all_faults(
    text: str,
    what: str,
    proposal: ProposedQuote | ProposedEvent | ProposedAppointment,
    spans: Sequence[Span],
    *parts: Span | Mention | FoundDate | None,
) -> Iterator[str]:
    yield from _span_faults(text, f"main of {what}", proposal.main)
    yield from _span_faults(text, what, spans)
    if not 0 <= proposal.score <= 1:
        yield f"score of {what}: {proposal.score}"
    if not proposal.because:
        yield f"no reason for {what}"
    for part in parts:
        if isinstance(part, Mention):
            yield from _mention_faults(text, what, part)
        elif isinstance(part, FoundDate):
            yield from _span_faults(text, f"date of {what}", [part.span])
            yield from _date_faults(part)
        elif part:
            yield from _span_faults(text, f"cue of {what}", [part])


def _mention_faults(text: str, what: str, mention: Mention) -> Iterator[str]:
    yield from _span_faults(text, f"mention of {what}", [mention.span])
    if mention.antecedent:
        yield from _span_faults(text, f"antecedent of {what}", [mention.antecedent])
    if not mention.name.strip():
        yield f"no name of {what}: {mention}"
    if mention.kind not in _KINDS:
        yield f"unknown kind: {mention.kind}"


def _span_faults(text: str, what: str, spans: Sequence[Span]) -> Iterator[str]:
    if not spans:
        yield f"no place: {what}"
    end = 0
    for span in spans:
        if not end <= span.start < span.end <= len(text):
            yield f"out of place or order: {what} {tuple(span)}"
        elif not text[slice(*span)].strip():
            yield f"blank: {what} {tuple(span)}"
        end = span.end


def _order_faults(what: str, spans: Iterable[Span]) -> list[str]:
    starts = [span.start for span in spans]
    return [] if starts == sorted(starts) else [f"not in order: {what}"]


def _code_faults(event: ProposedEvent, known: Known) -> Iterator[str]:
    if event.type not in known.types:
        yield f"unknown type: {event.type}"
    if event.mode and (event.type, event.mode) not in known.modes:
        yield f"unknown mode: {event.type} {event.mode}"
    if event.modality not in _MODALITIES or event.polarity not in ("positive", "negative"):
        yield f"unknown standing: {event.modality} {event.polarity}"


def _date_faults(found: FoundDate) -> Iterator[str]:
    if found.basis not in ("stated", "inferred"):
        yield f"unknown basis: {found.basis}"
    try:
        bounds(found.edtf)
    except EdtfError as error:
        yield f"{found.edtf}: {error}"
