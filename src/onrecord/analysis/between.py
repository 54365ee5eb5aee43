"""Keep the rows whose uncertain date may, or must, lie within some days."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, TypeAlias

from onrecord.errors import OnRecordError, UsageError

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

Day: TypeAlias = "datetime.date | np.datetime64 | str"


def between(
    frame: pd.DataFrame,
    *,
    since: Day | None = None,
    until: Day | None = None,
    certain: bool = False,
    date: str = "date",
) -> pd.DataFrame:
    """Keep the rows of a frame whose date may lie between two days, both included.

    ``since`` and ``until`` are dates or texts like 2024-11-13; None leaves that side open. ``date``
    is the name before ``_earliest`` and ``_latest``, such as ``published`` for documents. A null
    bound is open: the date may lie anywhere on that side. So a row without any date may always lie
    within. Empty texts are null.

    With ``certain``, only rows stay whose date must lie within, and none without a date.

    Raises UsageError for what is no day, a range that ends before it begins, and what is no frame
    of pandas or has not these columns; OnRecordError for columns that hold no dates.

    >>> import pandas
    >>> frame = pandas.DataFrame({"date_earliest": ["2024-11-14"], "date_latest": ["2024-11-19"]})
    >>> len(between(frame, since="2024-11-18"))
    1
    >>> len(between(frame, since="2024-11-18", certain=True))
    0
    """
    first, last = read_range(since, until)
    earliest, latest = _bounds(frame, date)
    # It may lie within if its last day is not before and its first not after the range; it must if
    # its first is not before and its last not after.
    lower, upper = (earliest, latest) if certain else (latest, earliest)
    keep = earliest.notna() | latest.notna() | (not certain)
    if first:
        keep &= (lower >= first).fillna(not certain)
    if last:
        keep &= (upper <= last).fillna(not certain)
    return frame[keep.to_numpy(dtype=bool)]


def read_range(
    since: Day | None, until: Day | None
) -> tuple[datetime.date | None, datetime.date | None]:
    """Read the two ends of a range; raises UsageError if it ends before it begins."""
    first = None if since is None else read_day(since)
    last = None if until is None else read_day(until)
    if first and last and first > last:
        raise UsageError(f"the range begins ({first}) after it ends ({last}); exchange the two")
    return first, last


def read_day(day: Day) -> datetime.date:
    """Read a day, given as a date, a numpy.datetime64, or a text like 2024-11-13.

    Raises UsageError for anything else, other forms of ISO 8601 among them.

    >>> read_day("2024-11-13")
    datetime.date(2024, 11, 13)
    """
    import numpy as np

    # By way of text, since pandas has a missing time that calls itself a date.
    text = str(day)[:10] if isinstance(day, datetime.date | np.datetime64) else day
    try:
        found = datetime.date.fromisoformat(text)
    except (TypeError, ValueError):
        found = None
    if found is None or found.isoformat() != text:
        raise UsageError(f"{day!r} is no day; write it like '2024-11-13'")
    return found


def _bounds(frame: pd.DataFrame, date: str) -> tuple[pd.Series, pd.Series]:
    import pandas as pd

    if not isinstance(frame, pd.DataFrame):
        kind = f"{type(frame).__module__.partition('.')[0]}.{type(frame).__name__}"
        raise UsageError(f"the rows are a {kind}; pass a frame of pandas, as to_pandas() gives it")
    first, last = f"{date}_earliest", f"{date}_latest"
    missing = [name for name in (first, last) if name not in frame.columns]
    if missing:
        raise UsageError(f"the frame has no column {missing[0]!r}; name its date with date=")
    return _days(frame, first), _days(frame, last)


def _days(frame: pd.DataFrame, name: str) -> pd.Series:
    import pandas as pd
    import pyarrow as pa

    days = pd.ArrowDtype(pa.date32())
    column = frame[name]
    if column.dtype == days:
        return column
    # Frames that were read from CSV hold texts, empty ones too, or numbers where all are missing.
    is_missing = column.isna() | column.isin([""])
    if is_missing.all():
        return pd.Series(None, index=column.index, dtype=days)
    try:
        return column.mask(is_missing).astype(days)
    except (TypeError, ValueError, NotImplementedError) as error:
        raise OnRecordError(
            f"the column {name!r} holds something else than dates like 2024-11-13: {error}"
        ) from error
