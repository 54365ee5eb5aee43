"""Say a proposed row in plain words, and where the words of its fields stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from onrecord.corpus.model import Anchor, Appointment, Event, Participant, Quote, Words
from onrecord.corpus.read import Corpus
from onrecord.corpus.rows import ROLES, Entry
from onrecord.evidence.resolve import Resolver
from onrecord.evidence.text import Span, Text
from onrecord.review.rows import Row
from onrecord.tables.events import list_participants

_STYLES = {"actor": "who", "recipient": "whom"}
# So much of a text is shown around a row at most, and beside each of its pieces where it is long.
_MOST_SHOWN, _BESIDE = 1_500, 250
# What may be a title before a name, where sentences are cut by mistake: "Ms.", "Prof.".
_SHORT = re.compile(r"\b[A-Z][a-z]{0,4}\.\Z")
_MOST_CUTS = 3


class Field(NamedTuple):
    """A line about a row: what it says, the words that prove it, where, and how they are lit."""

    label: str
    value: str
    words: str
    spans: list[Span]
    style: str | None


class Labels:
    """The names of codes, actors and offices of a corpus.

    ``swapped`` has who stands in place of entries that drafts propose.
    """

    def __init__(self, corpus: Corpus, swapped: Mapping[Entry, str | None]) -> None:
        self._codes: dict[tuple[str, str], str] = {}
        for table, key in (
            ("event_types", "event_type"),
            ("event_modes", "event_mode"),
            ("appointment_actions", "action"),
            ("countries", "country_id"),
            ("embeddings", "embedding"),
        ):
            for row in corpus.codes.get(table, ([], []))[0]:
                label = row.get("label") or row.get("name")
                self._codes[table, str(row[key])] = str(label or row[key])
        self.names = {entry.id: entry.name for entry, _ in (*corpus.actors, *corpus.offices)}
        self._swapped = swapped

    def code(self, table: str, code: str) -> str:
        """The label of a code, or the code itself."""
        return self._codes.get((table, code), code)

    def who(self, own: str) -> str:
        """The name of an actor or office with its id, and who was put in place of a new one."""
        name = self.names.get(own)
        said = f"{name} ({own})" if name else own
        for list_name in ("actors", "offices"):
            if (list_name, own) in self._swapped:
                other = self._swapped[list_name, own]
                return f"{self.who(other)}, for {said}" if other else f"left out: {said}"
        return said


def describe(row: Row, labels: Labels, resolver: Resolver) -> Iterator[Field]:
    """Yield the fields of a row, the most telling first."""
    item, place = row.item, _Place(row, resolver)
    if isinstance(item, Event):
        yield from _describe_event(item, labels, place)
    elif isinstance(item, Quote):
        yield from _describe_quote(item, labels, place)
    else:
        yield from _describe_appointment(item, labels, place)
    if item.note:
        yield Field("note", item.note, "", [], None)


def find_passage(text: Text, main: Sequence[Span]) -> list[Span]:
    """The sentences around the main words; where they are long, only what is near these."""
    sentences = _joined(text, _whole_sentences(text, text.sentences_around(list(main))))
    if sum(span.end - span.start for span in sentences) <= _MOST_SHOWN:
        return sentences or [Span(0, min(len(text.content), _MOST_SHOWN))]
    room = max(_MOST_SHOWN // max(len(main), 1), 2 * _BESIDE)
    return [
        Span(max(span.start - _BESIDE, 0), min(span.end, span.start + room) + _BESIDE)
        for span in main[:4]
    ]


def _whole_sentences(text: Text, found: Sequence[Span]) -> list[Span]:
    """Sentences with the rest of those that were cut behind a title ("Ms.") or the like.

    Rather one sentence too many is shown than half of one.
    """
    spans = [each.span for each in text.sentences]
    whole: set[Span] = set()
    for span in found:
        first = last = bisect_left(spans, span)
        while first and first > last - _MOST_CUTS and _ends_in_short(text, spans[first - 1]):
            first -= 1
        while last + 1 < len(spans) and _ends_in_short(text, spans[last]):
            last += 1
            if last - first > 2 * _MOST_CUTS:
                break
        whole.update(spans[first : last + 1])
    return sorted(whole)


def _ends_in_short(text: Text, span: Span) -> bool:
    return bool(_SHORT.search(text.content, max(span.end - 8, span.start), span.end))


def _joined(text: Text, spans: Sequence[Span]) -> list[Span]:
    """The spans, those made one that have only white space between them."""
    joined: list[Span] = []
    for span in spans:
        if joined and not text.content[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


class _Place:
    """Finds the words of the fields of one row."""

    def __init__(self, row: Row, resolver: Resolver) -> None:
        self._row = row
        self._resolver = resolver

    def field(self, label: str, value: str, words: Words | None, style: str | None = None) -> Field:
        """Describe a field, with its words if it has any."""
        if words is None:
            return Field(label, value, "", [], style)
        found = self._resolver.field(words, self._row.main, self._row.origin)
        spans = [each.span for each in found]
        quoted = " ... ".join(self._resolver.text[span] for span in spans) or _plain(words)
        return Field(label, value, quoted, spans, style)


def _describe_event(event: Event, labels: Labels, place: _Place) -> Iterator[Field]:
    yield Field("summary", event.summary, "", [], None)
    mode = f", {labels.code('event_modes', event.mode)}" if event.mode else ""
    known = f"{labels.code('event_types', event.type)}{mode} ({event.type})"
    negative = ", and did not take place" if event.polarity == "negative" else ""
    yield Field("type", f"{known}; {event.modality}{negative}", "", [], None)
    for role, key in ROLES.items():
        words: Mapping[str, Words] = getattr(event.evidence, key)
        for each in list_participants(event, role):
            value = labels.who(each.actor) + _in_office(each, labels)
            yield place.field(role, value, words.get(each.actor), _STYLES.get(role, "what"))
    yield from _describe_date(event, event.evidence.date, place)
    if event.place:
        country = event.place.country and labels.code("countries", event.place.country)
        value = ", ".join(filter(None, (event.place.name, country)))
        yield place.field("place", value, event.evidence.place, "when")
    if event.embedded_in:
        how = labels.code("embeddings", event.embedding or "").lower()
        yield Field("inside of", f"{event.embedded_in} ({how})", "", [], None)
    for label, other in (
        ("said in", event.attributed_to),
        ("same act as", event.same_act_as),
        ("realized by", event.realized_by),
    ):
        if other:
            yield Field(label, other, "", [], None)
    if event.contexts:
        yield Field("contexts", ", ".join(event.contexts), "", [], None)


def _describe_quote(quote: Quote, labels: Labels, place: _Place) -> Iterator[Field]:
    yield place.field("content", "", quote.content, "what")
    for each in quote.speakers:
        words = quote.evidence.speakers.get(each)
        yield place.field("speaker", labels.who(each), words, "who")
    if not quote.speakers:
        yield Field("speaker", "nobody who is named", "", [], None)
    if quote.cue or quote.evidence.cue:
        yield place.field("cue", "", quote.evidence.cue or quote.cue, "cue")
    if quote.addressee:
        value = labels.who(quote.addressee)
        yield place.field("addressee", value, quote.evidence.addressee, "whom")
    if quote.event:
        yield Field("event", quote.event, "", [], None)


def _describe_appointment(
    appointment: Appointment, labels: Labels, place: _Place
) -> Iterator[Field]:
    action = labels.code("appointment_actions", appointment.action)
    yield Field("action", f"{action} ({appointment.action})", "", [], None)
    for label, key, style in (
        ("appointee", "appointee", "whom"),
        ("office", "office", "what"),
        ("authority", "appointing_authority", "who"),
        ("predecessor", "predecessor", "cue"),
    ):
        value = getattr(appointment, key)
        if value:
            words = getattr(appointment.evidence, key)
            yield place.field(label, labels.who(value), words, style)
    yield from _describe_date(appointment, appointment.evidence.date, place)


def _describe_date(item: Any, words: Words | None, place: _Place) -> Iterator[Field]:
    if item.date:
        yield place.field("date", f"{item.date} ({item.date_basis or 'stated'})", words, "when")


def _in_office(each: Participant, labels: Labels) -> str:
    return f", as {labels.who(each.office)}" if each.office else ""


def _plain(words: Words) -> str:
    """The words as they are quoted, where they are not found."""
    listed = words if isinstance(words, list) else [words]
    return " ... ".join(each.exact or "" if isinstance(each, Anchor) else each for each in listed)
