"""Tables are ordered so that rows can be inserted one table after the other."""

from __future__ import annotations

from support import real_tables

from onrecord.schema.model import Field, ForeignKey, Table
from onrecord.schema.sort_tables import sort_tables


def point(name: str, *targets: str) -> Table:
    """Make a table that points at others."""
    keys = tuple(ForeignKey((each,), each, ("id",)) for each in targets)
    fields = (Field("id", "string", "The key."), *(Field(each, "string", "X.") for each in targets))
    return Table(name, name, "A row.", "support", 1, fields, ("id",), keys)


def order(*tables: Table) -> list[str]:
    """Sort tables and give their names."""
    return list(sort_tables({each.name: each for each in tables}))


def late(*tables: Table) -> list[tuple[str, str]]:
    """Find the references to tables that come later."""
    names = order(*tables)
    return [
        (table.name, each.table)
        for table in tables
        for each in table.foreign_keys
        if names.index(each.table) > names.index(table.name)
    ]


def test_what_is_pointed_at_comes_first() -> None:
    """Each table stands after all that it points at, however long the way."""
    assert order(point("c", "b", "a"), point("b", "a"), point("a")) == ["a", "b", "c"]


def test_a_table_may_point_at_itself_and_at_none() -> None:
    """A reference within a table, or to one that is not there, does not count."""
    assert order(point("a", "a", "elsewhere"), point("b")) == ["a", "b"]


def test_a_circle_is_cut_once() -> None:
    """One reference of a circle has to wait, and what hangs on the circle does not."""
    tables = [point("x", "a"), point("a", "b"), point("b", "c"), point("c", "a")]
    assert len(late(*tables)) == 1
    assert ("x", "a") not in late(*tables)


def test_two_circles_are_both_cut() -> None:
    """Tables of several circles are all there, each once."""
    tables = [point("a", "b", "c"), point("b", "a"), point("c", "a", "b")]
    assert sorted(order(*tables)) == ["a", "b", "c"]
    assert len(late(*tables)) == 2


def test_the_real_tables_lose_one_reference_between_tables() -> None:
    """Of all references between tables, only that of quotes to events has to wait."""
    assert late(*real_tables().values()) == [("quotes", "events")]
