"""Read the people of the list of officers and chiefs of mission, as actors."""

from __future__ import annotations

from onrecord.corpus.facts import Actor, ActorName
from onrecord.records.entry import Entry
from onrecord.records.imported import PREFIX, Imported, describe_person
from onrecord.records.read_xml import Element, text_of
from onrecord.records.shape import PERSON

_WHAT = "In the list of US principal officers and chiefs of mission"


def read_people(imported: Imported) -> dict[str, str]:
    """Read everybody below the folder ``people``; give the actors by the ids of the list.

    An id that a person had earlier leads to the same actor.
    """
    folder = imported.root / "people"
    by_id: dict[str, str] = {}
    letters = folder.iterdir() if folder.is_dir() else ()
    for letter in sorted(each.name for each in letters if each.is_dir()):
        for path, person in imported.files(f"people/{letter}", PERSON):
            _add_person(Entry(imported, path, person), by_id)
    return by_id


def _add_person(entry: Entry, by_id: dict[str, str]) -> None:
    """Add a person; of two with one id, the first is kept and the other listed."""
    own_id, people = entry.text("id"), entry.imported.actors
    actor = make_person(entry.imported, own_id, entry.element, slug=entry.slug(own_id))
    if actor.id in people:
        fault = f"person id {own_id!r} is taken, by {people[actor.id].name!r}; the first is kept"
        entry.list_problem(fault, "id")
        return
    people[actor.id] = actor
    entry.claim(actor.id, own_id)
    for path in ("id", "old-ids/old-id"):
        by_id.update((text_of(each), actor.id) for each in entry.element.iterfind(path))


def make_person(
    imported: Imported, own_id: str, person: Element | None = None, *, slug: str
) -> Actor:
    """Make an actor of a person of the list, or of somebody of whom it has the id only."""
    parts = [text_of(person, f"persName/{part}") for part in ("forename", "surname", "genName")]
    name = " ".join(filter(None, parts)) or own_id
    others = [] if person is None else map(text_of, person.iterfind("persName/altname"))
    return Actor(
        id=f"{PREFIX}-{slug}",
        name=name,
        type="person",
        description=describe_person(_WHAT, text_of(person, "birth"), text_of(person, "death")),
        country=imported.territories.code("united-states"),
        names=[
            ActorName(name=each, kind="alternative")
            for each in dict.fromkeys(others)
            if each not in ("", name)
        ],
    )
