"""Read the visits of foreign leaders to the United States, as records with an event each."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.corpus.facts import Actor, Record, RecordEvent
from onrecord.corpus.model import Participant, Place
from onrecord.records.entry import Entry
from onrecord.records.imported import ANNOTATOR, BODY, PREFIX, Imported, to_slug
from onrecord.records.shape import VISITS

FOLDERS = ("data",)
_TITLES = ("President", "Prime Minister", "Crown Prince")
# "President A and Prime Minister B" are two, "Premier and Prince C" is one with two titles.
_BETWEEN = re.compile(
    "".join(f"(?<!{title})" for title in _TITLES) + rf"(?: and |, )(?=(?:{'|'.join(_TITLES)}) )"
)
# A comma between two, and not before what belongs to one name.
_COMMA = re.compile(r", (?!Jr|Sr|[0-9]|[IVX]+\b)")
_WORD = re.compile(r"[^\W_]")
# The records have no ids of persons. Whoever comes again under the same name after more years than
# these may be somebody else, such as a grandson.
_YEARS_AWAY = 15
_NAMED_SO = (
    "Called so in records of visits, which have no ids of persons: the same name from the same "
    f"country within {_YEARS_AWAY} years is taken for the same person"
)

Name = tuple[str, str]


@dataclass
class _Visit:
    """A visit as far as it is understood; ``home`` is the code of the visitors' country."""

    entry: Entry
    visitors: list[str]
    territory: str
    home: str | None
    date: str | None

    @property
    def label(self) -> str:
        """Where the visitors come from, as the record calls it."""
        return self.entry.text("from") or self.territory or "a country not named"

    @property
    def year(self) -> int:
        """The year of the visit, 0 if it is not known."""
        found = re.search(r"[0-9]{4}", self.date or "")
        return int(found[0]) if found else 0

    def names(self) -> Iterator[tuple[Name, str]]:
        """Yield what is taken for the name of each visitor, and the name as it is written."""
        for visitor in self.visitors:
            yield (self.territory, self.entry.slug(visitor)), visitor


def read_visits(imported: Imported) -> None:
    """Read every visit below the folder of an import."""
    entries = [
        Entry(imported, path, element)
        for folder in FOLDERS
        for path, outermost in imported.files(folder, VISITS)
        for element in outermost.iter("visit")
    ]
    imported.read = len(entries)
    visits = [visit for entry in entries if (visit := _read_visit(entry))]
    years: dict[Name, set[int]] = defaultdict(set)
    for visit in visits:
        for name, _ in visit.names():
            years[name].add(visit.year)
    ids = {name: _number_persons(name, found) for name, found in years.items()}
    for visit in visits:
        actors = [
            _add_actor(visit, ids[name][visit.year], called) for name, called in visit.names()
        ]
        imported.records.append(_make_record(visit, actors))


def _read_visit(entry: Entry) -> _Visit | None:
    visitors = [each for each in _BETWEEN.split(entry.text("visitor")) if _WORD.search(each)]
    if not visitors:
        entry.list_problem("nobody is named as visitor; left out", "visitor")
        return None
    for visitor in filter(_may_be_two, visitors):
        entry.list_problem(f"{visitor!r} may be more than one; taken for one actor", "visitor")
    origin = entry.element.find("from")
    territory = "" if origin is None else origin.get("id", "")
    home = entry.country(territory, entry.text("from"), "from")
    date = entry.stay(entry.date("start-date"), entry.date("end-date"))
    return _Visit(entry, visitors, territory, home, date)


def _may_be_two(visitor: str) -> bool:
    """Whether what is taken for one visitor may be two, and not one with two titles."""
    first, joined, _ = visitor.partition(" and ")
    return bool(joined and " " in first) or _COMMA.search(visitor) is not None


def _number_persons(name: Name, years: set[int]) -> dict[int, str]:
    """The actor of each year in which a name occurs, anew after a long time away."""
    own = "-".join(filter(None, (PREFIX, "visitor", to_slug(name[0]), name[1])))
    number, before, ids = 1, None, {}
    for year in sorted(years):
        if before and year - before > _YEARS_AWAY:
            number += 1
        ids[year] = own if number == 1 else f"{own}-{number}"
        before = year
    return ids


def _add_actor(visit: _Visit, actor_id: str, called: str) -> str:
    actor = Actor(
        id=actor_id, name=called, type="person", description=_NAMED_SO, country=visit.home
    )
    visit.entry.claim(actor_id, _to_letters(called))
    visit.entry.imported.actors.setdefault(actor_id, actor)
    return actor_id


def _to_letters(name: str) -> str:
    """The letters of a name without accents: who is spelled so twice is one, and not listed."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", name))).casefold()


def _make_record(visit: _Visit, actors: list[str]) -> Record:
    entry, visitors = visit.entry, " and ".join(visit.visitors)
    country = entry.imported.territories.code("united-states")
    verb = "visit" if len(actors) > 1 else "visits"
    event = RecordEvent(
        id="e1",
        summary=f"{visitors} ({visit.label}) {verb} the United States.",
        type="CONSULT",
        mode="visit",
        modality="actual",
        polarity="positive",
        actors=[Participant(actor=each) for each in actors],
        date=visit.date,
        place=Place(country=country),
        note=entry.note(entry.text("description")),
    )
    return Record(
        id=entry.record_id("visit"),
        body=BODY,
        what=f"Visit to the United States of a leader from {visit.label}.",
        who=entry.text("visitor"),
        country=country,
        date=visit.date,
        locator=entry.locator,
        annotator=ANNOTATOR,
        events=[event],
    )
