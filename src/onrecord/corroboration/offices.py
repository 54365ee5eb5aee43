"""Offices, and which of them are one although their names are written otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.corroboration.names import words

# Formal words, and those that only say which country's office it is.
_FORMAL = """
a america american and at commonwealth extraordinary federal federative for in islamic kingdom of
plenipotentiary republic s states the to u united us
"""
_DROPPED = frozenset(_FORMAL.split())
# What stands before the name of an office and makes it another one.
_LESSER = frozenset({"acting", "assistant", "associate", "deputy", "former", "under", "vice"})
_COUNTRY = r"^(the )?united states | (of|to) the united states$"


@dataclass(frozen=True, slots=True)
class Office:
    """An office of a corpus or of a record."""

    office_id: str
    name: str
    country_id: str | None = None
    wikidata_id: str | None = None

    @property
    def words(self) -> frozenset[str]:
        """The words of its name that tell it from others.

        >>> sorted(Office("s", "United States Secretary of State").words)
        ['secretary', 'state']
        """
        return frozenset(words(self.name)) - _DROPPED

    def is_same(self, other: Office) -> bool:
        """Whether two are one: by id, by Wikidata item, or by all words in the same country."""
        if self.office_id == other.office_id:
            return True
        if self.wikidata_id and other.wikidata_id:
            return self.wikidata_id == other.wikidata_id
        countries = {self.country_id, other.country_id} - {None}
        return self.words == other.words != frozenset() and len(countries) < 2


class Offices:
    """All offices of a package, to be found by their ids and in texts."""

    def __init__(self, offices: Iterable[Office]) -> None:
        self._by_id = {each.office_id: each for each in offices}

    def get(self, office_id: str | None) -> Office | None:
        """The office with an id, or None."""
        return self._by_id.get(office_id or "")

    def named_in(self, text: str, country_id: str | None) -> Iterator[Office]:
        """The offices of a country that a text names; none where the country is not known.

        What a text calls the assistant of an office is not that office.
        """
        told = f" {' '.join(words(text))} "
        for name, office in self._spoken:
            before, found, _ = told.partition(f" {name} ")
            is_other = before.rpartition(" ")[2] in _LESSER
            if found and not is_other and country_id and office.country_id == country_id:
                yield office

    @cached_property
    def _spoken(self) -> list[tuple[str, Office]]:
        """The offices with their names as one would say them at home, without the country."""
        said = ((re.sub(_COUNTRY, "", " ".join(words(o.name))), o) for o in self._by_id.values())
        return [(name, office) for name, office in said if name]
