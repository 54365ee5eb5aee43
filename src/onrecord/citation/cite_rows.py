"""Cite the rows that an analysis used: which they are, and what they say in the dataset."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterable
from typing import Any

import pyarrow as pa

from onrecord.citation.citable import Citable
from onrecord.citation.find_altered import cast, find_altered
from onrecord.citation.hash_rows import (
    find_places,
    hash_row,
    hash_subset,
    list_keys,
    name_key,
    read_keyed,
)
from onrecord.citation.match_table import match_table
from onrecord.citation.part import rows_part
from onrecord.citation.read_frame import read_frame
from onrecord.citation.rows_cited import RowsCited
from onrecord.citation.styles import cite, find_style
from onrecord.errors import UsageError, find_stack_level
from onrecord.schema.model import Table
from onrecord.schema.to_arrow import arrow_type

_MOST_NAMED = 5


def cite_rows(frame: Any, table: str | None, style: str, citable: Citable) -> RowsCited:
    """Cite the rows of a frame, each once and sorted by key, as the dataset has them.

    ``table`` names their table where the columns do not tell it; ``style`` is that of the sentence
    for people. Warns where the frame has other values than the dataset. Raises UsageError where the
    table is not certain, for a frame without rows, and for rows that the table does not have,
    OnRecordError if the table is not as it was released or has a key twice.
    """
    find_style(style)
    tables, description = citable.tables, citable.description
    used = read_frame(frame, {column for each in tables.values() for column in each.columns})
    found = match_table(used.column_names, tables, table)
    keys = _read_keys(used, found)
    rows = read_keyed(keys, found, citable)
    places = find_places(rows, found)
    _require(keys, places, found.name)
    cited = sorted(set(keys))
    said = rows.take([places[key] for key in cited]).to_pylist()
    hashes = {key: hash_row(row, found.columns) for key, row in zip(cited, said, strict=True)}
    altered = find_altered(used, rows.take([places[key] for key in keys]))
    if altered:
        warnings.warn(
            f"the frame has other values than the dataset in {', '.join(altered)}; the citation "
            "says so, and cites the rows as the dataset has them",
            stacklevel=find_stack_level(),
        )
    drafts = sum(row.get("status") == "draft" for row in said)
    part = rows_part(found.name, len(hashes), hash_subset(hashes), drafts)
    return RowsCited(
        citation=cite(description, style, part),
        dataset=description.name,
        title=description.title,
        version=description.version,
        dataset_sha256=description.sha256,
        table=found.name,
        key_columns=found.primary_key,
        columns=found.columns,
        altered_columns=altered,
        rows=hashes,
    )


def _read_keys(used: pa.Table, table: Table) -> list[str]:
    parts = {}
    for name in table.primary_key:
        part = cast(used[name], arrow_type(table.field(name)))
        if part is None:
            raise UsageError(
                f"the column {name!r} is part of the key of {table.name}, but has values of "
                f"another type than {table.field(name).type}; give it as the dataset has it"
            )
        if part.null_count:
            raise UsageError(
                f"{name!r} is empty in {part.null_count} of {len(part)} rows; drop those"
            )
        parts[name] = part
    return list(list_keys(pa.table(parts), table.primary_key))


def _require(keys: Iterable[str], known: Collection[str], table: str) -> None:
    strange = [key for key in dict.fromkeys(keys) if key not in known]
    if strange:
        named = ", ".join(map(name_key, strange[:_MOST_NAMED])) + (
            " ..." if len(strange) > _MOST_NAMED else ""
        )
        count = f"{len(strange)} rows are" if len(strange) != 1 else "1 row is"
        raise UsageError(f"{count} not in {table}: {named}; cite rows of this dataset only")
