"""The lexicons of events, read once and indexed by the base form of the word that opens them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.draft.lexicons.read import read_rows
from onrecord.draft.parsed.verb_forms import third_person


class Pattern(NamedTuple):
    """One row of lexicons/events_verbs.csv for one of its verbs.

    ``particles`` and ``classes`` are alternatives; empty ones ask for nothing.
    """

    particles: frozenset[str]
    classes: frozenset[str]
    type: str
    mode: str | None
    recipients: tuple[str, ...]
    weight: float

    @property
    def rank(self) -> int:
        """How much the pattern asks for; what asks for more is tried first."""
        return 2 * bool(self.classes) + bool(self.particles)


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
def verb_patterns() -> dict[str, tuple[Pattern, ...]]:
    """The patterns of each verb by its base form, the most exacting first.

    >>> [each.type for each in verb_patterns()["investigate"]]
    ['ACCUSE']
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
            )
            found.setdefault(verb, []).append(pattern)
    return {
        verb: tuple(sorted(patterns, key=lambda each: (-each.rank, "act" in each.classes)))
        for verb, patterns in found.items()
    }


@cache
def noun_classes() -> dict[str, tuple[tuple[tuple[str, ...], NounClass], ...]]:
    """By the last word of a noun, singular or plural: the words before it, and the classes.

    Nouns of more words come first.

    >>> [(before, kind.name) for before, kind in noun_classes()["curfews"]]
    [((), 'curfew')]
    """
    found: dict[str, list[tuple[tuple[str, ...], NounClass]]] = {}
    for row in read_rows("events_nouns"):
        kind = NounClass(
            row["class"], row["type"], row["mode"] or None, tuple(row["recipient"].split())
        )
        for noun in row["nouns"].split():
            *before, last = noun.split("_")
            for form in {last, third_person(last)}:
                found.setdefault(form, []).append((tuple(before), kind))
    return {
        form: tuple(sorted(each, key=lambda entry: -len(entry[0]))) for form, each in found.items()
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
    }
