"""Draw a network: actors on a circle, and arrows for what one did toward another."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from onrecord.analysis.labels import drawable, shorten
from onrecord.errors import need

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes

# More than these cannot be told apart in one picture.
MOST_ACTORS = 100
# Colors of Okabe and Ito, which people with any color vision tell apart; each has its own line.
_SIGNS: dict[str, tuple[str, Any]] = {
    "cooperation": ("#0072B2", "solid"),
    "conflict": ("#D55E00", "dashed"),
    "neither, or no score": ("#777777", "dotted"),
}
_NODE = "#f0f0f0"
_NODE_SIZE = 90
# How far the picture reaches from the middle of the circle of radius 1, to hold the labels.
_REACH = 1.75


class Tie(NamedTuple):
    """All acts of one actor toward another: how many, their sign, and whether any took place."""

    actor: str
    recipient: str
    acts: int
    sign: str
    is_actual: bool


def plot_network(graph: nx.MultiDiGraph, *, ax: Axes | None = None) -> Axes:
    """Draw the graph that ``network`` gives, and give the axes.

    Actors stand on a circle, neighbors close by, so that the picture is always the same and no
    label lies on another. An arrow is all acts of one toward another: its width their number, its
    color and line the sign of their mean intensity, where an act against a target has none. The
    head is open where none of them is told as actual. Of more than 100 actors, those with the most
    partners are shown, and the title says so. A character that no font of ``font.family`` has
    becomes U+FFFD.
    """
    need("matplotlib", "plot")
    import networkx as nx

    partners = nx.Graph(graph)
    order = _around(partners.subgraph(_most_tied(partners)))
    ax = ax or _new_axes(len(order))
    places = {
        actor: (math.cos(angle), math.sin(angle))
        for number, actor in enumerate(order)
        for angle in [2 * math.pi * number / len(order)]
    }
    ties = find_ties(graph.subgraph(order))
    for is_actual, head in ((True, "-|>"), (False, "->")):
        _draw_ties(ax, [tie for tie in ties if tie.is_actual == is_actual], places, head)
    names = drawable(shorten(graph.nodes[actor].get("name", actor), 40) for actor in places)
    for name, (x, y) in zip(names, places.values(), strict=True):
        ax.scatter(x, y, s=_NODE_SIZE, color=_NODE, edgecolor="#333333", zorder=3)
        _write(ax, name, x, y)
    ax.set_xlim(-_REACH, _REACH)
    ax.set_ylim(-_REACH, _REACH)
    ax.set_aspect("equal")
    ax.set_axis_off()
    if len(order) < len(graph):
        ax.set_title(f"{len(order)} of {len(graph)} actors, those with the most partners")
    _explain(ax, ties)
    return ax


def find_ties(graph: nx.MultiDiGraph) -> list[Tie]:
    """Sum up all edges from one actor to another, sorted by their ends."""
    between: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for actor, recipient, edge in graph.edges(data=True):
        between.setdefault((actor, recipient), []).append(edge)
    return [
        Tie(*ends, len(edges), _sign(edges), any(map(_is_actual, edges)))
        for ends, edges in sorted(between.items())
    ]


def _sign(edges: list[dict[str, Any]]) -> str:
    # The intensity is that of the act toward its recipient, so a target has none.
    toward = [edge for edge in edges if edge.get("role") != "target"]
    total = math.fsum(edge.get("intensity", 0.0) for edge in toward)
    if not total:
        return "neither, or no score"
    return "cooperation" if total > 0 else "conflict"


def _is_actual(edge: dict[str, Any]) -> bool:
    return (edge.get("modality"), edge.get("polarity")) == ("actual", "positive")


def _most_tied(partners: nx.Graph) -> list[str]:
    by_partners = sorted(partners, key=lambda actor: (-partners.degree(actor), actor))
    return by_partners[:MOST_ACTORS]


def _around(partners: nx.Graph) -> list[str]:
    """Order actors so that neighbors mostly stand together: each followed by its own partners."""
    order: dict[str, None] = {}
    for actor in sorted(partners, key=lambda actor: (-partners.degree(actor), actor)):
        _follow(partners, actor, order)
    return list(order)


def _follow(partners: nx.Graph, actor: str, order: dict[str, None]) -> None:
    waiting = [actor]
    while waiting:
        actor = waiting.pop()
        if actor not in order:
            order[actor] = None
            waiting += sorted(partners[actor], key=lambda each: (partners.degree(each), each))[::-1]


def _new_axes(actors: int) -> Axes:
    import matplotlib.pyplot as plt

    side = max(9.0, 0.14 * actors)
    return plt.subplots(figsize=(side, side), layout="constrained")[1]


def _draw_ties(
    ax: Axes, ties: list[Tie], places: dict[str, tuple[float, float]], head: str
) -> None:
    import networkx as nx

    if not ties:
        return
    nx.draw_networkx_edges(
        nx.DiGraph([(tie.actor, tie.recipient) for tie in ties]),
        places,
        edgelist=[(tie.actor, tie.recipient) for tie in ties],
        ax=ax,
        arrowstyle=head,
        arrowsize=11,
        node_size=_NODE_SIZE,
        connectionstyle="arc3,rad=0.12",
        width=[min(0.9 * math.sqrt(tie.acts), 4.0) for tie in ties],
        edge_color=[_SIGNS[tie.sign][0] for tie in ties],
        style=[_SIGNS[tie.sign][1] for tie in ties],
    )


def _write(ax: Axes, label: str, x: float, y: float) -> None:
    angle = math.degrees(math.atan2(y, x))
    is_left = abs(angle) > 90.0
    ax.text(
        1.06 * x,
        1.06 * y,
        label,
        rotation=angle + 180 if is_left else angle,
        rotation_mode="anchor",
        ha="right" if is_left else "left",
        va="center",
        fontsize=8,
        # A name is no formula, whatever signs it holds.
        parse_math=False,
    )


def _explain(ax: Axes, ties: list[Tie]) -> None:
    from matplotlib.lines import Line2D

    used = {tie.sign for tie in ties}
    lines = [
        Line2D([], [], color=color, linestyle=line, label=sign)
        for sign, (color, line) in _SIGNS.items()
        if sign in used
    ]
    if not all(tie.is_actual for tie in ties):
        label = "open head: nothing of it is told as actual"
        lines.append(Line2D([], [], color="#333333", marker="$>$", linestyle="", label=label))
    if lines:
        ax.legend(handles=lines, loc="lower left", frameon=False, fontsize=8)
