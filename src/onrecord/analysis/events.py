"""The columns of an event that tell what was done and when, and the events to count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.analysis.take import Load, take

if TYPE_CHECKING:
    import pandas as pd

# What every form of the events as data has of them.
ACT = ("event_type", "event_mode", "plover_type", "quad_class", "intensity")
TOLD = ("modality", "polarity")
DATE = ("date_edtf", "date_earliest", "date_latest", "date_basis")


def take_events(load: Load, *columns: str, happened: bool) -> pd.DataFrame:
    """Load columns of the events that happened, or of all, and add ``has_happened`` as the last.

    Those that happened are the ones of the view ``events_that_happened``.
    """
    events = take(load, "events", "event_id", *columns)
    known = take(load, "events_that_happened", "event_id")["event_id"]
    events = events.assign(has_happened=events["event_id"].isin(known))
    return events[events["has_happened"]] if happened else events
