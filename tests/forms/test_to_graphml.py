"""The network in GraphML is what networkx and readers of XML take for it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest
from lxml import etree
from nasty import WORDS
from world import make_empty, make_event, make_package, make_parts

from onrecord.access import Package
from onrecord.forms.to_graphml import to_graphml

SPACE = "{http://graphml.graphdrawing.org/xmlns}"
EXPORT = "import sys, onrecord; onrecord.open(sys.argv[1]).export('graphml', sys.argv[2])"


def write(package: Package, folder: Path) -> Path:
    """Write the form and give its one file."""
    folder.mkdir(parents=True, exist_ok=True)
    to_graphml(package._publication(), folder)
    (path,) = folder.iterdir()
    return path


def read(path: Path) -> nx.MultiDiGraph:
    """Read the graph with networkx."""
    return nx.read_graphml(path, force_multigraph=True)


def test_networkx_reads_the_same_graph(real: Package, tmp_path: Path) -> None:
    """Actors, edges, keys, attributes and their types come back as they were."""
    graph = read(write(real, tmp_path))
    expected = real.network(happened=False)
    assert dict(graph.nodes(data=True)) == dict(expected.nodes(data=True))
    happened = set(real.load("events_that_happened")["event_id"])
    edges = {
        (actor, other, key): edge for actor, other, key, edge in graph.edges(keys=True, data=True)
    }
    assert edges == {
        (actor, other, key): {**edge, "has_happened": edge["event_id"] in happened}
        for actor, other, key, edge in expected.edges(keys=True, data=True)
    }
    assert graph.is_directed()


def test_the_graph_says_what_it_is(real: Package, tmp_path: Path) -> None:
    """The file has title, version and hash of its dataset, and counts its events."""
    facts = read(write(real, tmp_path)).graph
    assert facts["title"] == real.descriptor["title"]
    assert facts["version"] == real.version
    assert len(facts["dataset_sha256"]) == 64
    assert facts["event_count"] + facts["left_out_count"] == len(real.load("events"))


def test_edges_have_numbers_of_their_own(real: Package, tmp_path: Path) -> None:
    """No two edges of the file have one id, which GraphML forbids, and all ends are nodes."""
    root = etree.parse(write(real, tmp_path)).getroot()
    ids = [edge.get("id") for edge in root.iter(f"{SPACE}edge")]
    assert ids
    assert len(set(ids)) == len(ids)
    nodes = {node.get("id") for node in root.iter(f"{SPACE}node")}
    assert {edge.get("source") for edge in root.iter(f"{SPACE}edge")} <= nodes


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_nasty_words(words: str, tmp_path: Path) -> None:
    """What XML cannot hold is replaced, line ends are those of XML, and all else comes back."""
    package = make_package(
        tmp_path / "package",
        actors=[
            {"actor_id": "a", "name": words, "actor_type": "person"},
            {"actor_id": "b", "name": "B", "actor_type": "person"},
        ],
        events=[make_event(1, "CONSULT", "9999-12-31")],
        participants=make_parts("memo-e01", "a", "b"),
    )
    path = write(package, tmp_path / "out")
    replaced = "".join("\ufffd" if each in "\x07\x1b\ufffe\uffff" else each for each in words)
    assert read(path).nodes["a"]["name"] == replaced.replace("\r\n", "\n")
    assert ElementTree.parse(path).getroot().tag == f"{SPACE}graphml"


def test_no_rows(tmp_path: Path) -> None:
    """Of no events, the file is a graph without actors."""
    graph = read(write(make_empty(tmp_path / "empty"), tmp_path / "out"))
    assert len(graph) == 0


def test_the_same_bytes(real: Package, tmp_path: Path) -> None:
    """Two fresh processes write the same bytes, however they order their sets."""
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)}
        command = [sys.executable, "-c", EXPORT, str(real.root), str(tmp_path / seed)]
        subprocess.run(command, check=True, env=environment)
    one, two = (next((tmp_path / seed).iterdir()).read_bytes() for seed in ("1", "2"))
    assert one == two
