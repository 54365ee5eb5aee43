"""The shape of annotation files: one class for each kind of thing that coders write.

Codes are plain text here, since the vocabularies and schemas say which exist; the checks of the
tables compare them. msgspec converts and checks the shape of a whole file at once. ``score`` and
``because`` are for drafts: how much a rule or model trusts in what it proposes, and which it was.
"""

from __future__ import annotations

import msgspec

# The status of a row that a program proposed and nobody has confirmed.
DRAFT = "draft"


class Curated(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A mapping in a curated file; a key that it does not name is an error.

    Written out, it leaves out what says nothing.
    """


class Anchor(Curated):
    """Words of a document, with what makes them unique, or the antecedent they stand for."""

    exact: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    occurrence: int | None = None
    antecedent: str | Anchor | None = None
    basis: str | None = None


Words = str | Anchor | list[str | Anchor]


class RowEvidence(Curated):
    """The main span of a row: one clause, or its pieces where it is interrupted."""

    exact: str | list[str | Anchor]
    prefix: str | None = None
    suffix: str | None = None
    occurrence: int | None = None


class EventEvidence(RowEvidence):
    """The words of an event: its main span, and those of its fields."""

    actors: dict[str, Words] = {}
    recipients: dict[str, Words] = {}
    mediators: dict[str, Words] = {}
    hosts: dict[str, Words] = {}
    beneficiaries: dict[str, Words] = {}
    targets: dict[str, Words] = {}
    topics: dict[str, Words] = {}
    date: Words | None = None
    place: Words | None = None


class QuoteEvidence(RowEvidence):
    """The words of an attribution: all of it, and its speakers, cue and addressee."""

    speakers: dict[str, Words] = {}
    speaker_office: Words | None = None
    cue: Words | None = None
    addressee: Words | None = None


class AppointmentEvidence(RowEvidence):
    """The words of an appointment: its main span, and those of its fields."""

    appointee: Words | None = None
    office: Words | None = None
    appointing_authority: Words | None = None
    predecessor: Words | None = None
    date: Words | None = None


class Participant(Curated):
    """An actor in an event, with the office held at the time where the document says so."""

    actor: str
    office: str | None = None


class Place(Curated):
    """Where an event took place."""

    name: str | None = None
    country: str | None = None


class EventFacts(Curated):
    """What is said of an act, whether a document proves it or an official record has it."""

    id: str
    summary: str
    type: str
    modality: str
    polarity: str
    mode: str | None = None
    contexts: list[str] = []
    actors: list[str | Participant] = []
    recipients: list[str | Participant] = []
    mediators: list[str | Participant] = []
    hosts: list[str | Participant] = []
    beneficiaries: list[str | Participant] = []
    targets: list[str | Participant] = []
    topics: list[str | Participant] = []
    date: str | None = None
    date_basis: str | None = None
    place: Place | None = None
    embedded_in: str | None = None
    embedding: str | None = None
    same_act_as: str | None = None
    realized_by: str | None = None
    attributed_to: str | None = None
    note: str | None = None
    status: str = "curated"


class Event(EventFacts, kw_only=True):
    """An act that a document reports."""

    evidence: EventEvidence
    score: float | None = None
    because: str | None = None


class Quote(Curated):
    """Words that a document attributes to somebody."""

    id: str
    content: Words
    evidence: QuoteEvidence
    speakers: list[str] = []
    speaker_basis: str | None = None
    speaker_office: str | None = None
    addressee: str | None = None
    cue: str | None = None
    negated: list[int] = []
    event: str | None = None
    note: str | None = None
    status: str = "curated"
    score: float | None = None
    because: str | None = None


class AppointmentFacts(Curated):
    """What is said of a naming to an office or the holding of one, whoever says it."""

    id: str
    office: str
    action: str
    appointee: str | None = None
    appointing_authority: str | None = None
    date: str | None = None
    date_basis: str | None = None
    predecessor: str | None = None
    event: str | None = None
    note: str | None = None
    status: str = "curated"


class Appointment(AppointmentFacts, kw_only=True):
    """A naming to an office, or the holding of one, that a document reports."""

    evidence: AppointmentEvidence
    score: float | None = None
    because: str | None = None


class Annotation(Curated):
    """The coding of one document by one annotator."""

    document: str
    annotator: str
    events: list[Event] = []
    quotes: list[Quote] = []
    appointments: list[Appointment] = []
