"""The shape of mapping files: what labels of other programs become.

A label is written in full, or with ``*`` at its end for all that begin so. It is compared without
regard to capitals and to what parts its words: ``Conflict.Attack``, ``conflict_attack`` and
``Conflict:Attack`` are one label. ``label.feature=value`` stands for a label where that feature of
it has that value.
"""

# msgspec gives every object a list of its own.
# ruff: noqa: RUF012

from __future__ import annotations

from onrecord.corpus.model import Curated

# What an argument of an event may become, beside the roles of participants, and of an appointment.
EVENT_FIELDS = (
    "actors",
    "recipients",
    "mediators",
    "hosts",
    "beneficiaries",
    "targets",
    "topics",
    "place",
    "date",
)
APPOINTMENT_FIELDS = ("appointee", "office", "appointing_authority", "predecessor", "date")
PRONOUNS = ("leave_out", "rules")
# The types of actors of the schema, and what marks on pronouns are.
PRONOUN = "pronoun"
ACTOR_TYPES = ("person", "state", "organization", "group", "unnamed", PRONOUN)
MODALITIES = ("actual", "planned", "possible", "hypothetical")
POLARITIES = ("positive", "negative")
ANNOTATOR_KINDS = ("person", "model", "rule", "record")


class AnnotatorFacts(Curated):
    """Who answers for the imported coding: a row of annotators.csv."""

    id: str
    kind: str
    name: str
    description: str


class QuoteRule(Curated):
    """Which arguments of an attribution are its content, speakers and cue.

    Without ``content`` the label itself stands on the words that are attributed.
    """

    content: list[str] = []
    speakers: list[str] = []
    cue: list[str] = []


class EventRule(Curated):
    """What kind of event a label is; ``roles`` come before those that all events share."""

    type: str
    mode: str | None = None
    modality: str = "actual"
    polarity: str = "positive"
    roles: dict[str, str] = {}


class AppointmentRule(Curated):
    """Which action a label is, and what its arguments are; it needs an appointee and an office."""

    action: str
    roles: dict[str, str]


class FeatureRule(Curated):
    """What a feature of an event says of it."""

    modality: str | None = None
    polarity: str | None = None
    mode: str | None = None


class Mapping(Curated):
    """A mapping file.

    ``roles`` are those of all events. A key of ``features`` is the label of a feature, or
    ``label=value`` for one that has a value. ``actors`` gives the types of marks that name
    somebody, ``pronouns`` says what becomes of words such as "he": they are left out, or (as
    inferred) the name that our rules find for them. ``same`` are links between words for one
    actor. What is in ``ignore`` is left out on purpose.
    """

    description: str
    annotator: AnnotatorFacts
    quotes: dict[str, QuoteRule] = {}
    events: dict[str, EventRule] = {}
    appointments: dict[str, AppointmentRule] = {}
    roles: dict[str, str] = {}
    features: dict[str, FeatureRule] = {}
    actors: dict[str, str] = {}
    pronouns: str = "leave_out"
    same: list[str] = []
    ignore: list[str] = []
