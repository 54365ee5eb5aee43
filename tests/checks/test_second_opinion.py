"""pandera, by the schemas derived for it, finds in the columns of a table what our checks find."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pandera.errors
import pyarrow as pa
import pytest
from batches import Tables, change, document_rows, join, shared_rows
from checked import check_tables
from support import real_tables

from onrecord.schema.model import Table
from onrecord.schema.to_pandera import to_pandera

Faults = set[tuple[int, str, str]]
RULES = ("not_nullable", "enum", "pattern", "minimum", "maximum", "min_length", "unique")
CHANGES: dict[str, tuple[str, dict[str, Any]]] = {
    "nothing": ("events", {}),
    "codes": ("events", {"modality": "maybe", "polarity": "Positive", "status": ""}),
    "patterns": ("events", {"event_id": "e1\n", "cameo_root_code": "4", "record_id": "A"}),
    "limits": ("events", {"quad_class": 5, "intensity": -10.5}),
    "no number": ("events", {"intensity": float("nan")}),
    "empty texts": ("events", {"summary": "", "place_name": "", "date_text": ""}),
    "a key twice": ("quotes", {"quote_id": "damage-q01"}),
    "a joint key twice": ("participants", {"event_id": "one-e01", "role": "actor", "position": 1}),
    "numbers below": ("passages", {"sentence": 0, "paragraph": -3, "start": -1}),
    "a share above": ("documents", {"released_share": 1.01, "language": "English"}),
}


def by_pandera(rows: pa.Table, table: Table) -> Faults:
    """Row, column and rule of each fault that pandera finds in a table."""
    try:
        to_pandera(table).validate(rows.to_pandas(types_mapper=pd.ArrowDtype), lazy=True)
    except pandera.errors.SchemaErrors as errors:
        cases = errors.failure_cases[["check", "column", "index"]]
        return {
            # A joint key is reported once for every column of the frame.
            (index, rule[7:].split(",")[0] if rule.startswith("unique(") else column, rule)
            for rule, column, index in cases.itertuples(index=False)
        }
    return set()


def by_us(rows: Tables, table: str) -> Faults:
    """The same of our checks."""
    return {
        (each.row, str(each.column), each.rule)
        for each in check_tables(rows, real_tables())
        if each.table == table and each.rule.partition("(")[0] in RULES
    }


@pytest.mark.parametrize("case", CHANGES)
def test_pandera_says_the_same(case: str) -> None:
    """Rows, columns and rules are the same, also where one cell breaks two of them."""
    table, cells = CHANGES[case]
    rows = change(join(shared_rows(), document_rows("one")), table, -1, **cells)
    if case == "a key twice":
        rows = change(rows, table, 0, **cells)
    found = by_us(rows, table)
    assert found == by_pandera(rows[table], real_tables()[table])
    assert bool(found) == bool(cells)
