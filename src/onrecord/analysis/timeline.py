"""The events, quotes and appointments that have a date, in one frame and in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.analysis.between import Day, between
from onrecord.analysis.take import Load, take

if TYPE_CHECKING:
    import pandas as pd

_DATE = ("date_earliest", "date_latest", "date_edtf", "date_basis")
COLUMNS = ("row_id", "table", "label", "actor_id", *_DATE, "modality", "polarity")


def timeline(
    load: Load, *, since: Day | None = None, until: Day | None = None, certain: bool = False
) -> pd.DataFrame:
    """Give the dated rows of events, quotes and appointments, the earliest first.

    A quote has the date of the event that is the act of speaking. ``label`` is the summary of an
    event, the content of a quote (null where it may not be passed on), and who is what for an
    appointment; ``actor_id`` the first who acts, who speaks, or is named. ``modality`` and
    ``polarity`` are those of the event that a quote or an appointment is tied to, and null where
    there is none. ``since``, ``until`` and ``certain`` choose days as in ``between``.

    A row is dated by its first day or, where that is open, by its last. Rows without any date are
    left out; ``attrs["left_out"]`` has their number by table.
    """
    import pandas as pd

    parts = {"events": _events(load), "quotes": _quotes(load), "appointments": _appointments(load)}
    # Of no rows, pandas could not tell the types when it puts them together.
    rows = pd.concat([part.assign(table=name) for name, part in parts.items()], ignore_index=True)
    dated = rows["date_earliest"].notna() | rows["date_latest"].notna()
    left_out = {name: int((~dated & (rows["table"] == name)).sum()) for name in parts}
    rows = between(rows[dated], since=since, until=until, certain=certain)
    rows = rows.assign(first=rows["date_earliest"].fillna(rows["date_latest"]))
    rows = rows.sort_values(["first", "date_latest"], kind="stable", na_position="last")
    found = rows[list(COLUMNS)].reset_index(drop=True)
    found.attrs["left_out"] = left_out
    return found


def _events(load: Load) -> pd.DataFrame:
    events = take(load, "events", "event_id", "summary", "actor_id", *_DATE, "modality", "polarity")
    return events.rename(columns={"event_id": "row_id", "summary": "label"})


def _quotes(load: Load) -> pd.DataFrame:
    events = take(load, "events", "event_id", *_DATE, "modality", "polarity")
    quotes = take(load, "quotes", "quote_id", "content", "speaker_id", "event_id")
    names = {"quote_id": "row_id", "content": "label", "speaker_id": "actor_id"}
    return quotes.merge(events, on="event_id", how="left").rename(columns=names)


def _appointments(load: Load) -> pd.DataFrame:
    columns = ("appointment_id", "appointee_id", "office_id", "action", "event_id", *_DATE)
    actors = take(load, "actors", "actor_id", "name")
    offices = take(load, "offices", "office_id", "name").rename(columns={"name": "office"})
    actions = take(load, "appointment_actions", "action", "label")
    events = take(load, "events", "event_id", "modality", "polarity")
    rows = (
        take(load, "appointments", *columns)
        .rename(columns={"appointment_id": "row_id", "appointee_id": "actor_id"})
        .merge(actors, on="actor_id", how="left")
        .merge(offices, on="office_id", how="left")
        .merge(actions, on="action", how="left")
        .merge(events, on="event_id", how="left")
    )
    who = rows["name"].fillna("nobody named")
    return rows.assign(label=who + ", " + rows["office"] + ": " + rows["label"].str.lower())
