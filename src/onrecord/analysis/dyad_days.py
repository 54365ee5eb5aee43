"""Dyad-days: what one state did toward another on a day, ready to merge."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.analysis.dyads import dyads
from onrecord.analysis.take import Load
from onrecord.errors import unknown

if TYPE_CHECKING:
    import pandas as pd

# The codes of states: Correlates of War, and Gleditsch and Ward, with the names of their columns
# that datasets of states and dyads use.
SYSTEMS = {"cow": ("cow_code", "ccode"), "gw": ("gw_code", "gwcode")}
# PLOVER's quadrants, in the order of quad_class from 1.
QUADRANTS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")


def dyad_days(load: Load, *, system: str = "cow") -> pd.DataFrame:
    """Give one row per state that acts, state acted upon, and day, sorted by them.

    ``system`` is ``cow`` (columns ccode1, ccode2) or ``gw`` (gwcode1, gwcode2). Only what happened
    counts, and only events that are dated to one day. ``event_count`` is the number of events,
    ``weight`` the sum of the weights of their pairs (see ``dyads``), the columns of the four
    quadrants the weights of events in them. ``intensity_sum`` adds intensity times weight, and
    ``intensity_mean`` divides that by the weights of the events that have an intensity; both are
    null where none has.

    ``attrs["left_out"]`` has the number of events without a row, by reason; with those that have
    one, they are all events that happened. Raises UsageError for another system.
    """
    if system not in SYSTEMS:
        raise unknown("system of country codes", system, SYSTEMS)
    code, name = SYSTEMS[system]
    keys = [f"{name}1", f"{name}2", "date"]
    named = dyads(load)
    dated = named[_holds(named["date_earliest"] == named["date_latest"])]
    coded = dated.dropna(subset=[f"actor_{code}", f"recipient_{code}"])
    found = coded[_holds(coded[f"actor_{code}"] != coded[f"recipient_{code}"])]
    days = _count(
        found.rename(
            columns={
                f"actor_{code}": keys[0],
                f"recipient_{code}": keys[1],
                "date_earliest": keys[2],
            }
        ),
        keys,
    )
    counts = [each["event_id"].nunique() for each in (named, dated, coded, found)]
    reasons = ("the date is not one day", "a side has no code", "both sides are of one state")
    lost = [before - after for before, after in pairwise(counts)]
    days.attrs["left_out"] = {**named.attrs["left_out"], **dict(zip(reasons, lost, strict=True))}
    return days


def _count(pairs: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    scored = pairs["intensity"].notna()
    parts = {
        quadrant: pairs["weight"].where(_holds(pairs["quad_class"] == number), 0.0)
        for number, quadrant in enumerate(QUADRANTS, start=1)
    }
    pairs = pairs.assign(
        **parts,
        scored_weight=pairs["weight"].where(scored),
        intensity_sum=pairs["intensity"] * pairs["weight"],
    )
    groups = pairs.groupby(keys, sort=True)
    sums = groups[["weight", *QUADRANTS]].sum()
    scores = groups[["intensity_sum", "scored_weight"]].sum(min_count=1)
    sums.insert(0, "event_count", groups["event_id"].nunique())
    sums["intensity_mean"] = scores["intensity_sum"] / scores["scored_weight"]
    sums["intensity_sum"] = scores["intensity_sum"]
    return sums.reset_index()


def _holds(condition: pd.Series) -> pd.Series:
    """Turn a condition into truth values; where it is not known, it does not hold."""
    return condition.fillna(False).astype(bool)
