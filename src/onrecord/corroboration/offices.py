"""Offices, and which of them are one although their names are written otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.corroboration.names import words

# Formal words, and those that only say which country's office it is.
_FORMAL = """
a america american and at commonwealth extraordinary federal federative for in islamic kingdom of
plenipotentiary republic s states the to u united us
"""
_DROPPED = frozenset(_FORMAL.split())


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
    """All offices of a package by their ids, and by what their names say."""

    def __init__(self, offices: Iterable[Office]) -> None:
        self._by_id = {each.office_id: each for each in offices}
        self._by_words: dict[frozenset[str], list[Office]] = defaultdict(list)
        for each in self._by_id.values():
            self._by_words[each.words].append(each)

    def get(self, office_id: str | None) -> Office | None:
        """The office with an id, or None."""
        return self._by_id.get(office_id or "")

    def named_in(self, text: str, country_id: str | None) -> Iterator[Office]:
        """The offices of a country whose name stands in a text; of none, if that is unknown."""
        spoken = f" {' '.join(words(text))} "
        for office in self._by_id.values():
            told = [each for each in words(office.name) if each not in ("united", "states", "the")]
            if (
                office.country_id == country_id
                and f" {' '.join(told).removesuffix(' of')} " in spoken
            ):
                yield office
