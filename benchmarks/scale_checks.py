"""Measure the checks of large packages: ours from Parquet against Frictionless from CSV.

The package is the bundled document many times over, each time under another name and with other
words, so that all rules hold and no two rows are alike. Typed by hand, it checks one package:
``python benchmarks/scale_checks.py ours FOLDER`` prints the seconds that the check took.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from figures import Figure, at_least, at_most, gigabytes, times
from processes import Run, run

from onrecord.checks.references import OF_DOCUMENTS
from onrecord.layout import Layout, bundled
from onrecord.release.check_package import check_package
from onrecord.release.descriptor import describe_package, to_json
from onrecord.release.hashes import FileHash, hash_file
from onrecord.release.write_csv import write_csv
from onrecord.release.write_parquet import read_parquet
from onrecord.schema.model import Field, Table
from onrecord.schema.read import read_schemas
from onrecord.schema.to_arrow import to_arrow

MILLION = 1_000_000
_COMMAND = "make bench-scale"
_PART = 100_000
# Columns that hold the name of the document, alone or at the beginning of a key.
_KEYS = ("_id", "embedded_in", "same_act_as", "realized_by", "attributed_to")


def measure_checks(folder: Path, rounds: int, rows: int = MILLION) -> list[Figure]:
    """Check a package of so many rows with both, and one of ten times as many with ours only."""
    small = make_package(folder / f"checks-{rows}", rows, with_csv=False)
    as_csv = make_package(folder / f"checks-{rows}-csv", rows, with_csv=True)
    large = make_package(folder / f"checks-{10 * rows}", 10 * rows, with_csv=False)
    ours = [_check("ours", small) for _ in range(rounds)]
    theirs = _check("frictionless", as_csv)
    most = _check("ours", large)
    us, them = median(map(_seconds, ours)), _seconds(theirs)
    return [
        at_least(
            f"checks of {rows:,} rows, hashes included: ours from Parquet, Frictionless from CSV",
            them / us,
            30,
            times,
            f"{us:.2f} s, {them:.1f} s; {rows / us:,.0f} and {rows / them:,.0f} rows a second",
            _COMMAND,
        ),
        at_most(
            f"memory of the checks of {10 * rows:,} rows",
            most.memory,
            2e9,
            gigabytes,
            f"{_seconds(most):.1f} s; {gigabytes(ours[0].memory)} at {rows:,} rows",
            _COMMAND,
        ),
    ]


def make_package(root: Path, rows: int, *, with_csv: bool) -> Path:
    """Make a valid package of about so many rows in parts, or take the one that is there."""
    layout = Layout(root)
    if layout.descriptor.is_file():
        return root
    tables = read_schemas(bundled().schemas)
    counts, files = {}, []
    repeated = sum(read_parquet(bundled().table(name, "parquet")).num_rows for name in OF_DOCUMENTS)
    for name, table in tables.items():
        parts = list(_write_parts(layout, table, max(1, rows // repeated)))
        counts[name] = sum(each.rows or 0 for each in parts)
        files += parts
        if with_csv:
            csv = layout.table(name, "csv")
            write_csv(pa.concat_tables(read_parquet(root / each.path) for each in parts), csv)
            files.append(hash_file(csv, root))
    layout.schemas.mkdir()
    for path in bundled().schemas.glob("*.json"):
        (layout.schemas / path.name).write_bytes(path.read_bytes())
    descriptor = describe_package(
        facts={"name": "large", "title": "A large dataset", "version": "9.9.9"},
        tables=tables,
        row_counts=counts,
        files=files,
        schemas=[hash_file(path, root) for path in layout.schemas.glob("*.json")],
        inputs=[],
        libraries={"pyarrow": pa.__version__},
    )
    layout.descriptor.write_text(to_json(descriptor), encoding="utf-8")
    return root


def _write_parts(layout: Layout, table: Table, documents: int) -> Iterator[FileHash]:
    """Write a table in parts of some hundred thousand rows, and give what is to be said of each."""
    folder = layout.tables / table.name
    folder.mkdir(parents=True)
    schema = to_arrow(table)
    times = documents if table.name in OF_DOCUMENTS else 1
    columns = ", ".join(f'{_vary(each)} AS "{each.name}"' for each in table.fields)
    source = bundled().table(table.name, "parquet")
    with duckdb.connect() as database:
        rows = database.sql(
            f"SELECT {columns} FROM range({times}) n(n), read_parquet('{source}') ORDER BY n"
        )
        for number, part in enumerate(_cut(pa.RecordBatchReader.from_stream(rows), schema)):
            path = folder / f"part-{number:05}.parquet"
            pq.write_table(part, path, compression="zstd")
            hashed = hash_file(path, layout.root)
            yield FileHash(hashed.path, hashed.sha256, hashed.size, part.num_rows)


def _cut(batches: pa.RecordBatchReader, schema: pa.Schema) -> Iterator[pa.Table]:
    """Put batches together to parts of many rows; to at least one, which may be empty."""
    kept: list[pa.RecordBatch] = []
    is_first = True
    for batch in batches:
        kept.append(pa.RecordBatch.from_arrays(batch.columns, schema=schema))
        if sum(each.num_rows for each in kept) >= _PART:
            yield pa.Table.from_batches(kept)
            kept, is_first = [], False
    if kept or is_first:
        yield pa.Table.from_batches(kept, schema)


def _vary(field: Field) -> str:
    name = f'"{field.name}"'
    if field.type != "string":
        return name
    if field.name == "text_release":
        return "'full'"
    if field.name == "exact_sha256":
        return "sha256(exact || ' ' || n)"
    if field.name.endswith(_KEYS):
        return f"replace({name}, 'damage-control', 'doc-' || n)"
    is_words = field.enum is None and field.pattern is None and "edtf" not in field.name
    return f"{name} || ' ' || n" if is_words else name


def _check(which: str, root: Path) -> Run:
    return run([__file__, which, str(root)])


def _seconds(done: Run) -> float:
    return float(done.output.split()[-1])


def main(which: str, root: Path) -> None:
    """Check a package once, and print how long it took; ends with what is wrong, if anything."""
    layout = Layout(root)
    if which == "ours":
        started = time.perf_counter()
        problems = [str(each) for each in check_package(layout.descriptor).problems]
    else:
        from frictionless import validate

        started = time.perf_counter()
        report = validate(str(layout.descriptor))
        problems = [each.message for each in report.errors]
        problems += [each.message for task in report.tasks for each in task.errors]
    seconds = time.perf_counter() - started
    if problems:
        sys.exit("\n".join(problems[:20]))
    print(seconds)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
