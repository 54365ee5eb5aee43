"""The shape of what people write beside annotations: facts of dataset and documents, authorities,
records and comparisons with them.
"""

from __future__ import annotations

from onrecord.corpus.model import AppointmentFacts, Curated, EventFacts


class Facts(Curated):
    """What is known of a document beside its text, in whichever file it stands."""

    title: str
    language: str
    text_release: str
    coding: str
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    published_text: str | None = None
    published_basis: str | None = None
    rights: str | None = None
    note: str | None = None


class DocumentFacts(Facts, kw_only=True):
    """The facts of a document whose text stands in a file beside them, with its SHA-256."""

    sha256: str


class DocumentLine(Facts, kw_only=True):
    """A document in a JSON Lines file: its facts with its id and text.

    The SHA-256 may be left out, since the text stands beside it.
    """

    id: str
    text: str
    sha256: str | None = None


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


class RecordEvent(EventFacts):
    """An event made from an official record, which stands for its evidence."""

    status: str = "imported"


class RecordAppointment(AppointmentFacts):
    """An appointment made from an official record, which stands for its evidence."""

    status: str = "imported"


class Record(Curated):
    """An official record: facts and where to find them, and the rows that are made from it.

    ``annotator`` answers for these rows.
    """

    id: str
    body: str
    what: str
    who: str | None = None
    place: str | None = None
    country: str | None = None
    date: str | None = None
    url: str | None = None
    locator: str | None = None
    annotator: str | None = None
    events: list[RecordEvent] = []
    appointments: list[RecordAppointment] = []


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
    """A license, as the data package standard has it."""

    name: str
    title: str | None = None
    path: str | None = None


class Contributor(Curated):
    """A contributor, as the data package standard has it.

    ``kind``, which is ours, says whether it is a ``person`` or an ``organization``.
    """

    title: str
    kind: str | None = None
    roles: list[str] = []
    path: str | None = None
    organization: str | None = None


class Datasheet(Curated):
    """What only the curators can tell about a dataset, by the sections of Datasheets for Datasets.

    The sections and their order are those of Gebru et al., "Datasheets for Datasets" (2021).
    """

    motivation: str | None = None
    composition: str | None = None
    collection: str | None = None
    preprocessing: str | None = None
    uses: str | None = None
    distribution: str | None = None
    maintenance: str | None = None


class Dataset(Curated):
    """The facts of the whole dataset; ``doi`` without the address in front, as in 10.1234/abc."""

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
    doi: str | None = None
    datasheet: Datasheet | None = None
