"""The terms of all records, by who held the office and by the office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from onrecord.corroboration.offices import Office
from onrecord.corroboration.periods import Calendar, Period
from onrecord.corroboration.records import Term

# Two people may overlap by so many days, since a handover takes time.
_HANDOVER = 31


class Terms:
    """The terms, to be asked for those of a person or of an office."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._all = list(terms)
        self._by_person: dict[str, list[Term]] = defaultdict(list)
        # The words alone say which offices to look at; is_same has the last word.
        by_words: dict[frozenset[str], list[Term]] = defaultdict(list)
        self._by_office: dict[str, list[Term]] = defaultdict(list)
        for term in self._all:
            self._by_person[term.person.key].append(term)
            self._by_office[term.office.office_id].append(term)
            by_words[term.office.words].append(term)
        self._by_words = {
            words: Calendar((t.held, t) for t in found) for words, found in by_words.items()
        }
        self._is_single: dict[str, bool] = {}

    def __iter__(self) -> Iterator[Term]:
        return iter(self._all)

    def of_person(self, key: str, office: Office) -> list[Term]:
        """The terms of a person in an office."""
        return [each for each in self._by_person[key] if each.office.is_same(office)]

    def of_office(self, office: Office, days: Period) -> list[Term]:
        """The terms in an office that may have a day in common with some days."""
        calendar = self._by_words.get(office.words)
        found = calendar.find(days) if calendar else ()
        return [each for each in found if each.office.is_same(office)]

    def is_single(self, office: Office) -> bool:
        """Whether the records show that only one person at a time holds an office.

        They do where they have the terms of two people at least, and none overlap but for the days
        of a handover.
        """
        if office.office_id not in self._is_single:
            terms = sorted(self._by_office[office.office_id], key=lambda each: each.held.first)
            people = {each.person.key for each in terms}
            self._is_single[office.office_id] = len(people) > 1 and not _overlap(terms)
        return self._is_single[office.office_id]


def _overlap(terms: list[Term]) -> bool:
    longest = terms[0]
    for term in terms[1:]:
        overlap = (min(term.held.last, longest.held.last) - term.held.first).days
        if term.person.key != longest.person.key and overlap > _HANDOVER:
            return True
        longest = max(longest, term, key=lambda each: each.held.last)
    return False
