"""Units of passes are matched by their words, each once, as well as can be."""

from __future__ import annotations

import time
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from passes import one_pass, unit

from onrecord.agreement.match import Match, group_units, jaccard, match_units
from onrecord.agreement.units import Unit


def pairs(matches: list[Match]) -> list[tuple[str | None, str | None]]:
    """The numbers of what is matched."""
    return [
        (each.first.own_id if each.first else None, each.second.own_id if each.second else None)
        for each in matches
    ]


def test_by_overlap() -> None:
    """Words that overlap are matched, those that touch or stand apart are not."""
    first = one_pass("a1", unit("e01", (0, 10)), unit("e02", (20, 30)), unit("e03", (50, 60)))
    second = one_pass("a2", unit("e11", (2, 12)), unit("e12", (30, 40)), unit("e13", (59, 70)))
    assert pairs(match_units(first, second)) == [
        ("e01", "e11"),
        ("e02", None),
        (None, "e12"),
        ("e03", "e13"),
    ]


def test_tables_are_apart() -> None:
    """An event and a quote of the same words are two things."""
    first = one_pass("a1", unit("e01", (0, 10)))
    second = one_pass("a2", unit("q01", (0, 10), table="quotes"))
    assert pairs(match_units(first, second)) == [("e01", None), (None, "q01")]


def test_best_sum_and_not_best_first() -> None:
    """The one that goes best with two is given to the one that makes both have a partner."""
    first = one_pass("a1", unit("e01", (0, 10)), unit("e02", (4, 14)))
    second = one_pass("a2", unit("e11", (0, 4)), unit("e12", (2, 12)))
    assert pairs(match_units(first, second)) == [("e01", "e11"), ("e02", "e12")]


def test_same_words() -> None:
    """Among the same words the type tells rows apart, and then their order."""
    first = one_pass(
        "a1",
        unit("e01", (0, 9), event_type="AID"),
        unit("e02", (0, 9), event_type="CONSULT"),
        unit("e03", (0, 9), event_type="YIELD"),
        unit("e04", (0, 9), event_type="YIELD"),
    )
    second = one_pass(
        "a2",
        unit("e11", (0, 9), event_type="CONSULT"),
        unit("e12", (0, 9), event_type="YIELD"),
        unit("e13", (0, 9), event_type="YIELD"),
        unit("e14", (0, 9), event_type="AID"),
    )
    assert pairs(match_units(first, second)) == [
        ("e01", "e14"),
        ("e02", "e11"),
        ("e03", "e12"),
        ("e04", "e13"),
    ]


def test_type_never_outweighs_words() -> None:
    """Rows are not matched because they agree."""
    first = one_pass("a1", unit("e01", (0, 20), event_type="AID"))
    second = one_pass(
        "a2", unit("e11", (0, 19), event_type="YIELD"), unit("e12", (0, 18), event_type="AID")
    )
    assert pairs(match_units(first, second)) == [(None, "e12"), ("e01", "e11")]


def test_interrupted_words() -> None:
    """What lies between the pieces of a clause is no part of it."""
    first = one_pass("a1", unit("e01", (0, 5), (20, 25)))
    second = one_pass("a2", unit("e11", (6, 19)), unit("e12", (20, 40)))
    assert pairs(match_units(first, second)) == [("e01", "e12"), (None, "e11")]


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda at: (at[0], at[0] + at[1]))


@given(st.lists(SPANS, max_size=5), st.lists(SPANS, max_size=5))
def test_no_other_matching_is_better(
    left: list[tuple[int, int]], right: list[tuple[int, int]]
) -> None:
    """Every unit stands once, and no assignment has a larger sum, whichever pass comes first."""
    first = one_pass("a1", *(unit(f"e0{at}", span) for at, span in enumerate(left)))
    second = one_pass("a2", *(unit(f"e1{at}", span) for at, span in enumerate(right)))
    found = match_units(first, second)
    assert sorted(filter(None, (own for own, _ in pairs(found)))) == [
        each.own_id for each in first.units
    ]
    assert sorted(filter(None, (own for _, own in pairs(found)))) == [
        each.own_id for each in second.units
    ]
    few, many = sorted((first.units, second.units), key=len)
    best = max(
        sum(jaccard(a.spans, b.spans) for a, b in zip(few, order, strict=True))
        for order in permutations(many, len(few))
    )
    # Codes and order, which decide between equals, may weigh a millionth for each unit.
    assert total(found) == pytest.approx(best, abs=1e-5)
    assert total(match_units(second, first)) == pytest.approx(best, abs=1e-5)


def total(matches: list[Match]) -> float:
    """The sum of the indices."""
    return sum(
        jaccard(each.first.spans, each.second.spans)
        for each in matches
        if each.first and each.second
    )


def test_three_passes() -> None:
    """The units of later passes join those of earlier ones, or begin groups of their own."""
    groups = group_units(
        [
            one_pass("a1", unit("e01", (0, 10))),
            one_pass("a2", unit("e11", (40, 50))),
            one_pass("a3", unit("e21", (1, 9)), unit("e22", (42, 52)), unit("e23", (70, 80))),
        ]
    )
    own = [[each.own_id if each else None for each in group.members] for group in groups]
    assert own == [["e01", None, "e21"], [None, "e11", "e22"], [None, None, "e23"]]


def test_long_documents_are_fast() -> None:
    """Twenty thousand units in a row take no square of time."""

    def many(shift: int) -> list[Unit]:
        return [unit(f"e{at}", (at * 10 + shift, at * 10 + shift + 12)) for at in range(10_000)]

    began = time.perf_counter()
    matches = match_units(one_pass("a1", *many(0)), one_pass("a2", *many(1)))
    assert time.perf_counter() - began < 5
    assert all(each.first and each.second for each in matches)
