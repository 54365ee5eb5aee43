"""What official records say: who stayed where and when, and who held which office when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.corroboration.names import fold
from onrecord.corroboration.offices import Office
from onrecord.corroboration.people import WRITTEN, Person, read_person
from onrecord.corroboration.periods import Period, read_period
from onrecord.corroboration.places import Place, Wording
from onrecord.corroboration.tables import HOLDS, PRESENT, Row, Tables

_PLAN = re.compile(r" (announc\w*|coming|planned|plans|schedul\w*|upcoming|will) ")
_TRIP = re.compile(r"^ (official |private |state |working )?(trip|visit|stay|journey) ")
_TERM = re.compile(r" (term|tenure|in office|appoint\w*|took office|sworn in) ")
_BETWEEN = re.compile(r"\s*(?:;|,(?!\s*(?:jr|sr)\b)|\band\b|\bwith\b|&)\s*", re.IGNORECASE)

# Steps by what they say of the time in office.
BEGINS = HOLDS | {"sworn_in"}
ENTERS = frozenset({"appointed", "elected", "confirmed", "sworn_in"})
LEAVES = frozenset({"former", "resigned", "dismissed"})


@dataclass(frozen=True, slots=True)
class Stay:
    """That people were at a place through some days, as a record says.

    ``is_trip`` tells a journey from a single meeting or speech, ``is_plan`` that it was to come.
    """

    record_id: str
    people: tuple[Person, ...]
    place: Place
    period: Period
    wording: Wording
    is_trip: bool = False
    is_plan: bool = False


@dataclass(slots=True)
class Term:
    """That somebody held an office, as a record says; ``acts`` are its dated steps by action."""

    record_id: str
    person: Person
    office: Office
    acts: list[tuple[str, Period]] = field(default_factory=list)

    @property
    def held(self) -> Period:
        """The days in office: from the first known step to the last; open where none is known."""
        began = [each.earliest for action, each in self.acts if action in BEGINS and each.earliest]
        came = [each.earliest for action, each in self.acts if action in ENTERS and each.earliest]
        left = [each.latest for action, each in self.acts if action in LEAVES and each.latest]
        left += [
            each.latest
            for action, each in self.acts
            if action in HOLDS and each.latest and _ends(each)
        ]
        first = min(began or came, default=None)
        return Period(first, max(left, default=None), lasts=True)


def _ends(period: Period) -> bool:
    """Whether a time in office says when it ended; a single day only says when it was so."""
    return period.earliest != period.latest


def read_stays(tables: Tables) -> Iterator[Stay]:
    """Read the stays from imported events, and from records that nothing was imported from."""
    for event in tables.trips:
        record = tables.records.get(event["record_id"])
        if record is not None:
            yield _read_event(event, record, tables)
    for record in tables.records.values():
        if record["record_id"] not in tables.imported and not _is_term(record, tables):
            yield _read_record(record)


def _read_event(event: Row, record: Row, tables: Tables) -> Stay:
    people = tuple(
        tables.person(part["actor_id"])
        for part in tables.parts(event["event_id"])
        if part["role"] in PRESENT and tables.is_person(part["actor_id"])
    )
    country_id = event["country_id"] or record["country_id"]
    return Stay(
        record["record_id"],
        people,
        Place(event["place_name"] or record["place"], country_id),
        read_period(event),
        Wording(_told(record, tables.notes.get(event["event_id"]))),
        is_trip=True,
    )


def _read_record(record: Row) -> Stay:
    what = Wording(record["what"])
    is_trip = what.says(_TRIP)
    return Stay(
        record["record_id"],
        _read_people(record),
        Place(record["place"], record["country_id"]),
        read_period(record, lasts=True),
        Wording(_told(record)),
        is_trip,
        is_plan=not is_trip and what.says(_PLAN),
    )


def _told(record: Row, note: str | None = None) -> str:
    """All that a record tells in words."""
    return " ; ".join(filter(None, (record["what"], record["who"], note)))


def read_terms(tables: Tables) -> Iterator[Term]:
    """Read the terms from imported appointments, and from records that speak of one."""
    terms: dict[tuple[str, str, str], Term] = {}
    for row in tables.steps:
        office = tables.offices.get(row["office_id"])
        key = (row["record_id"], row["appointee_id"], row["office_id"])
        if office is None or row["record_id"] not in tables.records:
            continue
        if key not in terms:
            terms[key] = Term(row["record_id"], tables.person(row["appointee_id"]), office)
        terms[key].acts.append((row["action"], read_period(row)))
    yield from terms.values()
    for record in tables.records.values():
        if not _is_term(record, tables):
            continue
        held = read_period(record, lasts=True)
        for person in _read_people(record):
            for office in tables.offices.named_in(record["what"], record["country_id"]):
                yield Term(record["record_id"], person, office, [("incumbent", held)])


def _is_term(record: Row, tables: Tables) -> bool:
    """Whether a record that nothing was imported from speaks of a time in office."""
    is_plain = record["record_id"] not in tables.imported
    return is_plain and record["place"] is None and Wording(record["what"]).says(_TERM)


def _read_people(record: Row) -> tuple[Person, ...]:
    named = [each for each in _BETWEEN.split(record["who"] or "") if each]
    return tuple(read_person(f"{WRITTEN}{fold(each)}", each, ()) for each in named)
