"""Pick one row in a hundred of a large table, as `load` does it and as DuckDB does it by itself."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from figures import Figure, at_most, times
from scale_rows import build_rows

from onrecord.layout import bundled
from onrecord.release.read_rows import read_rows
from onrecord.release.write_parquet import write_parquet
from onrecord.schema.read import read_schemas

_PART = 250_000
_PER_DOCUMENT = 14
_BAR = 1.2
_COLUMNS = ["event_id", "actor_id", "recipient_id", "date_earliest", "event_type", "country_id"]
_COMMAND = "python benchmarks/scale_load.py"


def write_parts(folder: Path, rows: int) -> list[Path]:
    """Write a table of events in parts; the documents are in order, all else as chance has it."""
    tables = read_schemas(bundled().schemas)
    some = build_rows(tables, _PART // _PER_DOCUMENT)["events"]
    chance = np.random.default_rng(5)
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, start in enumerate(range(0, rows, _PART)):
        count = min(_PART, rows - start)
        part = some.take(pa.array(chance.integers(0, some.num_rows, count)))
        path = folder / f"part-{number:05}.parquet"
        write_parquet(_renumber(part, start, chance), path)
        paths.append(path)
    return paths


def _renumber(part: pa.Table, start: int, chance: np.random.Generator) -> pa.Table:
    numbers = np.arange(start, start + part.num_rows)
    documents = pa.array([f"doc-{each:08}" for each in numbers // _PER_DOCUMENT])
    places = pa.array([f"e{each + 1:02}" for each in numbers % _PER_DOCUMENT])
    events = pc.binary_join_element_wise(documents, places, "-")
    spans = pc.binary_join_element_wise(events, "main.1.1", ".")
    codes = pa.array([f"C{each:02}" for each in chance.integers(0, 100, part.num_rows)])
    changed = {"event_id": events, "document_id": documents, "evidence_id": spans}
    for name, column in {**changed, "country_id": codes}.items():
        place = part.schema.get_field_index(name)
        part = part.set_column(place, part.schema.field(name), column)
    return part


def measure_load(folder: Path, rows: int = 10_000_000, rounds: int = 9) -> list[Figure]:
    """Compare both for rows that lie scattered, and for rows that lie together, in pairs."""
    paths = write_parts(folder, rows)
    last = rows // _PER_DOCUMENT
    first = f"doc-{last // 2:08}"
    end = f"doc-{last // 2 + last // 100:08}"
    together = f"document_id >= '{first}' AND document_id < '{end}'"
    picked = [("document_id", ">=", first), ("document_id", "<", end)]
    return [
        _compare("scattered", paths, [("country_id", "==", "C07")], "country_id = 'C07'", rounds),
        _compare("lying together", paths, picked, together, 3 * rounds),
    ]


def _compare(kind: str, paths: list[Path], filters: object, where: str, rounds: int) -> Figure:
    files = [str(each) for each in paths]
    query = f"SELECT {', '.join(_COLUMNS)} FROM read_parquet({files}) WHERE {where}"

    def ours() -> pa.Table:
        return read_rows(paths, _COLUMNS, filters)

    def theirs() -> pa.Table:
        return duckdb.sql(query).to_arrow_table()

    # That both give the same rows is checked in the round that warms both up.
    assert ours().to_pydict() == theirs().to_pydict()
    pairs = [(_time(ours), _time(theirs)) for _ in range(rounds)]
    ratio = statistics.median(one / other for one, other in pairs)
    one, other = (statistics.median(each) for each in zip(*pairs, strict=True))
    return at_most(
        f"`load` of 1 % of the rows, {kind}, to that of DuckDB's `SELECT` to Arrow",
        ratio,
        _BAR,
        times,
        f"{one * 1000:.0f} ms and {other * 1000:.0f} ms",
        _COMMAND,
    )


def _time(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as scratch:
        for figure in measure_load(Path(scratch)):
            print(figure)
