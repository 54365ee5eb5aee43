"""Read the data frame of an analysis, whatever library made it, as an Arrow table."""

from __future__ import annotations

import csv
import reprlib
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pyarrow as pa

from onrecord.citation.given_file import MOST_BYTES, check_file
from onrecord.errors import OnRecordError, UsageError


def read_frame(frame: Any, known: Collection[str]) -> pa.Table:
    """Take the columns with a known name, of a frame of pandas or any with the interface of Arrow.

    Named levels of an index of pandas are columns too. Raises UsageError for what is no frame, for
    a frame without rows, and for a column that is there twice, mixes types, or has values that no
    dataset can have.
    """
    is_pandas = hasattr(frame, "reset_index") and hasattr(frame, "columns")
    rows = _read_pandas(frame, known) if is_pandas else _read_arrow(frame)
    _refuse_twice(rows.column_names, known)
    if not rows.num_rows:
        raise UsageError("the frame has no rows to cite")
    return pa.table(
        {name: _read_column(name, rows[name]) for name in rows.column_names if name in known}
    )


def read_csv_rows(path: Path) -> pa.Table:
    """Read a CSV file of rows, every cell as text and an empty one as null.

    Raises UsageError if there is no such file, OnRecordError for one that is too large or no CSV in
    UTF-8.
    """
    check_file(path)
    header, *rows = _read_csv(path) or [[]]
    odd = next((row for row in rows if len(row) != len(header)), None)
    if odd is not None:
        raise OnRecordError(
            f"{path} has a row of {len(odd)} cells under a header of {len(header)}: "
            f"{reprlib.repr(odd[:1])}"
        )
    columns = zip(*rows, strict=True) if rows else [() for _ in header]
    cells = [pa.array([cell or None for cell in each], pa.string()) for each in columns]
    return pa.table(cells, names=header)


def _read_csv(path: Path) -> list[list[str]]:
    # Python takes no cell of more than 131,072 characters otherwise.
    limit = csv.field_size_limit(MOST_BYTES)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [row for row in csv.reader(file, strict=True) if row]
    except (UnicodeDecodeError, csv.Error) as error:
        raise OnRecordError(f"{path} is no CSV in UTF-8 ({error})") from error
    finally:
        csv.field_size_limit(limit)


def _read_pandas(frame: Any, known: Collection[str]) -> pa.Table:
    levels = [name for name in frame.index.names if name in known and name not in frame.columns]
    _refuse_twice(levels, known)
    frame = frame.reset_index(levels) if levels else frame
    names = [name for name in frame.columns if name in known]
    _refuse_twice(names, known)
    columns = {}
    for name in names:
        try:
            columns[name] = pa.array(frame[name], from_pandas=True)
        except (pa.ArrowException, ValueError, OverflowError) as error:
            if len(set(map(type, frame[name].dropna()))) > 1:
                raise UsageError(f"the column {name!r} mixes types; mend or drop it") from error
            raise _foreign(name) from error
    return pa.table(columns) if columns else pa.table({"": pa.nulls(len(frame))})


def _read_arrow(frame: Any) -> pa.Table:
    try:
        return pa.table(frame)
    except Exception:  # Whatever the library of the frame raises.
        raise UsageError(
            f"cannot cite an object of type {type(frame).__name__}; "
            "give a table, the key of a row, or a data frame"
        ) from None


def _read_column(name: str, values: pa.ChunkedArray) -> pa.ChunkedArray:
    try:
        values.validate(full=True)
        if pa.types.is_dictionary(values.type):
            # Arrow cannot decode every type of dictionary, such as that of polars.
            return pa.chunked_array([pa.array(values.to_pylist())])
        if pa.types.is_temporal(values.type):
            # Arrow has days and moments beyond the year 9999.
            values.to_pylist()
    except (pa.ArrowException, ValueError, OverflowError) as error:
        raise _foreign(name) from error
    return values


def _foreign(name: str) -> UsageError:
    return UsageError(
        f"the column {name!r} holds values of a kind that the dataset has not; mend or drop it"
    )


def _refuse_twice(names: Collection[str], known: Collection[str]) -> None:
    listed = list(names)
    for name in listed:
        if name in known and listed.count(name) > 1:
            raise UsageError(f"the frame has the column {name!r} twice; drop one")
