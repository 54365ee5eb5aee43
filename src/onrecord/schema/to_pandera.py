"""Derive the pandera schema of a table, for pandas frames with Arrow-backed columns.

Foreign keys span tables and cannot be said here: Frictionless and SQLite enforce them, and
onrecord.checks names the rows. A key with a null part is distinct from every other, as in SQL;
pandera's own ``unique`` holds two nulls for the same, so uniqueness is a check of ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd
import pandera.pandas as pandera

from onrecord.schema.model import Field, Table
from onrecord.schema.to_arrow import arrow_type


def to_pandera(table: Table) -> pandera.DataFrameSchema:
    """Make the schema that a frame of the table must pass, unchanged and with nothing coerced.

    Validate with ``lazy=True``; the ``check`` column of ``failure_cases`` then says
    ``not_nullable``, ``unique``, ``pattern``, ``enum``, ``minimum``, ``maximum``, ``min_length``,
    ``dtype(...)``, or for a key of several columns ``unique(a, b)``. A key of several columns
    is reported once for every column of the frame; a repeated key at its later rows only.

    >>> name = Field("name", "string", "What it is called.", min_length=1)
    >>> to_pandera(Table("pets", "Pets", "One row per pet.", "support", 1, (name,))).strict
    True
    """
    return pandera.DataFrameSchema(
        {each.name: _column(each, each.name in _single_keys(table)) for each in table.fields},
        checks=[_unique_together(key) for key in _joint_keys(table)],
        name=table.name,
        strict=True,
        ordered=True,
        coerce=False,
    )


def _column(field: Field, unique: bool) -> pandera.Column:
    return pandera.Column(
        pd.ArrowDtype(arrow_type(field)),
        checks=[
            *([pandera.Check(_is_first, name="unique")] if unique else []),
            *(pandera.Check(test, name=name) for name, test in _tests(field)),
        ],
        nullable=not field.required,
    )


def _tests(field: Field) -> Iterator[tuple[str, Callable[[Any], Any]]]:
    # pandera drops nulls before it calls these.
    if field.enum is not None:
        yield "enum", lambda column: column.isin(field.enum)
    if field.pattern is not None:
        yield "pattern", _matcher(field.pattern)
    if field.min_length is not None:
        yield "min_length", lambda column: column.str.len() >= field.min_length
    if field.minimum is not None:
        yield "minimum", lambda column: column >= field.minimum
    if field.maximum is not None:
        yield "maximum", lambda column: column <= field.maximum


def _matcher(pattern: str) -> Callable[[Any], Any]:
    # Arrow's own matching is RE2, whose $ and classes differ from those of Python and Frictionless.
    regex = re.compile(f"(?:{pattern})")
    return lambda column: column.map(lambda text: bool(regex.fullmatch(text))).astype(bool)


def _is_first(column: Any) -> Any:
    return ~column.duplicated()


def _unique_together(key: tuple[str, ...]) -> pandera.Check:
    names = list(key)

    def is_first(frame: Any) -> Any:
        return ~frame.duplicated(names) | frame[names].isna().any(axis=1)

    return pandera.Check(is_first, name=f"unique({', '.join(key)})", ignore_na=False)


def _keys(table: Table) -> list[tuple[str, ...]]:
    return [*([table.primary_key] if table.primary_key else []), *table.unique_keys]


def _single_keys(table: Table) -> set[str]:
    return {each.name for each in table.fields if each.unique} | {
        key[0] for key in _keys(table) if len(key) == 1
    }


def _joint_keys(table: Table) -> list[tuple[str, ...]]:
    return [key for key in _keys(table) if len(key) > 1]
