"""Ids last, a row that goes leaves a line with its reason, and the version says what changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from versions.states import TABLES, diff_of, rows_of, state, with_rows, with_schema, without_field

from onrecord.versions.compare import compare

# The small dataset has this one.
OLD_LINE = {
    "row_id": "memo-e09",
    "table_name": "events",
    "removed_in": "1.1.0",
    "reason": "coded twice",
}
LINE = {
    "row_id": "memo-e02",
    "table_name": "events",
    "removed_in": "2.0.0",
    "reason": "It is no act.",
}


def promises(version: str = "2.0.0", **rows: list[dict[str, Any]]) -> list[str]:
    """The promises that the small dataset breaks with other rows in some tables."""
    return list(compare(state(), with_rows(state(version), **rows)).broken_promises)


def fewer_events() -> list[dict[str, Any]]:
    """The events without the last one."""
    return rows_of(state(), "events")[:1]


def test_a_removed_row_with_its_line_breaks_nothing() -> None:
    """A row may go if removed_rows says since when and why."""
    assert promises(events=fewer_events(), removed_rows=[OLD_LINE, LINE]) == []


def test_a_row_that_is_gone_without_a_line_is_named() -> None:
    """An id that was published is never just gone."""
    assert promises(events=fewer_events()) == [
        "events: 'memo-e02' is gone without a line in removed_rows; add one with the reason"
    ]


def test_a_line_for_another_table_does_not_count() -> None:
    """An id belongs to its table: a line for an actor of that name says nothing of the event."""
    other = {**LINE, "table_name": "actors"}
    assert promises(events=fewer_events(), removed_rows=[OLD_LINE, other]) == [
        "events: 'memo-e02' is gone without a line in removed_rows; add one with the reason"
    ]


def test_a_change_of_the_key_takes_no_id_away() -> None:
    """Where rows can no longer be matched by key, an id that is still there is not gone."""
    table = replace(TABLES["events"], primary_key=("event_id", "event_type"))
    events = [{**row, "summary": "Another."} for row in rows_of(state(), "events")]
    new = with_rows(with_schema(state("2.0.0"), table), events=events)
    assert compare(state(), new).broken_promises == ()
    fewer = with_rows(new, events=events[:1])
    assert compare(state(), fewer).broken_promises == (
        "events: 'memo-e02' is gone without a line in removed_rows; add one with the reason",
    )
    renamed = with_schema(new, without_field("events", "event_id"))
    renamed = replace(
        renamed,
        tables={
            **renamed.tables,
            "events": replace(renamed.tables["events"], primary_key=("summary",)),
        },
    )
    assert compare(state(), with_rows(renamed, events=events[:1])).broken_promises == (
        "events: 2 ids are gone without a line in removed_rows, 'memo-e01', 'memo-e02'; add one "
        "for each with the reason",
    )


def test_an_id_in_a_column_of_another_name_is_not_gone() -> None:
    """Where the column of the ids is renamed, those that the new one holds are kept."""
    table = TABLES["events"]
    fields = tuple(
        replace(each, name="act_id") if each.name == "event_id" else each for each in table.fields
    )
    renamed = replace(table, fields=fields, primary_key=("act_id",))
    rows = [
        {("act_id" if name == "event_id" else name): value for name, value in row.items()}
        for row in rows_of(state(), "events")
    ]
    new = with_schema(state("2.0.0"), renamed)
    assert compare(state(), with_rows(new, events=rows)).broken_promises == ()
    assert compare(state(), with_rows(new, events=rows[:1])).broken_promises == (
        "events: 'memo-e02' is gone without a line in removed_rows; add one with the reason",
    )


def test_a_table_that_goes_takes_its_ids() -> None:
    """A table whose ids last cannot just go: they are counted, and the first ten are named."""
    old, template = state(), rows_of(state(), "events")[0]
    events = [{**template, "event_id": f"e{number:02}"} for number in range(12)]
    fewer = {name: table for name, table in TABLES.items() if name != "events"}
    named = ", ".join(f"'e{number:02}'" for number in range(10))
    new = replace(state("2.0.0"), tables=fewer)
    assert compare(with_rows(old, events=events), new).broken_promises == (
        f"events: the table is gone with its ids {named} and 2 more; bring it back, without rows "
        "if need be, so that removed_rows can say why",
    )
    assert compare(with_rows(old, events=[]), new).broken_promises == ()


def test_rows_without_ids_of_their_own_may_go() -> None:
    """Codes, notes, participants and derived rows leave no line in removed_rows."""
    assert promises(participants=[], evidence=[], passages=[], event_modes=[]) == []


def test_an_id_is_never_used_again() -> None:
    """An id that stands in removed_rows of the old version is no row of the new one."""
    events = rows_of(state(), "events")
    again = {**events[1], "event_id": "memo-e09"}
    assert promises(events=[*events, again]) == [
        "events: 'memo-e09' was taken back in 1.1.0 and is a row again; take another id"
    ]


def test_a_line_stays_as_it_is() -> None:
    """A line of removed_rows neither goes nor changes what it says."""
    assert promises(removed_rows=[]) == [
        "removed_rows: the line of 'memo-e09' of events is gone; restore it"
    ]
    rewritten = {**OLD_LINE, "removed_in": "1.0.0", "reason": "no act"}
    assert promises(removed_rows=[rewritten]) == [
        "removed_rows: removed_in of 'memo-e09' was '1.1.0' and is '1.0.0'; restore it",
        "removed_rows: reason of 'memo-e09' was 'coded twice' and is 'no act'; restore it",
    ]


def test_a_line_is_not_dated_back() -> None:
    """A new line cannot name a version that is out already."""
    early = {**LINE, "removed_in": "1.2.3"}
    assert promises(events=fewer_events(), removed_rows=[OLD_LINE, early]) == [
        "removed_rows: 'memo-e02' is said to be removed in 1.2.3, but 1.2.3 has no such line; give "
        "the version that is to come"
    ]


def test_the_version_says_what_changed() -> None:
    """A version that is the same, or too low for the changes, is a broken promise."""

    def add(rows: list[dict[str, Any]]) -> None:
        rows.append({**rows[1], "event_id": "memo-e03"})

    for version in ("1.2.3", "1.2.4"):
        assert diff_of("events", add, version).broken_promises == (
            f"the version is {version}; the changes need at least 1.3.0",
        )
    for version in ("1.3.0", "1.3.1", "2.0.0", "10.0.0"):
        assert diff_of("events", add, version).broken_promises == ()


def test_a_higher_version_needs_no_change() -> None:
    """The code shares the version, so it may rise where no row changed."""
    assert promises("1.2.4") == []


def test_versions_are_named_in_their_order() -> None:
    """Whoever names the newer version first is told so."""
    assert promises("0.9.0") == [
        "version 0.9.0 is lower than 1.2.3; compare the older version with the newer"
    ]


def test_a_package_without_removed_rows_promises_ids_too() -> None:
    """Where there is no table of removed rows, no row can have left a line."""
    tables = {name: table for name, table in TABLES.items() if name != "removed_rows"}
    old = replace(state(), tables=tables)
    new = with_rows(replace(state("2.0.0"), tables=tables), events=fewer_events())
    assert compare(old, new).broken_promises == (
        "events: 'memo-e02' is gone without a line in removed_rows; add one with the reason",
    )


def test_two_versions_without_rows_differ_in_nothing() -> None:
    """Empty tables compare like any others."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    diff = compare(with_rows(state(), **rows), with_rows(state(), **rows))
    assert not diff
    assert diff.broken_promises == ()
