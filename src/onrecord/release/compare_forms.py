"""Hold the CSV form of a table against its Parquet form, a stretch of rows at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from onrecord.errors import OnRecordError
from onrecord.release.write_csv import stream_texts
from onrecord.schema.model import Field, Table

# Arrow also reads nan, inf and numbers in other bases, which are no numbers in a Data Package.
_NUMBER = r"^-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?$"


def have_same_rows(csv_file: Path, parquet_files: Sequence[Path], table: Table) -> bool:
    """Whether a CSV file has the rows of some Parquet files, in that order.

    A CSV file that cannot be read has not. Raises DamagedError for a damaged Parquet file.
    """
    ours = _Rows(read_batches(parquet_files))
    try:
        for batch in stream_texts(csv_file, table):
            rows = ours.take(batch.num_rows)
            if rows.num_rows != batch.num_rows or not all(
                _is_spelled(rows.column(each.name), batch.column(each.name), each)
                for each in table.fields
            ):
                return False
    except OnRecordError as error:
        if isinstance(error, DamagedError):
            raise
        return False
    return not len(ours.take(1))


def _is_spelled(values: pa.ChunkedArray, texts: pa.Array, field: Field) -> bool:
    """Whether texts are how we write these values, or for numbers, one of the ways to."""
    spelled = pa.chunked_array([texts])
    if field.type == "number":
        is_plain = pc.match_substring_regex(spelled, _NUMBER)
        if not pc.all(is_plain, min_count=0).as_py():
            return False
        return bool(spelled.cast(pa.float64()).equals(values))
    return bool(spelled.equals(values.cast(pa.string())))


class DamagedError(OnRecordError):
    """A Parquet file, ``path``, cannot be read to its end."""

    def __init__(self, path: Path, reason: object) -> None:
        super().__init__(
            f"{path} cannot be read as Parquet; build or install the dataset again ({reason})"
        )
        self.path = path


class _Rows:
    """Rows that come in batches of any length, to be taken in lengths of one's own."""

    def __init__(self, batches: Iterable[pa.RecordBatch]) -> None:
        self._batches = iter(batches)
        self._rest: pa.RecordBatch | None = None

    def take(self, count: int) -> pa.Table:
        """The next rows, fewer only where there are no more."""
        taken: list[pa.RecordBatch] = []
        while count > 0:
            batch = self._rest or next(self._batches, None)
            if batch is None:
                break
            taken.append(batch.slice(0, count))
            count -= taken[-1].num_rows
            self._rest = batch.slice(taken[-1].num_rows) or None
        if not taken:
            return pa.table({})
        return pa.Table.from_batches(taken)


def read_batches(paths: Sequence[Path]) -> Iterator[pa.RecordBatch]:
    """Yield the rows of Parquet files as they are read; raises DamagedError for a damaged one."""
    for path in paths:
        try:
            with pq.ParquetFile(path) as file:
                for batch in file.iter_batches():
                    yield pa.RecordBatch.from_arrays(batch.columns, names=batch.schema.names)
        except (OSError, pa.ArrowException) as error:
            raise DamagedError(path, error) from error
