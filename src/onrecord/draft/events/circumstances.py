"""When and where an act took place, as its clause or its sentence says."""

from __future__ import annotations

from onrecord.draft.actors.actors import Actors
from onrecord.draft.events.clauses import Clauses
from onrecord.draft.events.links import Link
from onrecord.draft.events.triggers import Trigger
from onrecord.draft.lexicons.read import read_words
from onrecord.draft.proposals import FoundDate, FoundPlace
from onrecord.evidence.text import Span

# How many words may stand between a clause and its date, and what may not.
_NEAR = 12
# How many characters may stand before the date that opens a sentence.
_OPENING = 12
_VERBS = frozenset("AVW;")
_WHERE = frozenset(["in", "at", "near"])


def date_of(clauses: Clauses, trigger: Trigger, clause: Span) -> tuple[FoundDate | None, Span]:
    """The date of an act, and its clause together with it, if it stands next to it.

    That is the nearest in the sentence, as far as no other verb stands between; else one that
    opens the sentence ("On Monday, ..."), which counts for all of it.
    """
    sentence = clauses.parsed.sentences[trigger.sentence]
    start = clauses.parsed.tokens.starts[trigger.first]
    near = clauses.nearest_date(start, sentence)
    if near and clauses.is_within(near):  # "the 2015 treaty" does not date what is done to it.
        near = None
    if near and _is_beside(clauses, near, clause):
        return near, Span(min(clause.start, near.span.start), max(clause.end, near.span.end))
    opening = clauses.nearest_date(sentence.start, sentence)
    if opening and opening.span.start - sentence.start <= _OPENING:
        return opening, clause
    return None, clause


def _is_beside(clauses: Clauses, date: FoundDate, clause: Span) -> bool:
    """Whether a date stands in a clause or next to it, so that it belongs to its words."""
    if date.span.start >= clause.end:
        between = Span(clause.end, date.span.start)
    elif date.span.end <= clause.start:
        between = Span(date.span.end, clause.start)
    else:
        return True
    first, end = clauses.parsed.words_in(between)
    return end - first <= _NEAR and not set(clauses.tags[first:end]) & _VERBS


def place_of(clauses: Clauses, actors: Actors, links: list[Link]) -> FoundPlace | None:
    """The first name among the phrases behind an act that "in", "at" or "near" leads to.

    Months and days are no places, for all that they are capitalized: "in May".
    """
    dates = read_words("months_and_days")
    for link in links:
        is_named = link.word in _WHERE and link.phrase.kind == "name"
        if is_named and clauses.parsed.tokens.words[link.phrase.end - 1] not in dates:
            found = actors.of(link.phrase)
            return FoundPlace(found.span, found.name, found.country_id)
    return None
