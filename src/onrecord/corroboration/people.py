"""Which people of the records are those of a corpus: by id, by identifier, by name, by office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.corroboration.names import Name, compare_names, read_name
from onrecord.corroboration.short_names import full_forms

# The key of somebody of whom there is only a name begins so, and no id of an actor can.
WRITTEN = "who:"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a corpus or in a record; ``key`` is an actor's id, or a name in a record."""

    key: str
    label: str
    names: tuple[Name, ...] = ()
    country_id: str | None = None
    wikidata_id: str | None = None

    @property
    def parts(self) -> frozenset[str]:
        """The parts of the name, by which two entries of lists of records are taken for one."""
        return self.names[0].parts if self.names else frozenset({self.key})

    @property
    def is_written(self) -> bool:
        """Whether a record only has the name, and no actor stands behind it."""
        return self.key.startswith(WRITTEN)


@dataclass(frozen=True, slots=True)
class Match:
    """That a person of a record may be one of the corpus, how surely (0 to 1), and by what."""

    person: Person
    score: float
    because: str


def read_person(
    key: str,
    label: str,
    names: Iterable[str],
    country_id: str | None = None,
    wikidata_id: str | None = None,
) -> Person:
    """Read a person with all full names; what is a family name alone is left out."""
    read = {name: None for each in [label, *names] if (name := read_name(each))}
    return Person(key, label, tuple(read), country_id, wikidata_id)


class People:
    """The people of the records, to be asked for those that somebody in a corpus may be."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._by_key = {each.key: each for each in people}
        self._by_wikidata: dict[str, list[Person]] = defaultdict(list)
        self._by_parts: dict[frozenset[str], list[Person]] = defaultdict(list)
        self._by_initials: dict[str, list[tuple[Name, Person]]] = defaultdict(list)
        for person in self._by_key.values():
            if person.wikidata_id:
                self._by_wikidata[person.wikidata_id].append(person)
            for name in person.names:
                self._by_parts[name.parts].append(person)
                for initials in _initials(name):
                    self._by_initials[initials].append((name, person))

    def find(self, person: Person) -> list[Match]:
        """Find who somebody may be, the surest first; nobody where nothing speaks for it.

        The same id or Wikidata item settles it. Otherwise all are found who have the same whole
        name or one like it, since who is called George Bush in one list may be George W. Bush in
        another. People of two known countries are never the same.
        """
        if person.key in self._by_key:
            return [Match(self._by_key[person.key], 1.0, "the same id")]
        if found := self._by_wikidata.get(person.wikidata_id or ""):
            return [Match(each, 1.0, f"the Wikidata item {person.wikidata_id}") for each in found]
        same = {
            each.key: Match(each, 0.95, "the same name")
            for name in person.names
            for each in self._by_parts.get(name.parts, ())
            if _may_be(person, each, is_single=not name.given)
        }
        alike = {each.person.key: each for each in self._find_alike(person)}
        return sorted((alike | same).values(), key=lambda each: (-each.score, each.person.key))

    def _find_alike(self, person: Person) -> Iterator[Match]:
        alike: dict[str, tuple[float, Person]] = {}
        for name in person.names:
            nearby = [pair for initials in _initials(name) for pair in self._by_initials[initials]]
            for other, found in nearby:
                score = compare_names(name, other)
                if score > alike.get(found.key, (0.0,))[0] and _may_be(person, found):
                    alike[found.key] = (score, found)
        for score, found in alike.values():
            yield Match(found, round(score * 0.95, 2), f"a name like {person.label!r}")


def _may_be(one: Person, other: Person, is_single: bool = False) -> bool:
    """Whether the countries allow it; a single name is enough only where both are known."""
    if one.country_id is None or other.country_id is None:
        return not is_single
    return one.country_id == other.country_id


def _initials(name: Name) -> set[str]:
    """What names must share to be compared at all; no name without a given one is."""
    return {name.family[0] + each[0] for each in full_forms(name.given)} if name.given else set()
