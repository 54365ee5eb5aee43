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

# Why a pair has no row, in the order of the steps.
_REASONS = ("the date is not one day", "a side has no code", "both sides are of one state")


def dyad_days(load: Load, *, system: str = "cow") -> pd.DataFrame:
    """Give one row per state that acts, state acted upon, and day, sorted by them.

    ``system`` is ``cow`` (columns ccode1, ccode2) or ``gw`` (gwcode1, gwcode2). Only what happened
    counts, and only events that are dated to one day. ``event_count`` is the number of events,
    ``weight`` the sum of the weights of their pairs (see ``dyads``), the columns of the four
    quadrants the weights of events in them. ``intensity_sum`` adds intensity times weight, and
    ``intensity_mean`` divides that by the weights of the events that have an intensity; both are
    NaN where none has. Types are those of numpy, as most panels have them: int64, float64 and
    datetime64.

    A pair without codes, or within one state, is left out although other pairs of its event have
    rows, so the weights of an event need not add up to 1 here. By reason, ``attrs["left_out"]`` has
    the number of events without any row, ``attrs["left_out_pairs"]`` that of pairs, and
    ``attrs["left_out_weight"]`` their weight. With what is in rows, these are all events that
    happened, and all pairs and weights of ``dyads``. Raises UsageError for another system.
    """
    if system not in SYSTEMS:
        raise unknown("system of country codes", system, SYSTEMS)
    code, name = SYSTEMS[system]
    actor, recipient = f"actor_{code}", f"recipient_{code}"
    named = dyads(load)
    dated = named[_holds(named["date_earliest"] == named["date_latest"])]
    coded = dated.dropna(subset=[actor, recipient])
    found = coded[_holds(coded[actor] != coded[recipient])]
    keys = {actor: f"{name}1", recipient: f"{name}2", "date_earliest": "date"}
    days = _count(found.rename(columns=keys), list(keys.values()))
    days.attrs.update(_left_out(named, dated, coded, found))
    days.attrs["left_out"] = {**named.attrs["left_out"], **days.attrs["left_out"]}
    return days


def _left_out(*steps: pd.DataFrame) -> dict[str, dict[str, float]]:
    """Count what each step lost: events that are gone, pairs, and weight."""
    lost: dict[str, dict[str, float]] = {}
    for reason, (before, after) in zip(_REASONS, pairwise(steps), strict=True):
        gone = before.loc[before.index.difference(after.index)]
        has_no_row = ~gone["event_id"].isin(after["event_id"])
        numbers = {
            "left_out": gone.loc[has_no_row, "event_id"].nunique(),
            "left_out_pairs": len(gone),
            "left_out_weight": float(gone["weight"].sum()),
        }
        for name, number in numbers.items():
            lost.setdefault(name, {})[reason] = number
    return lost


def _count(pairs: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    first, second, date = keys
    codes = {first: "int64", second: "int64"}
    # In seconds, so that the year 9999 is a date too.
    pairs = pairs.astype({**codes, date: "datetime64[s]"})
    pairs = pairs.astype({"weight": "float64", "intensity": "float64"})
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
    sums.insert(0, "event_count", groups["event_id"].nunique().astype("int64"))
    sums["intensity_mean"] = scores["intensity_sum"] / scores["scored_weight"]
    sums["intensity_sum"] = scores["intensity_sum"]
    return sums.reset_index()


def _holds(condition: pd.Series) -> pd.Series:
    """Turn a condition into truth values; where it is not known, it does not hold."""
    return condition.fillna(False).astype(bool)
