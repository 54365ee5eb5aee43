"""Dyads: one row per actor and recipient of an event, with the codes of their states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.analysis.events import ACT, DATE, TOLD, take_events
from onrecord.analysis.pairs import pair_up
from onrecord.analysis.take import Load, take

if TYPE_CHECKING:
    import pandas as pd

NO_PAIR = "nobody is named who acts toward another"


def dyads(load: Load, *, happened: bool = True) -> pd.DataFrame:
    """Give one row per pair of an actor and a recipient of an event, in the order of the events.

    By default of the events that happened, as the view ``events_that_happened`` has them; else of
    all, with ``has_happened`` to tell. ``weight`` is 1 divided by the number of pairs of the event,
    so that the weights of an event add up to 1. An actor has the codes of the country that it
    belongs to, so a person counts for a country whatever its office. ``actor_sector_code`` and
    ``recipient_sector_code`` say what it was when the document was written, which may be another
    thing than it was at the event: a former president acted for the government while in office.

    Those who only meet, all of them as actors, are no pair, and nobody is one with itself.
    ``attrs["left_out"]`` has the number of events without a pair, by reason.
    """
    events = take_events(load, *ACT, *TOLD, *DATE, "document_id", happened=happened)
    sides = _sides(load)
    found = (
        events.merge(pair_up(load), on="event_id")
        .merge(sides.add_prefix("actor_"), on="actor_id", how="left")
        .merge(sides.add_prefix("recipient_"), on="recipient_id", how="left")
    )
    of_sides = [f"{side}_{name}" for side in ("actor", "recipient") for name in sides.columns[1:]]
    pair = ("event_id", "actor_id", "recipient_id", "weight", *of_sides)
    found = found[[*pair, *ACT, *TOLD, *DATE, "has_happened", "document_id"]]
    found.attrs["left_out"] = {NO_PAIR: len(events) - found["event_id"].nunique()}
    return found


def _sides(load: Load) -> pd.DataFrame:
    actors = take(load, "actors", "actor_id", "country_id", "sector_code")
    countries = take(load, "countries", "country_id", "cow_code", "gw_code")
    sides = actors.merge(countries, on="country_id", how="left")
    return sides.rename(columns={"actor_id": "id"})
