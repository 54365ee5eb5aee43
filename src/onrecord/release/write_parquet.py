"""Parquet, the form of the tables for programs: typed, compressed, with the meanings inside."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.errors import OnRecordError

_ROW_GROUP = 1_000_000


def write_parquet(rows: pa.Table, path: Path) -> None:
    """Write a table so that the same rows give the same bytes with the same pyarrow.

    The file holds the whole Arrow schema, so the descriptions of the columns come back with it.
    """
    # How rows are cut into chunks shows in the pages, so there must be only one way.
    with _opened(path, "wb") as file:
        pq.write_table(
            rows.combine_chunks(),
            file,
            row_group_size=_ROW_GROUP,
            compression="zstd",
            version="2.6",
            store_schema=True,
        )


def read_parquet(path: Path) -> pa.Table:
    """Read a table as it was written; raises OnRecordError for a missing or damaged file."""
    with open_parquet(path) as file:
        return file.read()


@contextmanager
def open_parquet(path: Path) -> Iterator[pq.ParquetFile]:
    """Open a file without reading its rows; raises OnRecordError if it is missing or damaged."""
    # Not pq.read_table: that imports pandas.
    with blaming_file(path), _opened(path, "rb") as opened, pq.ParquetFile(opened) as file:
        yield file


@contextmanager
def blaming_file(path: Path) -> Iterator[None]:
    """Turn what Arrow says of a file that it cannot read into an error that names it."""
    try:
        yield
    except FileNotFoundError:
        raise OnRecordError(f"{path} is missing; build or install the dataset again") from None
    except (OSError, pa.ArrowException) as error:
        raise OnRecordError(
            f"{path} cannot be read as Parquet; build or install the dataset again ({error})"
        ) from error


def _opened(path: Path, mode: str) -> Any:
    """Open a file for Arrow: of this machine by its path, else as a file of Python.

    Arrow's own threads read files of Python, and one that lets go of such a file while the
    interpreter ends brings the process down.
    """
    return nullcontext(path) if isinstance(path, Path) else path.open(mode)
