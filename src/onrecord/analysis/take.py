"""Take the columns that an analysis needs out of a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from onrecord.errors import OnRecordError, UsageError

if TYPE_CHECKING:
    import pandas as pd

Load = Callable[[str], "pd.DataFrame"]


def take(load: Load, name: str, *columns: str) -> pd.DataFrame:
    """Load a table or view by name and keep some of its columns, in the order given.

    Raises OnRecordError for a dataset without the table, or whose table lacks one of them.
    """
    try:
        frame = load(name)
    except UsageError as error:
        raise OnRecordError(
            f"the dataset has no table {name!r}, which this needs; "
            "use a dataset with the schemas of On the Record"
        ) from error
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        raise OnRecordError(
            f"the table {name!r} has no column {missing[0]!r}, which this needs; "
            "use a dataset with the schemas of On the Record"
        )
    return frame[list(columns)]


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Turn a frame into one dictionary per row, of Python values, with None for null and NaN."""
    values = frame.astype(object).where(frame.notna(), None)
    names = [str(name) for name in frame]
    return [
        # NaN is the one value that is not itself.
        {name: value if value == value else None for name, value in zip(names, row, strict=True)}
        for row in values.itertuples(index=False)
    ]
