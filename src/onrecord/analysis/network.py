"""The network of those who act and those on whom they act, for networkx."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from onrecord.analysis.events import TOLD, take_events
from onrecord.analysis.pairs import pair_up
from onrecord.analysis.take import Load, records, take
from onrecord.errors import need

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

_ACTOR = ("name", "actor_type", "country_id", "sector_code", "wikidata_id")


def network(load: Load, *, happened: bool = True) -> nx.MultiDiGraph:
    """Give a directed graph of actors, with an edge per event and pair of one who acts and another.

    By default of the events that happened; else of all, and ``modality`` and ``polarity`` tell.
    ``role`` of an edge is that of its end: ``recipient``, or ``target`` for one who is to suffer
    by an act toward another, and to whom its intensity does not apply. No edge leads from an actor
    to itself. ``weight`` is 1 divided by the number of pairs of the event. Attributes that are null
    are left out; dates are ISO texts, so that every format of networkx can hold them. The graph's
    ``event_count`` and ``left_out_count`` are the numbers of events in it, and of those without a
    pair. Actors in no pair are left out.
    """
    need("networkx", "plot")
    import networkx as nx

    columns = ("event_type", "event_mode", "quad_class", "intensity", *TOLD)
    days = ("date_edtf", "date_earliest", "date_latest")
    events = take_events(load, *columns, *days, happened=happened).drop(columns="has_happened")
    edges = events.merge(pair_up(load, ("recipient", "target")), on="event_id")
    edges["key"] = edges.groupby("event_id").cumcount() + 1
    event_count = edges["event_id"].nunique()
    graph = nx.MultiDiGraph(event_count=event_count, left_out_count=len(events) - event_count)
    actors = take(load, "actors", "actor_id", *_ACTOR)
    tied = actors["actor_id"].isin(edges["actor_id"]) | actors["actor_id"].isin(
        edges["recipient_id"]
    )
    for actor in _attributes(actors[tied]):
        graph.add_node(actor.pop("actor_id"), **actor)
    for edge in _attributes(edges):
        ends = edge.pop("actor_id"), edge.pop("recipient_id")
        # A key that is one in the whole graph, since formats number edges by it.
        graph.add_edge(*ends, key=f"{edge['event_id']}.{edge.pop('key')}", **edge)
    return graph


def _attributes(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        {
            name: value.isoformat() if isinstance(value, datetime.date) else value
            for name, value in row.items()
            if value is not None
        }
        for row in records(frame)
    ]
