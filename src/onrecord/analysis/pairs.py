"""Who acts on whom: each pair of an actor and another that an event links."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from onrecord.analysis.take import Load, take

if TYPE_CHECKING:
    import pandas as pd


def pair_up(load: Load, roles: Collection[str] = ("recipient",)) -> pd.DataFrame:
    """Pair each who acts in an event with each on whom it is directed: those with one of the roles.

    Columns are event_id, actor_id, recipient_id, role, and weight: 1 divided by the number of pairs
    of the event, so that an event counts once however many take part. Who has two of the roles is
    in one pair, with the first of the two in the alphabet. Nobody is paired with itself, though it
    may stand on both sides of a common act. The order is that of the participants.
    """
    participants = take(load, "participants", "event_id", "role", "position", "actor_id")
    participants = participants.sort_values(["event_id", "role", "position"], kind="stable")
    doing = participants.loc[participants["role"] == "actor", ["event_id", "actor_id"]]
    undergoing = participants.loc[
        participants["role"].isin(list(roles)), ["event_id", "actor_id", "role"]
    ].rename(columns={"actor_id": "recipient_id"})
    pairs = doing.merge(undergoing, on="event_id")
    pairs = pairs[pairs["actor_id"] != pairs["recipient_id"]]
    pairs = pairs.drop_duplicates(["event_id", "actor_id", "recipient_id"], ignore_index=True)
    pairs["weight"] = 1.0 / pairs.groupby("event_id")["actor_id"].transform("size")
    return pairs
