"""Read the list of principal officers and chiefs of mission, as records with appointments."""

from __future__ import annotations

from onrecord.corpus.facts import Record, RecordAppointment
from onrecord.records.entry import Entry
from onrecord.records.imported import ANNOTATOR, BODY, Imported
from onrecord.records.offices import Titles, read_titles
from onrecord.records.people import make_person, read_people
from onrecord.records.read_xml import Element, text_of
from onrecord.records.shape import MISSIONS
from onrecord.records.terms import make_appointments

FOLDERS = ("missions-countries", "missions-orgs", "positions-principals")
_WHAT = {
    "appointed": "Appointment",
    "nominated": "Nomination",
    "announced": "Announced nomination",
    "elected": "Election",
    "acting": "Time as acting holder of the office",
}

_ENDS = ("former", "resigned")


def read_pocom(imported: Imported) -> None:
    """Read every appointment below the folder of an import."""
    people, titles = read_people(imported), read_titles(imported)
    for folder in FOLDERS:
        for path, outermost in imported.files(folder, MISSIONS[folder]):
            for element in outermost.iter("chief", "principal", "mission-note"):
                if element.tag == "mission-note":
                    _list_mission_note(Entry(imported, path, element))
                    continue
                imported.read += 1
                _add_record(Entry(imported, path, element), outermost, people, titles)
    _drop_unnamed_people(imported)


def _drop_unnamed_people(imported: Imported) -> None:
    """Keep the people of records only; the list has some who never came into an office."""
    named = {each.appointee for record in imported.records for each in record.appointments}
    imported.actors = {name: actor for name, actor in imported.actors.items() if name in named}


def _list_mission_note(entry: Entry) -> None:
    entry.list_problem("a note on a whole mission belongs to no appointment; left out")


def _add_record(entry: Entry, mission: Element, people: dict[str, str], titles: Titles) -> None:
    person_id = entry.text("person-id")
    if not person_id:
        entry.list_problem("nobody is named as appointee; left out")
        return
    if person_id not in people:
        entry.list_problem(f"unknown person {person_id!r}; called by the id", "person-id")
        people[person_id] = _add_person(entry, person_id)
    country, place = None, None
    if mission.tag == "country-mission":
        territory = entry.text("contemporary-territory-id") or text_of(mission, "territory-id")
        country = entry.country(territory, path="contemporary-territory-id")
        place = entry.imported.territories.name(territory) or None
        office = titles.office(entry, territory, place or "")
    elif mission.tag == "org-mission":
        body = text_of(mission, "id")
        office = titles.office(entry, body, titles.names.get(body, body))
    else:
        country = entry.imported.territories.code("united-states")
        office = titles.office(entry)
    appointee = entry.imported.actors[people[person_id]]
    appointments = make_appointments(entry, appointee.id, office.id)
    record = Record(
        id=entry.record_id(entry.element.tag),
        body=BODY,
        what=f"{_what(appointments)}: {office.name}.",
        who=appointee.name,
        place=place,
        country=country,
        date=_span(entry, appointments),
        locator=entry.locator,
        annotator=ANNOTATOR,
        appointments=appointments,
    )
    entry.imported.records.append(record)


def _what(appointments: list[RecordAppointment]) -> str:
    """What the record is about, in a word."""
    actions = [each.action for each in appointments]
    return "Term" if "incumbent" in actions or actions[-1] in _ENDS else _WHAT[actions[0]]


def _span(entry: Entry, appointments: list[RecordAppointment]) -> str | None:
    """The days in the office; else from the appointment, or whatever came first, to its end."""
    for each in appointments:
        if each.action == "incumbent":
            return each.date
    first, last = appointments[0], appointments[-1]
    if last.action not in _ENDS:
        return first.date
    end = (last.date or "").strip("[]").rpartition("..")[2]  # a range can be no end of a stay
    if first is last:
        return last.date if ".." in (last.date or "") else entry.stay("", end)
    return entry.stay(first.date or "", end)


def _add_person(entry: Entry, person_id: str) -> str:
    actor = make_person(entry.imported, person_id, slug=entry.slug(person_id))
    entry.claim(actor.id, person_id)
    return entry.imported.actors.setdefault(actor.id, actor).id
