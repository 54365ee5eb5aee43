"""The shape of curated files: one class for each kind of thing that people write.

Codes are plain text here, since the vocabularies and schemas say which exist; the checks of the
tables compare them. msgspec converts and checks the shape of a whole file at once.
"""

from __future__ import annotations

import msgspec


class Curated(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A mapping in a curated file; a key that it does not name is an error."""


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


class Event(Curated):
    """An act that a document reports."""

    id: str
    summary: str
    type: str
    modality: str
    polarity: str
    evidence: EventEvidence
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


class Appointment(Curated):
    """A naming to an office, or the holding of one."""

    id: str
    office: str
    action: str
    evidence: AppointmentEvidence
    appointee: str | None = None
    appointing_authority: str | None = None
    date: str | None = None
    date_basis: str | None = None
    predecessor: str | None = None
    event: str | None = None
    note: str | None = None
    status: str = "curated"


class Annotation(Curated):
    """The coding of one document by one annotator."""

    document: str
    annotator: str
    events: list[Event] = []
    quotes: list[Quote] = []
    appointments: list[Appointment] = []


class DocumentFacts(Curated):
    """What is known of a document beside its text."""

    title: str
    language: str
    text_release: str
    sha256: str
    coding: str
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    published_text: str | None = None
    published_basis: str | None = None
    rights: str | None = None
    note: str | None = None


class ActorName(Curated):
    """A further name of an actor as it stands in texts."""

    name: str
    kind: str


class Membership(Curated):
    """That an actor belongs to an organization, state or group."""

    organization: str
    date: str | None = None
    date_basis: str | None = None
    date_text: str | None = None


class Actor(Curated):
    """An entry of the authority file of actors."""

    id: str
    name: str
    type: str
    description: str | None = None
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    names: list[ActorName] = []
    memberships: list[Membership] = []


class Office(Curated):
    """An entry of the authority file of offices; ``names`` are its wordings in texts."""

    id: str
    name: str
    organization: str | None = None
    country: str | None = None
    wikidata: str | None = None
    names: list[str] = []


class Record(Curated):
    """An official record: facts and where to find them."""

    id: str
    body: str
    what: str
    who: str | None = None
    place: str | None = None
    country: str | None = None
    date: str | None = None
    url: str | None = None
    locator: str | None = None


class Corroboration(Curated):
    """The comparison of a row with an official record."""

    id: str
    row: str
    record: str
    finding: str
    annotator: str
    note: str | None = None
    status: str = "curated"


class License(Curated):
    """A licence, as the data package standard has it."""

    name: str
    title: str | None = None
    path: str | None = None


class Contributor(Curated):
    """A contributor, as the data package standard has it."""

    title: str
    roles: list[str] = []
    path: str | None = None
    organization: str | None = None


class Dataset(Curated):
    """The facts of the whole dataset."""

    title: str
    version: str
    name: str | None = None
    description: str | None = None
    licenses: list[License] = []
    contributors: list[Contributor] = []
    keywords: list[str] = []
    homepage: str | None = None
    released: str | None = None
    coverage: str | None = None
