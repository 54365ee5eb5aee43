"""Write a database with every key, check and reference held, beside one without any of them.

The other one is as fast as Python writes SQLite: `executemany` of tuples that are ready into tables
without types, keys and checks, in one transaction, then the same indexes (those of the keys, the
unique ones and the others) and the same statements of full-text search.
"""

from __future__ import annotations

import sqlite3
import statistics
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow as pa
from figures import Figure, at_most, times
from scale_rows import build_rows

from onrecord.layout import bundled
from onrecord.release.write_search import write_search
from onrecord.release.write_sqlite import write_sqlite
from onrecord.schema.model import Table
from onrecord.schema.read import read_schemas, read_views
from onrecord.schema.sql import quote_name, quote_names
from onrecord.schema.to_sqlite import create_indexes

_BAR = 1.5
_COMMAND = "python benchmarks/scale_sqlite.py"
Tuples = dict[str, list[tuple[Any, ...]]]


def measure_sqlite(folder: Path, documents: int = 8_500, rounds: int = 3) -> list[Figure]:
    """Compare both in pairs, on some 120 rows a document."""
    schemas = bundled().schemas
    tables = read_schemas(schemas)
    views = read_views(schemas, tables)
    rows = build_rows(tables, documents)
    tuples = {name: list(_to_tuples(tables[name], rows[name])) for name in tables}
    count = sum(map(len, tuples.values()))
    pairs = []
    for _ in range(rounds):
        floor, search = _write_floor(tables, tuples, folder / "floor.db")
        start = time.perf_counter()
        write_sqlite(rows, tables, views, folder / "ours.db")
        pairs.append((time.perf_counter() - start, floor + search))
    ratio = statistics.median(ours / floor for ours, floor in pairs)
    ours, floor = (statistics.median(each) for each in zip(*pairs, strict=True))
    return [
        at_most(
            f"writing SQLite, {count:,} rows, to `executemany` with the same indexes and search",
            ratio,
            _BAR,
            times,
            f"{ours:.1f} s and {floor:.1f} s",
            _COMMAND,
        )
    ]


def _to_tuples(table: Table, rows: pa.Table) -> Iterator[tuple[Any, ...]]:
    dates = {each.name for each in table.fields if each.type == "date"}
    columns = [
        (rows[name].cast(pa.string()) if name in dates else rows[name]).to_pylist()
        for name in table.columns
    ]
    return zip(*columns, strict=True)


def _write_floor(tables: Mapping[str, Table], tuples: Tuples, path: Path) -> tuple[float, float]:
    """Write the database without guarantees; gives the seconds for it and for the search."""
    path.unlink(missing_ok=True)
    start = time.perf_counter()
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = MEMORY")
        database.execute("BEGIN")
        for name, table in tables.items():
            database.execute(f"CREATE TABLE {quote_name(name)} ({quote_names(table.columns)})")
            marks = ", ".join("?" * len(table.columns))
            insert = f"INSERT INTO {quote_name(name)} VALUES ({marks})"
            database.executemany(insert, tuples[name])
        for statement in [*_key_indexes(tables), *create_indexes(tables)]:
            database.execute(statement)
        database.execute("COMMIT")
        middle = time.perf_counter()
        write_search(database, tables)
    return middle - start, time.perf_counter() - middle


def _key_indexes(tables: Mapping[str, Table]) -> Iterator[str]:
    for name, table in tables.items():
        unique = [(each.name,) for each in table.fields if each.unique]
        for number, key in enumerate(
            dict.fromkeys([table.primary_key, *table.unique_keys, *unique])
        ):
            if key:
                index = quote_name(f"{name} key {number}")
                yield f"CREATE UNIQUE INDEX {index} ON {quote_name(name)} ({quote_names(key)})"


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as scratch:
        for figure in measure_sqlite(Path(scratch)):
            print(figure)
