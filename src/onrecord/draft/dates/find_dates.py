"""Find the words of a text that say when."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from onrecord.draft.dates.calendar_words import MONTHS, NUMBERS, SEASONS, WEEKDAYS, year_of
from onrecord.draft.dates.ranges import is_edtf, join_ranges
from onrecord.draft.dates.relative import BEGINNINGS as RELATIVE
from onrecord.draft.dates.relative import month_alone, relative_date
from onrecord.draft.dates.stated import (
    Found,
    Years,
    day_date,
    days_date,
    month_date,
    season_date,
    year_date,
)
from onrecord.draft.dates.tense import FUTURE, PAST, UNKNOWN, tense_at
from onrecord.draft.lexicons.read import read_words
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import FoundDate
from onrecord.evidence.text import Span

# Words from which on a date may begin, apart from figures.
_WORDS = RELATIVE | MONTHS.keys() | WEEKDAYS.keys() | SEASONS.keys()
_NUMBERS = NUMBERS.keys()
# "May" and "March" are months where a word like this stands before them.
_BEFORE_MONTH = read_words("before_months")
_BEFORE_YEAR = _BEFORE_MONTH | {"year", "around", "circa", "(", "the", ",", "election"}
# How many words may stand between a figure and the noun that it counts.
_LONGEST = 3


def find_dates(parsed: ParsedText) -> list[FoundDate]:
    """The dates of a text in order; those like "on Monday" only where its own date is known.

    "between X and Y" and "by X" are some one day of a range (``[a..b]``, ``[..b]``), "from X to Y"
    is a duration (``a/b``).
    """
    return join_ranges(parsed.text, list(_Dates(parsed).find()))


class _Dates:
    def __init__(self, parsed: ParsedText) -> None:
        self._parsed = parsed
        self._tokens = parsed.tokens
        self._day = parsed.published

    def find(self) -> Iterator[FoundDate]:
        tokens, behind = self._tokens, 0
        tags, lowers = tokens.tags, tokens.lowers
        for index, lower in enumerate(lowers):
            if lower in _NUMBERS:
                if lowers[index + 2 : index + 3] != ["ago"]:
                    continue
            elif lower not in _WORDS and not (tags[index] == "#" and lower[0].isdigit()):
                continue
            if index < behind:
                continue
            found = self._at(index)
            if found and is_edtf(found.edtf):
                yield found
                while behind < len(tokens) and tokens.starts[behind] < found.span.end:
                    behind += 1
                behind = max(behind, index + 1)

    def _at(self, index: int) -> FoundDate | None:
        tokens, text = self._tokens, self._parsed.text
        start, word, lower = tokens.starts[index], tokens.words[index], tokens.lowers[index]
        found = None
        if word[0].isdigit():
            found = day_date(text, start, self._years(index)) or self._year(index)
        elif lower in MONTHS and word[0].isupper():
            found = self._month(index)
            if found is None:
                return self._month_alone(index)
        elif lower in SEASONS:
            found = season_date(text, start)
        if found:
            end, edtf, is_stated = found
            return FoundDate(Span(start, end), edtf, "stated" if is_stated else "inferred")
        return self._relative(index)

    def _years(self, index: int) -> Years:
        """How the year of a date without one is told, by the day of the text and the tense."""
        day = self._day
        if day is None:
            return None
        return lambda month, number: year_of(day, month, number, tense_at(self._parsed, index))

    def _month(self, index: int) -> Found | None:
        """A month with its days, of which the last is none where it counts things: 4 to 30 men."""
        text, start, years = self._parsed.text, self._tokens.starts[index], self._years(index)
        days = days_date(text, start, years)
        if days and not self._is_count(days[0]):
            return days
        return month_date(text, start, years)

    def _is_count(self, place: int) -> bool:
        """Whether a noun of more than one thing stands behind a figure that ends at a place."""
        tokens = self._tokens
        first = end = bisect_left(tokens.starts, place)
        while end - first < _LONGEST and tokens.tags[end : end + 1] in ("J", "N"):
            end += 1
        last = tokens.lowers[end - 1] if end > first else ""
        return last.endswith("s") or last in read_words("group_nouns")

    def _year(self, index: int) -> tuple[int, str, bool] | None:
        """A figure that is a year: a word of time before it, no counted thing behind it."""
        tokens = self._tokens
        before = tokens.lowers[index - 1] if index else ""
        if before not in _BEFORE_YEAR or len(tokens.words[index]) != 4:
            return None
        behind = tokens.lowers[index + 1] if index + 1 < len(tokens) else ""
        tag = tokens.tags[index + 1] if index + 1 < len(tokens) else "."
        is_many = behind.endswith("s") or behind in read_words("group_nouns")
        counts = tag in "NJ" and (is_many or before in (",", "to", "for", "by"))
        return None if counts else year_date(self._parsed.text, tokens.starts[index])

    def _month_alone(self, index: int) -> FoundDate | None:
        tokens, day = self._tokens, self._day
        before = tokens.lowers[index - 1] if index else ""
        behind = tokens.tags[index + 1 : index + 2]
        is_month = before in _BEFORE_MONTH or (before.startswith(("mid-", "early-", "late-")))
        if day is None or not is_month or behind in ("P", "#") or len(tokens.words[index]) < 3:
            return None
        tense = tense_at(self._parsed, index)
        edtf = month_alone(tokens.lowers[index], day, 0)
        if edtf and edtf > f"{day:%Y-%m}" and tense != FUTURE:
            edtf = month_alone(tokens.lowers[index], day, PAST)
        elif edtf and edtf < f"{day:%Y-%m}" and tense == FUTURE:
            edtf = month_alone(tokens.lowers[index], day, FUTURE)
        span = self._parsed.span_of(index, index + 1)
        return FoundDate(span, edtf, "inferred") if edtf else None

    def _relative(self, index: int) -> FoundDate | None:
        if self._day is None:
            return None
        lowers = self._tokens.lowers
        # Only weekdays are told apart by the tense.
        has_weekday = not WEEKDAYS.keys().isdisjoint(lowers[index : index + 2])
        tense = tense_at(self._parsed, index) if has_weekday else UNKNOWN
        found = relative_date(lowers, index, self._day, tense)
        if found is None:
            return None
        count, edtf = found
        return FoundDate(self._parsed.span_of(index, index + count), edtf, "inferred")
