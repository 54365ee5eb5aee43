"""Keep the rows whose uncertain date may, or must, lie within some days."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from onrecord.errors import OnRecordError, UsageError

if TYPE_CHECKING:
    import pandas as pd

Day = datetime.date | str


def between(
    frame: pd.DataFrame,
    since: Day | None = None,
    until: Day | None = None,
    *,
    certain: bool = False,
    date: str = "date",
) -> pd.DataFrame:
    """Keep the rows of a frame whose date may lie between two days, both included.

    ``since`` and ``until`` are dates or ISO texts; None leaves that side open. ``date`` is the
    name before ``_earliest`` and ``_latest``, such as ``published`` for documents. A null bound is
    open: the date may lie anywhere on that side. So a row without any date may always lie within.
    With ``certain``, only rows stay whose date must lie within, and none without a date.

    Raises UsageError for what is no day, a range that ends before it begins, and a frame without
    these columns; OnRecordError for columns that hold no dates.

    >>> import pandas
    >>> frame = pandas.DataFrame({"date_earliest": ["2024-11-14"], "date_latest": ["2024-11-19"]})
    >>> len(between(frame, "2024-11-18")), len(between(frame, "2024-11-18", certain=True))
    (1, 0)
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
    """Read a day, given as a date or as an ISO text; raises UsageError for anything else.

    >>> read_day("2024-11-13")
    datetime.date(2024, 11, 13)
    """
    try:
        # By way of text, since pandas has a missing time that calls itself a date.
        text = day.isoformat()[:10] if isinstance(day, datetime.date) else day
        return datetime.date.fromisoformat(text)
    except (TypeError, ValueError):
        raise UsageError(f"{day!r} is no day; write it like '2024-11-13'") from None


def _bounds(frame: pd.DataFrame, date: str) -> tuple[pd.Series, pd.Series]:
    import pandas as pd
    import pyarrow as pa

    names = [f"{date}_earliest", f"{date}_latest"]
    missing = [name for name in names if name not in frame.columns]
    if missing:
        raise UsageError(f"the frame has no column {missing[0]!r}; name its date with date=")
    try:
        # Frames that were read from CSV hold texts.
        days = pd.ArrowDtype(pa.date32())
        return frame[names[0]].astype(days), frame[names[1]].astype(days)
    except (TypeError, ValueError) as error:
        raise OnRecordError(f"the columns {names} hold no dates: {error}") from error
