"""The network of actors as GraphML, which Gephi, igraph, yEd and networkx read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.analysis.network import network
from onrecord.analysis.take import take
from onrecord.forms.about import about
from onrecord.forms.frames import frames
from onrecord.forms.publication import Publication

if TYPE_CHECKING:
    import networkx as nx

# What XML 1.0 cannot hold, not even escaped (section 2.2 of its recommendation).
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_graphml(publication: Publication, folder: Path) -> None:
    """Write ``<name>.graphml``: the graph of ``network``, with every event, whether it happened.

    ``modality``, ``polarity`` and ``has_happened`` of an edge tell those that did. Attributes that
    are null are left out; dates are ISO texts. A character that XML cannot hold becomes U+FFFD. The
    same tables give the same bytes.
    """
    import networkx as nx

    load = frames(publication)
    graph = network(load, happened=False)
    happened = set(take(load, "events_that_happened", "event_id")["event_id"])
    for _, _, edge in graph.edges(data=True):
        edge["has_happened"] = edge["event_id"] in happened
    graph.graph |= about(publication.description)
    # Not the writer that takes lxml where it is installed, whose bytes are others.
    nx.write_graphml_xml(_clean(graph), folder / f"{publication.description.name}.graphml")


def _clean(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    import networkx as nx

    clean = nx.MultiDiGraph(**_texts(graph.graph))
    for actor, attributes in graph.nodes(data=True):
        clean.add_node(_text(actor), **_texts(attributes))
    for actor, recipient, key, attributes in graph.edges(keys=True, data=True):
        clean.add_edge(_text(actor), _text(recipient), key=_text(key), **_texts(attributes))
    return clean


def _texts(attributes: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _text(value) if isinstance(value, str) else value
        for name, value in attributes.items()
    }


def _text(value: str) -> str:
    return _NO_XML.sub("\ufffd", value)
