"""The floor that a build is held against: the same bytes in and out, and nothing between.

`python benchmarks/floor.py FOLDER` takes a folder that was built, and does again what no build
could leave out: it parses the same JSON Lines with msgspec into the same classes, makes a tuple of
Python values of every row of every table, and Arrow and Parquet of them, written as the build
writes them. Columns are prepared before, so nothing is resolved, built or checked; their
preparation is not counted, nor is the start of the process.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa

from onrecord.corpus.facts import DocumentLine
from onrecord.corpus.model import Annotation
from onrecord.layout import Layout
from onrecord.release.write_parquet import read_parquet, write_parquet

# So many rows are held at once, as many as a build may hold.
_AT_ONCE = 100_000


@dataclass
class Floor:
    """The seconds of each step, and how much it was."""

    documents: int = 0
    rows: int = 0
    parse: float = 0.0
    tuples: float = 0.0
    arrow: float = 0.0
    parquet: float = 0.0

    @property
    def seconds(self) -> float:
        """All steps together."""
        return self.parse + self.tuples + self.arrow + self.parquet

    @contextmanager
    def count(self, step: str) -> Iterator[None]:
        """Add the time of what is done inside to a step."""
        started = time.perf_counter()
        yield
        setattr(self, step, getattr(self, step) + time.perf_counter() - started)


def measure_floor(root: Path) -> Floor:
    """Measure the floor of a folder that was built from JSON Lines."""
    floor, layout = Floor(), Layout(root)
    with floor.count("parse"):
        floor.documents = _parse(layout.curated / "documents", DocumentLine)
        _parse(layout.curated / "annotations", Annotation)
    with tempfile.TemporaryDirectory(dir=layout.work) as folder:
        for number, file in enumerate(sorted(layout.tables.rglob("*.parquet"))):
            _write_again(floor, read_parquet(file), Path(folder) / f"{number}.parquet")
    return floor


def _parse(folder: Path, shape: type[msgspec.Struct]) -> int:
    """Read every line into its class; gives how many there were."""
    decoder, count = msgspec.json.Decoder(shape), 0
    for path in sorted(folder.glob("*.jsonl")):
        with path.open("rb") as file:
            for line in file:
                decoder.decode(line)
                count += 1
    return count


def _write_again(floor: Floor, table: pa.Table, path: Path) -> None:
    """Write the rows of a table once more, over tuples of Python values."""
    pieces = []
    for start in range(0, table.num_rows, _AT_ONCE):
        columns = [column.to_pylist() for column in table.slice(start, _AT_ONCE).columns]
        with floor.count("tuples"):
            rows = list(zip(*columns, strict=True))
        del columns
        with floor.count("arrow"):
            pieces.append(_to_arrow(rows, table.schema))
        floor.rows += len(rows)
    rows_of_all = pa.concat_tables(pieces) if pieces else table
    with floor.count("parquet"):
        write_parquet(rows_of_all, path)
    path.unlink()


def _to_arrow(rows: list[tuple[Any, ...]], schema: pa.Schema) -> pa.Table:
    columns = zip(*rows, strict=True)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def main() -> int:
    """Print the seconds of each step as JSON."""
    parser = argparse.ArgumentParser(description="Measure what no build could leave out.")
    parser.add_argument("folder", type=Path, help="a folder that was built from JSON Lines")
    floor = measure_floor(parser.parse_args().folder)
    print(json.dumps({**asdict(floor), "seconds": floor.seconds}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
