"""Plurals are made as English makes them."""

from __future__ import annotations

import pytest

from onrecord.draft.lexicons.read import read_rows
from onrecord.draft.parsed.noun_forms import plural_forms, read_nouns
from onrecord.draft.parsed.word_classes import class_of


@pytest.mark.parametrize(
    ("noun", "plurals"),
    [
        ("troop", ("troops",)),
        ("party", ("parties",)),
        ("envoy", ("envoys",)),
        ("branch", ("branches",)),
        ("embargo", ("embargoes", "embargos")),
        ("photo", ("photos",)),
        ("guardsman", ("guardsmen",)),
        ("human", ("humans",)),
        ("crisis", ("crises",)),
        ("midwife", ("midwives",)),
        ("chief", ("chiefs",)),
        ("bus", ("buses",)),
    ],
)
def test_plural_of_a_noun(noun: str, plurals: tuple[str, ...]) -> None:
    """Endings decide, but for the irregular ones."""
    assert plural_forms(noun) == plurals


def test_no_irregular_noun_stands_twice() -> None:
    """Each has one row, and the rows are sorted."""
    nouns = [row["singular"] for row in read_rows("irregular_nouns")]
    assert nouns == sorted(set(nouns))


def test_lists_have_plurals_that_are_words() -> None:
    """What is no noun of a list is not made one."""
    nouns = read_nouns("actor_nouns")
    assert {"militiamen", "policemen", "armies"} <= nouns
    assert {"militiamans", "armys"}.isdisjoint(nouns)


def test_plurals_of_nouns_that_are_verbs_too_have_a_class() -> None:
    """A plural is read as a verb only where the verb has the same form."""
    assert "".join(map(class_of, ["attacks", "embargoes", "knives", "men"])) == "seee"
