"""Find the names of a text: which capitalized words belong together, and what they name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from onrecord.draft.actors.countries import Country, country_at, namesake_states
from onrecord.draft.actors.kinds import first_names, kind_of, names_organization
from onrecord.draft.actors.name_runs import NameRuns
from onrecord.draft.lexicons.read import read_titles, read_words
from onrecord.draft.parsed.capitals import is_heading
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.parsed.word_classes import is_known

# The most words of the name of a person, and of an apposition up to its noun.
_LONGEST_PERSON, _LONGEST = 5, 9
_PLACE_BEFORE = frozenset(["in", "near", "at", "outside", "across", "inside"])
_BEFORE_CITY = frozenset(["to", "from", "of", "for", "around", ","])
_SEATS = frozenset(["capital", "house"])


class Name(NamedTuple):
    """The words of a name by their indexes, end excluded, without titles before it.

    ``kind`` is ``person``, ``state``, ``organization``, ``group``, ``place``, ``thing``,
    ``adjective`` (of a country), ``modifier`` (one unknown word before a noun) or ``unknown``.
    ``titles`` are the words before it that say what office the person has, in lower case.
    """

    first: int
    end: int
    kind: str
    titles: tuple[str, ...] = ()
    country_id: str | None = None


def find_names(parsed: ParsedText) -> list[Name]:
    """The names of a text in order; those in headings only where they are of a known kind."""
    return list(_Finder(parsed).find())


def _has_small(word: str) -> bool:
    return not word.isupper() and word[0].isalpha()


class _Finder:
    def __init__(self, parsed: ParsedText) -> None:
        tokens = parsed.tokens
        self._words, self._lowers, self._tags = tokens.words, tokens.lowers, tokens.tags
        self._parsed = parsed
        self._runs = NameRuns(tokens)

    def find(self) -> Iterator[Name]:
        spans = self._parsed.words_of_sentences
        is_title = [
            is_heading(self._words[first:end], self._tags[first:end]) for first, end in spans
        ]
        names = [list(self._in_sentence(*span)) for span in spans]
        if not any(is_title):
            for each in names:
                yield from each
            return
        # Headings run names together with other words, so that only those are taken which the
        # text has too.
        known = self._keys(names, is_title)
        if not known:  # Even among headings those all in capitals tell no word from a name.
            is_title = [self._is_capitals(*span) for span in spans]
            known = self._keys(names, is_title)
        for each, title in zip(names, is_title, strict=True):
            yield from (name for name in each if not title or not known or self._key(name) in known)

    def _keys(self, names: list[list[Name]], left_out: list[bool]) -> set[tuple[str, ...]]:
        """The words of the names of sentences, some left out."""
        pairs = zip(names, left_out, strict=True)
        return {self._key(name) for each, is_out in pairs if not is_out for name in each}

    def _is_capitals(self, first: int, end: int) -> bool:
        """Whether a sentence has several words, and no small letter."""
        return end - first > 1 and not any(map(_has_small, self._words[first:end]))

    def _in_sentence(self, first: int, end: int) -> Iterator[Name]:
        for start, stop in self._runs.between(first, end):
            if self._is_handle(start):
                continue
            for name in self._split(start, stop):
                if name.kind != "state" and self._is_dateline(name, first):
                    yield name._replace(kind="place")
                elif name.kind != "unknown" or not self._is_plain_word(name, first):
                    yield name

    def _is_plain_word(self, name: Name, first: int) -> bool:
        """Whether nothing but its place at the head of a sentence may have capitalized a word."""
        if name.end - name.first > 1:
            return False
        if self._tags[first : name.first].strip('"(*-') and self._tags[name.first - 1] not in '":':
            return False
        lower = self._lowers[name.first]
        is_word = is_known(lower) or lower.endswith(("ly", "ing", "ed"))
        return is_word or self._tags[name.end : name.end + 1] not in tuple("VAS,")

    def _is_handle(self, index: int) -> bool:
        """Whether a word is one of a network: @somebody, #something."""
        start = self._parsed.tokens.starts[index]
        return start > 0 and self._parsed.text[start - 1] in "@#"

    def _is_dateline(self, name: Name, first: int) -> bool:
        """Whether a name is the city before a report: GENEVA (Reuters) -."""
        word = self._words[first]
        is_city = name.first == first and word.isupper() and len(word) > 5
        return is_city and self._tags[name.end : name.end + 1] in ("-", "(", ",")

    def _key(self, name: Name) -> tuple[str, ...]:
        return tuple(self._words[name.first : name.end])

    def _split(self, start: int, stop: int) -> Iterator[Name]:
        """The names of one run: a body before an office, and the person who holds it."""
        lowers = self._lowers
        if stop - start > 3 and all(map(str.isupper, self._words[start:stop])):
            return
        if self._is_organization(start, stop):
            yield self._organization(start, stop)
            return
        last = self._tags.rfind("L", start, stop)
        if last >= 0:
            first = self._first_of_office(start, last)
            while start < first and self._tags[start] == "L":
                start += 1
            if first > start:
                yield from self._split_plain(start, first, ())
            start = self._behind_office(last + 1, stop)
            titles = tuple(lowers[first:start])
        else:
            titles = self._titles_before(start)
        if start < stop:
            yield from self._split_plain(start, stop, titles + self._roles_behind(stop))

    def _roles_behind(self, stop: int) -> tuple[str, ...]:
        """What an apposition behind a name says that somebody is: Jane Roe, the former mayor."""
        tags = self._tags
        if tags[stop : stop + 2] != ",D":
            return ()
        end = stop + 2
        while tags[end : end + 1] and tags[end] in "JNPLSM" and end - stop < _LONGEST:
            end += 1
        head = self._lowers[end - 1]
        is_role = head in read_titles("title") or head in read_titles("role")
        return (head,) if is_role else ()

    def _first_of_office(self, start: int, last: int) -> int:
        """Where the words of an office begin that end with a title."""
        modifiers = read_titles("modifier")
        first = last
        while first > start and (
            self._tags[first - 1] == "L" or self._lowers[first - 1] in modifiers
        ):
            first -= 1
        return first

    def _behind_office(self, index: int, stop: int) -> int:
        """Skip "of State" and "of Texas" behind an office, where a name is left."""
        if index + 1 >= stop or self._lowers[index] != "of":
            return index
        found = country_at(self._words, index + 1, stop)
        end = found[0] if found else index + 2
        return end if end < stop else stop

    def _titles_before(self, start: int) -> tuple[str, ...]:
        """Titles in small letters right before a name: former president, spokeswoman."""
        first = start
        while first > 0 and start - first < 3 and self._tags[first - 1] in "NJ":
            first -= 1
        if first == start:
            return ()
        titles = read_titles("title")
        return tuple(word for word in self._lowers[first:start] if word in titles)

    def _is_organization(self, start: int, stop: int) -> bool:
        if stop - start < 2 or not names_organization(self._lowers[start:stop]):
            return False
        found = country_at(self._words, start, stop)
        return found is None or found[0] < stop

    def _organization(self, start: int, stop: int) -> Name:
        found = country_at(self._words, start, stop)
        return Name(start, stop, "organization", (), found[1].country_id if found else None)

    def _split_plain(self, start: int, stop: int, titles: tuple[str, ...]) -> Iterator[Name]:
        """The names of a run without offices: a country or party before a person, or one name."""
        if self._is_organization(start, stop):
            yield self._organization(start, stop)
            return
        affiliations = read_words("affiliations")
        while start < stop:
            found = country_at(self._words, start, stop)
            if found and (found[0] == stop or self._is_before_name(start, *found)):
                end, country = found
                kind = self._country_kind(start, end, country.form)
                yield Name(start, end, kind, (), country.country_id)
                start = end
            elif stop - start > 2 and self._words[start] in affiliations:
                start += 1
            else:
                break
        if start < stop:
            place = start > 0 and self._lowers[start - 1] in _PLACE_BEFORE
            has_the = start > 0 and self._lowers[start - 1] == "the"
            has_title = not read_titles("modifier").issuperset(titles)
            kind = kind_of(self._words[start:stop], has_title, has_the, place)
            if kind == "unknown" and self._tags[stop : stop + 1] in ("N", "J"):
                kind = "modifier"
            if kind != "person" or stop - start <= _LONGEST_PERSON:
                yield Name(start, stop, kind, titles if kind == "person" else ())

    def _is_before_name(self, start: int, end: int, country: Country) -> bool:
        """Whether a country is named apart from the words behind: Syrian Kurds, but Jordan Lee."""
        is_first_name = end - start == 1 and self._words[start] in first_names()
        return country.form not in _SEATS and not is_first_name

    def _country_kind(self, start: int, end: int, form: str) -> str:
        if form == "people":
            return "group"
        if form == "adjective":
            return "adjective"
        if form == "name":
            return "place" if self._is_american(start, end) else "state"
        if form == "house":
            return "organization"
        # A city is a place where something is said to be in it or to come from it.
        before = self._lowers[start - 1] if start else ""
        is_place = before in _PLACE_BEFORE or before in _BEFORE_CITY
        return "place" if is_place or self._tags[end : end + 1] in (",", "(") else "state"

    def _is_american(self, start: int, end: int) -> bool:
        """Whether the name of a country is that of the American state: Georgia.

        It is the country's where the text has another word for that, and as a subject unless other
        American states are named.
        """
        others = namesake_states().get(self._words[start]) if end - start == 1 else None
        if others is None or not others.isdisjoint(self._all_words):
            return False
        is_subject = self._tags[end : end + 1] in ("V", "A") and self._tags[start - 1] not in "ITV"
        american = read_words("us_states") & self._all_words
        return not is_subject or len(american) > 1

    @cached_property
    def _all_words(self) -> frozenset[str]:
        return frozenset(self._words)
