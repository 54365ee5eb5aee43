"""What the reading room shows of a table is in its schema, and names columns that there are."""

from __future__ import annotations

import pytest
from support import real_tables, real_views

from onrecord.schema.model import Table
from onrecord.schema.to_datasette import to_datasette

TABLES = {**real_tables(), **real_views()}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_hints_name_columns_of_the_table(table: Table) -> None:
    """Labels, columns, facets, the order and indexes are all columns of the table, each once."""
    hints = table.browse
    named = [*hints.columns, *hints.facets, *(each for each in (hints.label, hints.sort) if each)]
    named += [column for columns in table.indexes for column in columns]
    assert set(named) <= set(table.columns)
    for columns in (hints.columns, hints.facets):
        assert len(columns) == len(set(columns))


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_what_rows_point_at_has_a_label(table: Table) -> None:
    """Where a column points at a table, that table says which column names its rows."""
    for foreign in table.foreign_keys:
        if len(foreign.fields) == 1:
            assert TABLES[foreign.table].browse.label, foreign.table


def test_metadata_holds_titles_meanings_and_hints() -> None:
    """Datasette is told the title, the description, each column's meaning, label and facets."""
    events = to_datasette(TABLES)["events"]
    assert events["title"] == TABLES["events"].title
    assert events["columns"]["event_id"] == TABLES["events"].field("event_id").description
    assert (events["label_column"], events["facets"][0]) == ("summary", "event_type")
    assert "sort" not in events
    assert to_datasette(TABLES)["actors"]["sort"] == "name"
