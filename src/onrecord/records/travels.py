"""Read the trips of Presidents and Secretaries of State, as records with an event each."""

from __future__ import annotations

from onrecord.corpus.facts import Actor, Office, Record, RecordEvent
from onrecord.corpus.model import Participant, Place
from onrecord.records.entry import Entry
from onrecord.records.imported import ANNOTATOR, BODY, PREFIX, Imported, describe_person, to_slug
from onrecord.records.read_xml import text_of
from onrecord.records.shape import PRESIDENTS, TRIPS

FOLDERS = ("president-travels", "secretary-travels")
# The offices of those who travel, by the role of a trip; pocom has the second by the same id.
_OFFICES = {"president": "President of the United States", "secretary": "Secretary of State"}


def read_travels(imported: Imported) -> None:
    """Read every trip below the folder of an import."""
    known = _read_presidents(imported)
    for folder in FOLDERS:
        for path, outermost in imported.files(folder, TRIPS):
            for element in outermost.iter("trip"):
                imported.read += 1
                _add_trip(Entry(imported, path, element), known)


def _read_presidents(imported: Imported) -> dict[str, str]:
    """Presidents in words, by their ids."""
    return {
        text_of(each, "id"): describe_person(
            _OFFICES["president"], text_of(each, "birth-year"), text_of(each, "death-year")
        )
        for _, outermost in imported.files("presidents", PRESIDENTS)
        for each in outermost.iter("president")
    }


def _add_trip(trip: Entry, known: dict[str, str]) -> None:
    role, who = trip.element.get("role") or trip.text("role"), trip.element.get("who", "").strip()
    name, label = trip.text("name"), trip.text("country")
    if not who and not name:
        trip.list_problem("nobody is named, neither by who nor by a name; left out")
        return
    if not name:
        trip.list_problem(f"no name; {who!r} is called by the id")
    territory = trip.element.find("country")
    country = trip.country("" if territory is None else territory.get("id", ""), label, "country")
    date = trip.stay(trip.date("start-date"), trip.date("end-date"))
    place = trip.text("locale")
    where = f"{place} ({label})" if place and label else place or label or "a place not named"
    record_id = trip.record_id(f"{to_slug(role) or 'unknown'}-travel")
    event = RecordEvent(
        id="e1",
        summary=f"{name or who} travels to {where}.",
        type="CONSULT",
        mode="visit",
        modality="actual",
        polarity="positive",
        actors=[Participant(actor=_actor(trip, who, name, known), office=_office(trip, role))],
        date=date,
        place=Place(name=place or label or None, country=country),
        note=trip.note(trip.text("remarks")),
    )
    record = Record(
        id=record_id,
        body=BODY,
        what=f"Trip of the {_OFFICES.get(role, 'holder of an office not understood')}.",
        who=name or who,
        place=place or label or None,
        country=country,
        date=date,
        locator=trip.locator,
        annotator=ANNOTATOR,
        events=[event],
    )
    trip.imported.records.append(record)


def _actor(trip: Entry, who: str, name: str, known: dict[str, str]) -> str:
    if not to_slug(who):
        trip.list_problem(f"{name or who!r} has no id; the actor is called by the name")
    actor_id = f"{PREFIX}-{to_slug(who) or trip.slug(name)}"
    trip.claim(actor_id, who or name)
    trip.imported.actors.setdefault(
        actor_id,
        Actor(
            id=actor_id,
            name=name or who,
            type="person",
            description=known.get(who),
            country=trip.imported.territories.code("united-states"),
        ),
    )
    return actor_id


def _office(trip: Entry, role: str) -> str | None:
    if role not in _OFFICES:
        trip.list_problem(f"unknown role {role!r}; expected {' or '.join(_OFFICES)}; no office")
        trip.remarks.append(f"The record has the role {role!r}.")
        return None
    office_id = f"{PREFIX}-{role}"
    country = trip.imported.territories.code("united-states")
    trip.imported.offices[office_id] = Office(id=office_id, name=_OFFICES[role], country=country)
    return office_id
