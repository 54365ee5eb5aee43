"""What the rules propose of one text, as characters of it; no identifiers of a corpus yet.

Spans count code points of the text from 0, end excluded. Scores go from 0 to 1 and rank proposals;
they are shares of right ones only as far as docs/drafting.md has measured them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from onrecord.evidence.text import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an actor.

    ``name`` is the fullest name that the text has for it ("JD Vance" where the words are "Vance" or
    "he"), or the words themselves where it has none ("the source"). ``antecedent`` is where that
    name stands, if it is not in the words. ``kind`` is an actor type of the schema: ``person``,
    ``state``, ``organization``, ``group`` or ``unnamed``. ``actor_id`` is the entry of the
    authority file, where exactly one has the name, and ``country_id`` the code of a state.
    """

    span: Span
    name: str
    kind: str
    antecedent: Span | None = None
    actor_id: str | None = None
    country_id: str | None = None


@dataclass(frozen=True, slots=True)
class FoundDate:
    """Words that say when: EDTF level 1, and whether it is ``stated`` or ``inferred``."""

    span: Span
    edtf: str
    basis: str


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """Words that say where, the name to write for it, and the country if it is known."""

    span: Span
    name: str
    country_id: str | None = None


@dataclass(frozen=True, slots=True)
class ProposedQuote:
    """Words that the text attributes to somebody.

    ``content`` are the pieces of what is attributed, quotation marks at their ends left out;
    ``main`` the pieces of the whole attribution, with speaker and cue where these stand beside it.
    """

    content: tuple[Span, ...]
    main: tuple[Span, ...]
    score: float
    because: str
    speaker: Mention | None = None
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class ProposedEvent:
    """An act that the text reports: ``main`` is its clause, ``trigger`` the words of its type."""

    type: str
    main: tuple[Span, ...]
    trigger: Span
    score: float
    because: str
    mode: str | None = None
    actors: tuple[Mention, ...] = ()
    recipients: tuple[Mention, ...] = ()
    modality: str = "actual"
    polarity: str = "positive"
    date: FoundDate | None = None
    place: FoundPlace | None = None


@dataclass(frozen=True, slots=True)
class ProposedAppointment:
    """A naming to an office or the holding of one.

    ``office_name`` is the office in one line, with the office words at ``office``. ``action`` is a
    code of the vocabulary of appointment actions.
    """

    main: tuple[Span, ...]
    appointee: Mention
    office: Span
    office_name: str
    action: str
    score: float
    because: str
    appointing_authority: Mention | None = None
    predecessor: Mention | None = None
    predecessor_reason: str | None = None
    date: FoundDate | None = None


@dataclass(frozen=True, slots=True)
class Proposals:
    """All that is proposed of one text, each list ordered by position."""

    quotes: list[ProposedQuote] = field(default_factory=list)
    events: list[ProposedEvent] = field(default_factory=list)
    appointments: list[ProposedAppointment] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def above(self, least: float) -> Proposals:
        """Those that score at least so much, with all mentions."""
        return Proposals(
            _above(self.quotes, least),
            _above(self.events, least),
            _above(self.appointments, least),
            self.mentions,
        )


_Scored = TypeVar("_Scored", ProposedQuote, ProposedEvent, ProposedAppointment)


def _above(proposals: list[_Scored], least: float) -> list[_Scored]:
    return [each for each in proposals if each.score >= least]
