"""Find the columns in which a data frame has other values than the dataset."""

from __future__ import annotations

import pyarrow as pa


def find_altered(used: pa.Table, said: pa.Table) -> tuple[str, ...]:
    """Name the columns of a frame whose values differ from those of the same rows as released.

    Only columns of that name in the table are compared, and types count only where a value has no
    equal in the other: a whole number is itself as a float, a text as a category.
    """
    shared = [name for name in said.column_names if name in used.column_names]
    return tuple(name for name in shared if not _is_same(used[name], said[name]))


def cast(values: pa.ChunkedArray, to: pa.DataType) -> pa.ChunkedArray | None:
    """Give values a type, or None if one of them cannot have it unchanged."""
    try:
        given = values.cast(to)
    except pa.ArrowException:
        return None
    # Arrow makes a day of any moment in it, and true of any number but 0.
    is_cut = pa.types.is_timestamp(values.type) or (
        pa.types.is_boolean(to) and pa.types.is_primitive(values.type)
    )
    return None if is_cut and not given.cast(values.type).equals(values) else given


def _is_same(used: pa.ChunkedArray, said: pa.ChunkedArray) -> bool:
    same_type = cast(used, said.type)
    if same_type is None:
        return False
    return list(map(_known, same_type.to_pylist())) == list(map(_known, said.to_pylist()))


def _known(value: object) -> object:
    # pandas has NaN where the dataset has nothing, and NaN equals nothing.
    return None if value != value else value
