"""Rows are kept as cells in the order of the schema, with the places that they were written in."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from support import real_tables

from onrecord.corpus.origin import Origin
from onrecord.schema.to_arrow import to_arrow
from onrecord.tables.rows import Rows, RowSet, to_arrow_table

TABLES = real_tables()
ORIGIN = Origin(Path("/nowhere"), "a.jsonl", (3,))


@pytest.mark.parametrize("name", TABLES)
def test_cells_stand_in_the_order_of_the_schema(name: str) -> None:
    """Whatever the order in which cells are named, they come in that of the columns."""
    columns = TABLES[name].columns
    named = {column: number for number, column in enumerate(columns)}
    backwards = dict(reversed(named.items()))
    assert Rows(TABLES[name]).make(**backwards) == tuple(range(len(columns)))


def test_a_cell_left_out_is_null() -> None:
    """A row need not name the columns that it leaves empty."""
    rows = Rows(TABLES["notes"])
    rows.add(rows.make(row_id="a-e01", note="so"), ORIGIN)
    assert rows.values == [{"row_id": "a-e01", "table_name": None, "note": "so"}]


def test_a_column_that_is_not_in_the_schema() -> None:
    """A builder that names a column wrongly fails at once, and loses nothing."""
    with pytest.raises(TypeError, match="nota"):
        Rows(TABLES["notes"]).make(nota="so")


def test_places_are_told_when_asked() -> None:
    """Every row names the item that it was made from, and where in it, once somebody asks."""
    rows = Rows(TABLES["notes"])
    rows.add(rows.make(row_id="a"), ORIGIN, ("events", 0))
    rows.add_all([rows.make(row_id="b"), rows.make(row_id="c")], ORIGIN)
    assert [str(each.problem("no")) for each in rows.origins] == [
        "a.jsonl:4: events[0]: no",
        "a.jsonl:4: no",
        "a.jsonl:4: no",
    ]


def test_the_last_rows_can_be_replaced() -> None:
    """What is masked stands where it stood, and the rows before it stay as they are."""
    rows = Rows(TABLES["notes"])
    rows.add_all([rows.make(row_id=each, note="so") for each in "abc"], ORIGIN)
    rows.replace(1, [{**row, "note": None} for row in rows.named(1)])
    assert [(row["row_id"], row["note"]) for row in rows.values] == [
        ("a", "so"),
        ("b", None),
        ("c", None),
    ]
    assert len(rows.origins) == len(rows) == 3


def test_rows_of_documents_are_counted() -> None:
    """The end of each document is known in every table, also where it has no rows."""
    out = RowSet(TABLES)
    out.add("notes", ORIGIN, {"row_id": "a"})
    out.end_document()
    out.end_document()
    out.add("notes", ORIGIN, {"row_id": "b"})
    out.end_document()
    assert out.ends_of("notes") == [1, 1, 2]
    assert out.ends_of("events") == [0, 0, 0]
    assert len(out.rows["notes"]) == 2


@pytest.mark.parametrize("name", TABLES)
def test_no_rows_have_their_columns(name: str) -> None:
    """A table without rows is a table all the same."""
    made = to_arrow_table(Rows(TABLES[name]), TABLES[name])
    assert made.num_rows == 0
    assert made.schema.equals(to_arrow(TABLES[name]), check_metadata=True)


def test_cells_have_the_types_of_the_schema() -> None:
    """Numbers, dates and truth values are what the schema says, and null where there are none."""
    rows = Rows(TABLES["mentions"])
    rows.add(rows.make(mention_id="m", start=1, end=2), ORIGIN)
    made = to_arrow_table(rows, TABLES["mentions"])
    assert made.schema.field("start").type == pa.int64()
    assert made.to_pylist() == [
        {
            "mention_id": "m",
            "document_id": None,
            "actor_id": None,
            "start": 1,
            "end": 2,
            "text": None,
        }
    ]
