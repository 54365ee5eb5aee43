"""Check each table alone: types, required values, codes, patterns, ranges and keys, by pandera."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd
import pandera.errors
import pyarrow as pa

from onrecord.checks.violation import Violation
from onrecord.errors import nearest
from onrecord.schema.model import Table
from onrecord.schema.to_arrow import to_arrow
from onrecord.schema.to_pandera import to_pandera


def check_columns(
    arrow: Mapping[str, pa.Table], tables: Mapping[str, Table]
) -> Iterator[Violation]:
    """Yield every value that breaks a constraint of its column, or repeats a key."""
    for name, table in tables.items():
        if not arrow[name].num_rows and arrow[name].schema.equals(to_arrow(table)):
            continue  # nothing else can be wrong, and pandera takes its time
        frame = arrow[name].to_pandas(types_mapper=pd.ArrowDtype)
        try:
            to_pandera(table).validate(frame, lazy=True)
        except pandera.errors.SchemaErrors as errors:
            yield from _violations(errors.failure_cases, frame, table)


def _violations(cases: pd.DataFrame, frame: pd.DataFrame, table: Table) -> Iterator[Violation]:
    for case in cases.drop_duplicates(["check", "index", "column"]).to_dict("records"):
        rule, column, index = str(case["check"]), case["column"], case["index"]
        row = 0 if pd.isna(index) else int(index)
        if rule.startswith("unique("):
            columns = rule.removeprefix("unique(").removesuffix(")").split(", ")
            if column != columns[0]:
                continue  # pandera names a joint key once for every column of the frame
            values = ", ".join(repr(frame[each].iloc[row]) for each in columns)
            message = f"{table.name} has {', '.join(columns)} = {values} twice; keep one"
        elif column not in table.columns:
            message = f"{table.name}: {rule}: {case['failure_case']}"
            column = None
        else:
            message = _message(rule, table, str(column), case["failure_case"])
        yield Violation(table.name, row, column, rule, message)


def _message(rule: str, table: Table, column: str, value: Any) -> str:
    field = table.field(column)
    place = f"{table.name}.{column}"
    if rule == "not_nullable":
        return f"{place} is empty; it is required"
    if rule == "unique":
        return f"{place} {value!r} is given twice; keys are never used again"
    if rule == "enum":
        codes = field.enum or ()
        hint = nearest(str(value), codes) or f"; expected one of {', '.join(codes)}"
        return f"unknown {column} {value!r}{hint}"
    if rule == "pattern":
        return f"malformed {column} {value!r}; expected the form {field.pattern}" + (
            f", as in {field.example!r}" if field.example else ""
        )
    if rule in ("minimum", "maximum"):
        return f"{place} {value!r} is out of range; {rule} is {getattr(field, rule):g}"
    if rule == "min_length":
        return f"{place} is an empty text; leave it out or say something"
    return f"{place} breaks the rule {rule}: {value!r}; expected {field.type}"
