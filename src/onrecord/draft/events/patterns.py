"""The lexicons of events, read once and indexed by the base form of the word that opens them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.draft.lexicons.read import read_rows
from onrecord.draft.parsed.noun_forms import plural_forms

# The rank of a pattern from which on it asks for a class of nouns.
CLASSES = 2


class Pattern(NamedTuple):
    """One row of lexicons/events_verbs.csv for one of its verbs.

    ``particles`` and ``classes`` are alternatives; empty ones ask for nothing. ``is_of_subject``
    says whether a class is one of the subject, which ^ stands before.
    """

    particles: frozenset[str]
    classes: frozenset[str]
    type: str
    mode: str | None
    recipients: tuple[str, ...]
    weight: float
    is_of_subject: bool

    @property
    def rank(self) -> int:
        """How much the pattern asks for; what asks for more is tried first."""
        return CLASSES * bool(self.classes) + bool(self.particles)


class NounClass(NamedTuple):
    """A class of nouns; with a type, its nouns are acts of their own."""

    name: str
    type: str
    mode: str | None
    recipients: tuple[str, ...]


class Outer(NamedTuple):
    """How a word types what it has a clause for: agree, threaten, refuse, request, say, light."""

    kind: str
    weight: float


@cache
def verb_patterns() -> dict[str, tuple[tuple[int, tuple[Pattern, ...]], ...]]:
    """The patterns of each verb by its base form and rank, the most exacting first.

    >>> [[each.type for each in group] for _, group in verb_patterns()["investigate"]]
    [['ACCUSE']]
    """
    found: dict[str, list[Pattern]] = {}
    for row in read_rows("events_verbs"):
        for word in row["verbs"].split():
            verb, _, particle = word.partition("_")
            particles = frozenset([particle]) if particle else frozenset(row["particle"].split())
            pattern = Pattern(
                particles,
                frozenset(row["object"].split()),
                row["type"],
                row["mode"] or None,
                tuple(row["recipient"].split()),
                float(row["weight"]),
                "^" in row["object"],
            )
            found.setdefault(verb, []).append(pattern)
    return {verb: _by_rank(patterns) for verb, patterns in found.items()}


def _by_rank(patterns: list[Pattern]) -> tuple[tuple[int, tuple[Pattern, ...]], ...]:
    ranks = sorted({each.rank for each in patterns}, reverse=True)
    ordered = sorted(patterns, key=lambda each: not each.classes.isdisjoint(("act", "deed")))
    return tuple((rank, tuple(each for each in ordered if each.rank == rank)) for rank in ranks)


@cache
def noun_classes() -> dict[str, tuple[tuple[tuple[str, ...], tuple[NounClass, ...]], ...]]:
    """By the last word of a noun, singular or plural: the words before it, and its classes.

    Nouns of more words come first.

    >>> [(before, kinds[0].name) for before, kinds in noun_classes()["curfews"]]
    [((), 'curfew')]
    """
    found: dict[str, dict[tuple[str, ...], list[NounClass]]] = {}
    for row in read_rows("events_nouns"):
        kind = NounClass(
            row["class"], row["type"], row["mode"] or None, tuple(row["recipient"].split())
        )
        for noun in row["nouns"].split():
            *before, last = noun.split("_")
            for form in {last, *plural_forms(last)}:
                found.setdefault(form, {}).setdefault(tuple(before), []).append(kind)
    return {
        form: tuple(
            (before, tuple(kinds))
            for before, kinds in sorted(entries.items(), key=lambda entry: -len(entry[0]))
        )
        for form, entries in found.items()
    }


@cache
def outer_words() -> dict[str, Outer]:
    """The words with a clause for an object, by base form.

    >>> outer_words()["threaten"].kind
    'threaten'
    """
    return {
        word: Outer(row["kind"], float(row["weight"]))
        for row in read_rows("events_outer")
        for word in row["words"].split()
        if not row["kind"].startswith("noun-")
    }


@cache
def outer_nouns() -> dict[str, Outer]:
    """The nouns with a clause for an object ("refusal to meet"), singular and plural.

    >>> outer_nouns()["threats"].kind
    'threaten'
    """
    return {
        form: Outer(row["kind"].removeprefix("noun-"), float(row["weight"]))
        for row in read_rows("events_outer")
        if row["kind"].startswith("noun-")
        for word in row["words"].split()
        for form in (word, *plural_forms(word))
    }
