"""Laws of comparing rows: they hold for any tables of the same columns."""

from __future__ import annotations

import datetime
import math
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import OnRecordError
from onrecord.versions.compare_rows import RowChanges, compare_by_key, compare_whole, is_key

SCHEMA = pa.schema(
    {
        "id": pa.string(),
        "part": pa.int64(),
        "text": pa.string(),
        "number": pa.float64(),
        "day": pa.date32(),
        "is_new": pa.bool_(),
    }
)
KEY = ("id", "part")
ROW = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["a", "b", "=1+1", "\x1b[31m", "\u202e", "é"]),
        "part": st.integers(1, 3),
        "text": st.none() | st.text(max_size=3),
        "number": st.none() | st.sampled_from([0.5, 1e300, math.nan, math.inf]),
        "day": st.none() | st.sampled_from([datetime.date(1, 1, 1), datetime.date(9999, 12, 31)]),
        "is_new": st.none() | st.booleans(),
    }
)
KEYED = st.lists(ROW, max_size=8, unique_by=lambda row: (row["id"], row["part"]))
WHOLE = st.lists(ROW, max_size=8)


def table(rows: list[dict[str, Any]]) -> pa.Table:
    """An Arrow table of rows."""
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def same(row: dict[str, Any]) -> tuple[str, ...]:
    """A row in a form in which NaN is the same as NaN."""
    return tuple(repr(row[name]) for name in SCHEMA.names)


def key_of(row: dict[str, Any]) -> tuple[Any, ...]:
    """The key of a row."""
    return tuple(row[name] for name in KEY)


def apply(changes: RowChanges, rows: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    """Make the changes to rows of the old table, in no order."""
    gone = {key_of(row) for row in changes.removed.to_pylist()}
    new = {key_of(row): dict(row) for row in rows if key_of(row) not in gone}
    for each in changes.changed:
        for name, (before, after) in each.fields.items():
            assert repr(new[each.key][name]) == repr(before)
            new[each.key][name] = after
    return sorted(map(same, [*new.values(), *changes.added.to_pylist()]))


@given(KEYED)
def test_the_same_rows_do_not_differ(rows: list[dict[str, Any]]) -> None:
    """Rows compared with themselves, in another order, give no change, with or without a key."""
    for found in (
        compare_by_key(table(rows), table(rows[::-1]), KEY),
        compare_whole(table(rows), table(rows[::-1])),
    ):
        assert (found.added.num_rows, found.removed.num_rows, found.changed) == (0, 0, ())


@given(KEYED, KEYED)
def test_the_changes_lead_from_old_to_new(
    old: list[dict[str, Any]], new: list[dict[str, Any]]
) -> None:
    """The old rows with all changes made to them are the new rows."""
    changes = compare_by_key(table(old), table(new), KEY)
    assert apply(changes, old) == sorted(map(same, new))


@given(KEYED, KEYED)
def test_backwards_is_the_mirror(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> None:
    """Compared backwards, what came is what went, and each field has its values exchanged."""
    there = compare_by_key(table(old), table(new), KEY)
    back = compare_by_key(table(new), table(old), KEY)
    assert list(map(same, there.added.to_pylist())) == list(map(same, back.removed.to_pylist()))
    assert list(map(same, there.removed.to_pylist())) == list(map(same, back.added.to_pylist()))
    assert {each.key: repr(dict(each.fields)) for each in there.changed} == {
        each.key: repr({name: (new, old) for name, (old, new) in each.fields.items()})
        for each in back.changed
    }


@given(WHOLE, WHOLE)
def test_rows_without_key_count_as_often_as_they_stand(
    old: list[dict[str, Any]], new: list[dict[str, Any]]
) -> None:
    """Without a key, the old rows less those removed plus those added are the new rows."""
    changes = compare_whole(table(old), table(new))
    left = sorted(map(same, old))
    for row in changes.removed.to_pylist():
        left.remove(same(row))
    assert sorted([*left, *map(same, changes.added.to_pylist())]) == sorted(map(same, new))
    gone, come = (set(map(same, rows.to_pylist())) for rows in (changes.removed, changes.added))
    assert not gone & come


def test_only_shared_columns_are_compared() -> None:
    """A column that came or went changes no row, since it is a change of the table."""
    old = pa.table({"id": ["a"], "text": ["x"], "gone": [1]})
    new = pa.table({"id": ["a"], "came": [2], "text": ["y"]})
    (found,) = compare_by_key(old, new, ("id",)).changed
    assert found.fields == {"text": ("x", "y")}
    assert compare_whole(old.drop(["text"]), new.drop(["text"])).added.num_rows == 0


def test_a_column_of_another_type_is_compared_as_text() -> None:
    """Where a type changed, a value that reads the same in CSV is the same."""
    old = pa.table({"id": ["a", "b", "c"], "value": ["1", "true", None]})
    new = pa.table({"id": ["a", "b", "c"], "value": [1, 2, 3]})
    found = compare_by_key(old, new, ("id",)).changed
    assert [(each.key, dict(each.fields)) for each in found] == [
        (("b",), {"value": ("true", 2)}),
        (("c",), {"value": (None, 3)}),
    ]
    assert compare_whole(old, new).removed.column("id").to_pylist() == ["b", "c"]


def test_a_whole_number_reads_the_same_with_a_fraction() -> None:
    """Where a column of integers becomes one of numbers, or back, 4 is the same as 4.0."""
    whole = pa.table({"id": ["a", "b", "c", "d"], "value": [4, 2**53 + 1, 0, None]})
    broken = pa.table({"id": ["a", "b", "c", "d"], "value": [4.0, 2.0**53, -0.0, math.nan]})
    for old, new in ((whole, broken), (broken, whole)):
        changed = compare_by_key(old, new, ("id",)).changed
        assert [each.key for each in changed] == [("b",), ("d",)]
        assert compare_whole(old, new).added.column("id").to_pylist() == ["b", "d"]


def test_numbers_become_texts_as_csv_has_them() -> None:
    """Where a column of numbers becomes one of texts, the text of the CSV file is the same."""
    numbers = pa.table({"id": ["a", "b", "c"], "value": [4.0, math.inf, 0.5]})
    texts = pa.table({"id": ["a", "b", "c"], "value": ["4.0", "INF", "1/2"]})
    assert [each.key for each in compare_by_key(numbers, texts, ("id",)).changed] == [("c",)]


def test_changed_rows_keep_their_order() -> None:
    """Rows that changed are given in the order of the new table, whatever columns changed."""
    old = pa.table({"id": ["a", "b", "c"], "first": [1, 1, 1], "second": [1, 1, 1]})
    new = pa.table({"id": ["c", "b", "a"], "first": [1, 1, 2], "second": [2, 1, 1]})
    changed = compare_by_key(old, new, ("id",)).changed
    assert [each.key for each in changed] == [("c",), ("a",)]


def test_columns_are_a_key_where_no_two_rows_are_alike() -> None:
    """Columns that are there tell rows apart if each combination stands once, also with nulls."""
    rows = pa.table({"who": ["a", "a", None], "what": ["x", "y", None]})
    assert is_key(rows, ("who", "what"))
    assert is_key(rows.slice(0, 0), ("who", "what"))
    assert not is_key(rows, ("who",))
    assert not is_key(rows, ("who", "where"))
    assert not is_key(rows, ())


def test_a_key_that_stands_twice_is_an_error() -> None:
    """Rows cannot be matched by a key that two of them have."""
    twice = pa.table({"id": ["a", "b", "b"]})
    with pytest.raises(OnRecordError) as error:
        compare_by_key(twice, twice, ("id",))
    assert str(error.value) == "id 'b' stands twice; run: onrecord check"
