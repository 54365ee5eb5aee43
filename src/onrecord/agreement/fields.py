"""Which fields of coded rows are compared, how, and from which columns of the tables they come.

Fields that people code are compared and measured. Derived columns follow from them, so a difference
in them is none of its own; but whoever uses such a column wants to know how far it can be relied
on, so the chosen ones are measured. ``NOT_COMPARED`` says of every other column why it is left out.
"""

from __future__ import annotations

from dataclasses import dataclass

# The kinds of coded rows, told here since what is said of reliability needs no library.
KINDS = ("events", "quotes", "appointments")


@dataclass(frozen=True)
class Compared:
    """A field of rows that is compared.

    ``kind`` is ``code`` (one value), ``set`` (ids in order of the alphabet, parted by a space),
    ``link`` (the key of a row of the same pass), ``words`` (where words stand, as ``3-7 9-12``) or
    ``derived``. ``order`` says of values that are more or less how they are read: as a ``number``
    or a ``date``; None where they have no order. ``columns`` are the columns that hold it.
    """

    name: str
    columns: tuple[str, ...]
    kind: str = "code"
    order: str | None = None


def _own(table: str, *names: str, kind: str = "code", order: str | None = None) -> list[Compared]:
    """Fields that are columns of their own table."""
    return [Compared(name, (f"{table}.{name}",), kind, order) for name in names]


def _role(name: str) -> Compared:
    return Compared(name, ("participants.role", "participants.actor_id"), "set")


_ROLES = ("actors", "recipients", "mediators", "hosts", "beneficiaries", "targets", "topics")
_DATE = ("date_edtf", "date_basis")
_DAYS = ("date_earliest", "date_latest")

FIELDS: dict[str, tuple[Compared, ...]] = {
    "events": (
        *_own("events", "event_type", "event_mode", "modality", "polarity"),
        *map(_role, _ROLES),
        Compared("offices", ("participants.office_id",), "set"),
        Compared("inferred", ("participants.basis",), "set"),
        Compared("contexts", ("event_contexts.context",), "set"),
        *_own("events", *_DATE, "place_name", "country_id", "embedding"),
        *_own("events", "embedded_in", "same_act_as", "realized_by", "attributed_to", kind="link"),
        *_own("events", "plover_type", "quad_class", "cameo_root_code", kind="derived"),
        *_own("events", "actor_id", "recipient_id", kind="derived"),
        *_own("events", "intensity", kind="derived", order="number"),
        *_own("events", *_DAYS, kind="derived", order="date"),
    ),
    "quotes": (
        Compared("speakers", ("quote_speakers.actor_id",), "set"),
        *_own("quotes", "speaker_basis", "speaker_office_id", "addressee_id"),
        Compared("content", ("quotes.content",), "words"),
        Compared("cue", ("quotes.cue",), "words"),
        Compared("negated", ("quote_fragments.is_negated",), "words"),
        *_own("quotes", "event_id", kind="link"),
        *_own("quotes", "quote_type", "speaker_id", kind="derived"),
    ),
    "appointments": (
        *_own("appointments", "appointee_id", "office_id", "appointing_authority_id", "action"),
        *_own("appointments", *_DATE, "predecessor_id"),
        *_own("appointments", "event_id", kind="link"),
        *_own("appointments", *_DAYS, kind="derived", order="date"),
    ),
}

_KEY = "the key of the row, by which it is matched or which its pass gives it"
_OWN_WORDS = "the coder's own words, of which no two are alike"
_WORDS = "words of the document; where they stand, or what is coded of them, is compared"
_PLACE = "the place of the row, by which it is matched"
_NOT_CODED = "says where the row comes from, and is not coded"
_POSITION = "the order of a list, in which nothing is coded but who is first"

NOT_COMPARED: dict[str, str] = {
    "events.event_id": _KEY,
    "events.summary": _OWN_WORDS,
    "quotes.quote_id": _KEY,
    "quotes.quoted": "the part of the content that stands in quotation marks",
    "quotes.start": "a bound of the content, which is compared",
    "quotes.end": "a bound of the content, which is compared",
    "appointments.appointment_id": _KEY,
    "participants.event_id": _KEY,
    "participants.position": _POSITION,
    "event_contexts.event_id": _KEY,
    "quote_speakers.quote_id": _KEY,
    "quote_speakers.position": _POSITION,
    "quote_fragments.quote_id": _KEY,
    "quote_fragments.position": _POSITION,
    "quote_fragments.text": _WORDS,
    "quote_fragments.start": "a bound of the content and of quotation marks in it",
    "quote_fragments.end": "a bound of the content and of quotation marks in it",
    **{f"{table}.date_text": _WORDS for table in ("events", "appointments")},
    **{f"{table}.evidence_id": _PLACE for table in KINDS},
    **{
        f"{table}.{column}": _NOT_CODED
        for table in KINDS
        for column in ("document_id", "record_id", "status", "annotator_id")
    },
}
