"""Find the capitalized words that belong together, whatever they name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.draft.actors.countries import country_at, longest_name
from onrecord.draft.actors.kinds import first_names
from onrecord.draft.lexicons.read import read_words
from onrecord.draft.parsed.tokens import Tokens

# Bounded, so that a text of capitalized words alone is cut into names of this length.
_RUN = re.compile(r"[PL]{1,24}")
_LONGEST = 10
# Bodies whose names go on behind "and": the Department of Health and Human Services.
_JOINED_BY_AND = frozenset(["department", "ministry", "committee", "commission", "office"])


class NameRuns:
    """Finds the runs of words of a text that are names, with titles before them."""

    def __init__(self, tokens: Tokens) -> None:
        self._words, self._lowers, self._tags = tokens.words, tokens.lowers, tokens.tags
        self._not_names = read_words("months_and_days")

    def between(self, first: int, end: int) -> Iterator[tuple[int, int]]:
        """The runs between two words, by the indexes of their words, end excluded."""
        return self._joined(self._runs(first, end), end)

    def _runs(self, first: int, end: int) -> Iterator[tuple[int, int]]:
        """Runs of capitalized words, cut at the names of months and days."""
        for match in _RUN.finditer(self._tags, first, end):
            start = match.start()
            for index in range(*match.span()):
                if self._is_no_name(index, end):
                    if start < index:
                        yield start, index
                    start = index + 1
            if start < match.end():
                yield start, match.end()

    def _is_no_name(self, index: int, end: int) -> bool:
        if self._lowers[index] == "first":
            return self._lowers[index + 1 : index + 2] != ["lady"]
        if self._words[index] not in self._not_names:
            return False
        return not (self._is_first_name(index, end) or self._is_surname(index))

    def _is_first_name(self, index: int, end: int) -> bool:
        """April and June are names of women before another name."""
        return self._words[index] in ("April", "June", "May") and (
            self._tags[index + 1 : min(index + 2, end)] == "P"
            and self._words[index + 1] not in self._not_names
        )

    def _is_surname(self, index: int) -> bool:
        """May is a surname behind a title or a first name, unless the number of a day follows."""
        if self._words[index] != "May" or index == 0:
            return False
        is_behind = self._tags[index - 1] == "L" or self._words[index - 1] in first_names()
        return is_behind and self._tags[index + 1 : index + 2] != "#"

    def _joined(self, runs: Iterator[tuple[int, int]], end: int) -> Iterator[tuple[int, int]]:
        """Runs with those that "of" or "and" joins to the name of an organization."""
        kept: tuple[int, int] | None = None
        for start, stop in runs:
            if start + longest_name(self._words[start]) > stop:  # Trinidad and Tobago
                country = country_at(self._words, start, end)
                stop = max(stop, country[0]) if country else stop
            if kept and start < kept[1]:
                continue
            if kept and stop - kept[0] <= _LONGEST and self._joins(kept, start):
                kept = kept[0], stop
                continue
            if kept:
                yield kept
            kept = start, stop
        if kept:
            yield kept

    def _joins(self, kept: tuple[int, int], start: int) -> bool:
        first, stop = kept
        between = self._lowers[stop:start]
        last = self._lowers[stop - 1]
        if between in (["of"], ["of", "the"], ["for"], ["on"], ["for", "the"]):
            if self._tags[start] == "L":
                return False
            is_head = last in read_words("organization_words") and last not in ("house", "force")
            return is_head or (last in ("secretary", "bank", "house") and between == ["of"])
        if between in (["and"], [",", "and"]):
            inside = self._lowers[first:stop]
            return "of" in inside and not _JOINED_BY_AND.isdisjoint(inside[: inside.index("of")])
        return between == ["&"]
