"""The rows of the bundled document, under other names too, as batches and as files in parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from support import real_tables

from onrecord.checks.references import OF_DOCUMENTS
from onrecord.layout import bundled
from onrecord.release.write_parquet import read_parquet, write_parquet
from onrecord.schema.to_arrow import to_arrow

Tables = dict[str, pa.Table]
TEXT = "Nobody had seen the envoy leave by the northern gate. The road was open for all."


@cache
def _bundled_rows() -> Tables:
    return {name: read_parquet(bundled().table(name, "parquet")) for name in real_tables()}


def shared_rows() -> Tables:
    """What all documents share: authorities, vocabularies and records, with nothing about rows."""
    empty = ("corroborations", "disagreements", "removed_rows")
    return {
        name: rows.slice(0, 0) if name in empty else rows
        for name, rows in _bundled_rows().items()
        if name not in OF_DOCUMENTS
    }


def document_rows(name: str) -> Tables:
    """The rows of a document of that name, all of whose text is passed on."""
    found = {}
    for table in OF_DOCUMENTS:
        rows = _bundled_rows()[table]
        columns = [
            pc.replace_substring(column, "damage-control", name)
            if pa.types.is_string(column.type)
            else column
            for column in rows.columns
        ]
        found[table] = pa.Table.from_arrays(columns, schema=rows.schema)
    return change(found, "documents", 0, text_release="full")


def change(rows: Mapping[str, pa.Table], table: str, row: int, **cells: Any) -> Tables:
    """The same rows but for some cells of one."""
    values = rows[table].to_pylist()
    values[row].update(cells)
    changed = pa.Table.from_pylist(values, schema=to_arrow(real_tables()[table]))
    return {**rows, table: changed}


def join(*batches: Mapping[str, pa.Table]) -> Tables:
    """The rows of several batches, one after the other."""
    names = dict.fromkeys(name for each in batches for name in each)
    return {
        name: pa.concat_tables(each[name] for each in batches if name in each) for name in names
    }


def write_parts(
    folder: Path, rows: Mapping[str, pa.Table], cut: Callable[[pa.Table], Sequence[pa.Table]]
) -> dict[str, list[Path]]:
    """Write every table in the parts that it is cut into."""
    files: dict[str, list[Path]] = {}
    for name, table in rows.items():
        (folder / name).mkdir(parents=True)
        for number, part in enumerate(cut(table)):
            path = folder / name / f"part-{number:05}.parquet"
            write_parquet(part, path)
            files.setdefault(name, []).append(path)
    return files


def in_parts_of(length: int) -> Callable[[pa.Table], list[pa.Table]]:
    """Cut tables into parts of so many rows, at least one part."""
    return lambda table: [
        table.slice(at, length) for at in range(0, max(1, table.num_rows), length)
    ]
