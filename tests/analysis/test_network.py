"""The network has an edge for each event and pair, as the reading room counts them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing

import networkx as nx
import pytest
from support import real_tables, real_views

from onrecord.access import Package
from onrecord.analysis import plot_network
from onrecord.browse.pictures.ties import find_ties
from onrecord.release.write_sqlite import create, fill


@pytest.mark.parametrize("name", ["real", "world"])
@pytest.mark.parametrize("happened", [True, False])
def test_it_agrees_with_the_reading_room(
    name: str, happened: bool, request: pytest.FixtureRequest
) -> None:
    """Who acts on whom, how often and with which sign is what people browse in the network."""
    package: Package = request.getfixturevalue(name)
    tables = real_tables()
    with closing(sqlite3.connect(":memory:")) as database:
        database.row_factory = sqlite3.Row
        create(database, tables, real_views())
        fill(database, {name: package.load(name, "arrow") for name in tables}, tables)
        ties = find_ties(database, happened=happened)
    shown = {(tie.agent.actor_id, tie.other.actor_id): (tie.acts, tie.sign) for tie in ties}
    graph = package.network(happened=happened)
    drawn = {
        (tie.actor, tie.recipient): (tie.acts, tie.sign.removesuffix(", or no score"))
        for tie in plot_network.find_ties(graph)
    }
    assert drawn == shown
    assert {graph.nodes[each]["name"] for pair in shown for each in pair} == {
        name for tie in ties for name in (tie.agent.name, tie.other.name)
    }


@pytest.mark.parametrize("happened", [True, False])
def test_events_are_edges_or_counted(real: Package, happened: bool) -> None:
    """The edges of an event weigh 1 together, and events without an edge are counted."""
    graph = real.network(happened=happened)
    weights: Counter[str] = Counter()
    for _, _, edge in graph.edges(data=True):
        weights[edge["event_id"]] += edge["weight"]
    assert list(weights.values()) == pytest.approx([1.0] * len(weights))
    events = real.load("events_that_happened" if happened else "events")
    assert graph.graph["event_count"] == len(weights)
    assert graph.graph["left_out_count"] == len(events) - len(weights)


def test_an_edge_says_what_it_is(world: Package) -> None:
    """An edge has what the event has, the role of its end, and nothing that is null."""
    graph = world.network()
    assert graph.edges["ann", "germany", "memo-e01.1"] == {
        "event_id": "memo-e01",
        "event_type": "CONSULT",
        "quad_class": 1,
        "intensity": 2.5,
        "modality": "actual",
        "polarity": "positive",
        "date_edtf": "2024-05-01",
        "date_earliest": "2024-05-01",
        "date_latest": "2024-05-01",
        "role": "recipient",
        "weight": 0.25,
    }
    roles = {end: edge["role"] for _, end, edge in graph.edges(data=True) if edge["weight"] == 0.25}
    assert roles == {"germany": "recipient", "france": "target"}
    assert graph.nodes["un"] == {"name": "United Nations", "actor_type": "organization"}


def test_keys_are_one_in_the_whole_graph(real: Package) -> None:
    """No two edges have the same key, since formats number edges by it."""
    keys = [key for _, _, key in real.network(happened=False).edges(keys=True)]
    assert len(set(keys)) == len(keys)


def test_no_rows(empty: Package) -> None:
    """Of no events, the graph is empty."""
    graph = empty.network()
    assert isinstance(graph, nx.MultiDiGraph)
    assert (len(graph), graph.graph) == (0, {"event_count": 0, "left_out_count": 0})
