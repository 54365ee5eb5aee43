"""Everybody of whom the records speak, and who of the corpus they are."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.corroboration.people import Match, People
from onrecord.corroboration.periods import Period
from onrecord.corroboration.records import Stay
from onrecord.corroboration.tables import Tables
from onrecord.corroboration.terms import Terms


class Directory:
    """The people of stays and terms, by whom of the corpus they may be; asked once for each."""

    def __init__(self, tables: Tables, stays: Iterable[Stay], terms: Terms) -> None:
        everybody = [person for stay in stays for person in stay.people]
        everybody += [term.person for term in terms]
        # Those who are actors, and those of whom a record only has the name, are looked up apart:
        # that one of the latter has the very name says nothing against one of the former.
        self._actors = People(each for each in everybody if not each.is_written)
        self._written = People(each for each in everybody if each.is_written)
        self._tables, self._terms = tables, terms
        self._found: dict[str, list[Match]] = {}

    def find(self, actor_id: str) -> list[Match]:
        """Find who of the records an actor may be."""
        if actor_id not in self._found:
            person = self._tables.person(actor_id)
            self._found[actor_id] = [*self._actors.find(person), *self._written.find(person)]
        return self._found[actor_id]

    def find_holder(self, office_id: str | None, days: Period) -> list[Match]:
        """Find who held an office then, for somebody that a text names by the office only.

        The appointments of the records say it; where they name several, each is half as sure.
        """
        office = self._tables.offices.get(office_id)
        terms = self._terms.of_office(office, days) if office else []
        people = {term.person.key: term for term in terms}
        score = 0.7 if len(people) == 1 else 0.35
        return [
            Match(
                term.person,
                score,
                f"the office {term.office.name!r}, held then by {term.record_id}",
            )
            for term in people.values()
        ]
