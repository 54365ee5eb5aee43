"""The lexicons of events hold together."""

from __future__ import annotations

import csv
from itertools import product
from pathlib import Path

import pytest

from onrecord.draft.events.patterns import (
    NounClass,
    Pattern,
    noun_classes,
    outer_nouns,
    outer_words,
    verb_patterns,
)
from onrecord.draft.lexicons.read import read_rows
from onrecord.draft.parsed.noun_forms import plural_forms
from onrecord.draft.parsed.verb_forms import verb_forms
from onrecord.layout import bundled

# What may stand for a class and is none, and where a recipient may stand but for prepositions.
NO_CLASSES = {"act", "deed", "name", "somebody", "thing", "blame", "+with", "+for", "+against"}
KINDS = {"agree", "vow", "threaten", "refuse", "request", "say", "light", "of", "purpose"}


def all_patterns() -> list[Pattern]:
    """The patterns of all verbs."""
    return [each for ranks in verb_patterns().values() for _, group in ranks for each in group]


def all_classes() -> set[NounClass]:
    """The classes of all nouns."""
    entries = (entry for each in noun_classes().values() for entry in each)
    return {kind for _, kinds in entries for kind in kinds}


def vocabulary(name: str, *columns: str) -> set[tuple[str, ...]]:
    """The codes of a bundled vocabulary."""
    path: Path = bundled().table(name, "csv")
    with path.open(encoding="utf-8", newline="") as file:
        return {tuple(row[column] for column in columns) for row in csv.DictReader(file)}


def test_types_and_modes_are_codes() -> None:
    """Every type and mode of the lexicons is in the vocabularies."""
    types = {code for (code,) in vocabulary("event_types", "event_type")}
    modes = vocabulary("event_modes", "event_type", "event_mode")
    for each in [*all_patterns(), *all_classes()]:
        if each.type not in ("", "="):
            assert each.type in types, each
            assert each.mode is None or (each.type, each.mode) in modes, each


def test_classes_are_known() -> None:
    """Every class that a pattern asks for has nouns."""
    names = {each.name for each in all_classes()} | NO_CLASSES
    assert {name.lstrip("^") for each in all_patterns() for name in each.classes} <= names


def test_no_pattern_hides_another() -> None:
    """No two rows ask the same of one verb, or one of them could never fit."""
    twice = []
    for verb, ranks in verb_patterns().items():
        for _, patterns in ranks:
            asked = [
                (verb, *each)
                for pattern in patterns
                for each in product(pattern.particles or {""}, pattern.classes or {""})
            ]
            twice += [each for each in asked if asked.count(each) > 1]
            deeds = {(verb, particle) for _, particle, name in asked if name == "deed"}
            twice += [each for each in asked if each[2] == "act" and each[:2] in deeds]
    assert twice == []


def test_no_noun_stands_twice_in_a_class() -> None:
    """Each noun has one form there, the singular, of which the plural is made."""
    for row in read_rows("events_nouns"):
        nouns = row["nouns"].split()
        plurals = {form for noun in nouns for form in plural_forms(noun)}
        assert len(nouns) == len(set(nouns)), row["class"]
        assert plurals.isdisjoint(nouns), row["class"]


def test_a_type_of_the_object_needs_an_act() -> None:
    """Only a pattern with an act or a deed for its object takes the type of that."""
    for each in all_patterns():
        assert (each.type == "=") == (not each.classes.isdisjoint({"act", "deed"})), each


def test_verbs_are_known() -> None:
    """The forms of every verb of the lexicons are known."""
    bases = {base for base, _ in verb_forms().values()} | {"be"}
    assert set(verb_patterns()) <= bases


@pytest.mark.parametrize("words", [outer_words(), outer_nouns()], ids=["words", "nouns"])
def test_outer_words_have_kinds(words: dict[str, tuple[str, float]]) -> None:
    """Words with a clause are of a kind that the rules know, and weigh between 0 and 1."""
    for word, (kind, weight) in words.items():
        assert kind in KINDS, word
        assert 0 < weight < 1, word
