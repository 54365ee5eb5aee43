"""The network: who acts on whom, how often, and in cooperation or conflict."""

from __future__ import annotations

import asyncio
import math
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from datasette import Response

from onrecord.browse.pictures.arrows import arrow_path
from onrecord.browse.pictures.layout import Layout, lay_out
from onrecord.browse.pictures.nodes import Node
from onrecord.browse.pictures.ties import Actor, Tie, among, count_partners, find_ties
from onrecord.browse.room import read, room_of

# More than these cannot be told apart in one picture, or read in one table.
MOST_ACTORS = 60
MOST_ARROWS = 200
MOST_ROWS = 500
_SHOWN = ("happened", "all")
_LABEL_WIDTH = 17
_MOST_LINES = 3


class Circle(NamedTuple):
    """An actor as it is drawn."""

    actor: Actor
    x: float
    y: float
    radius: float
    anchor: str
    label: list[tuple[str, float, float]]
    partners: int


class Arrow(NamedTuple):
    """The acts of one actor toward another as they are drawn."""

    tie: Tie
    path: str
    width: float


class Picture(NamedTuple):
    """The network as it is drawn."""

    width: int
    height: int
    circles: list[Circle]
    arrows: list[Arrow]


async def show_network(datasette: Any, request: Any) -> Any:
    """Show who acts on whom, by default in what happened; ``?show=all`` takes everything."""
    shown = request.args.get("show") or "happened"
    if shown not in _SHOWN:
        return Response.html(await _render(datasette, request, shown), status=400)

    async def render() -> str:
        return await _render(datasette, request, shown)

    return Response.html(await room_of(datasette).kept_page(f"network {shown}", render))


async def _render(datasette: Any, request: Any, shown: str) -> str:
    ties: list[Tie] = []
    if shown in _SHOWN:
        ties = await read(
            datasette, lambda connection: find_ties(connection, happened=shown == "happened")
        )
    partners = count_partners(ties)
    context = {
        "shown": shown,
        "is_known": shown in _SHOWN,
        # A picture takes a moment to lay out, and others shall not wait for it.
        "picture": await asyncio.to_thread(draw, *choose(ties, partners)) if ties else None,
        "ties": ties[:MOST_ROWS],
        "tie_count": len(ties),
        "actor_count": len(partners),
    }
    page: str = await datasette.render_template("network.html", context, request=request)
    return page


def choose(
    ties: Sequence[Tie], partners: Mapping[Actor, int]
) -> tuple[list[Tie], dict[Actor, int]]:
    """Choose what one picture can show: the actors with the most partners, and the most acts."""
    chosen = among(ties, list(partners)[:MOST_ACTORS])[:MOST_ARROWS]
    tied = {actor for tie in chosen for actor in (tie.agent, tie.other)}
    return chosen, {actor: count for actor, count in partners.items() if actor in tied}


def draw(ties: Sequence[Tie], partners: Mapping[Actor, int]) -> Picture:
    """Draw some ties between actors, of which each has so many partners in all."""
    pairs = tuple((tie.agent.actor_id, tie.other.actor_id) for tie in ties)
    layout = lay_out(tuple(_node(*each) for each in partners.items()), pairs)
    there = set(pairs)
    return Picture(
        layout.width,
        layout.height,
        [_circle(layout, *each) for each in partners.items()],
        [
            _arrow(layout, tie, has_return=pair[::-1] in there)
            for tie, pair in zip(ties, pairs, strict=True)
        ],
    )


def _node(actor: Actor, partners: int) -> Node:
    lines = textwrap.wrap(
        actor.name, _LABEL_WIDTH, max_lines=_MOST_LINES, placeholder=" …", break_on_hyphens=False
    )
    return Node(actor.actor_id, round(min(4 + 4 * math.sqrt(partners), 22), 1), tuple(lines))


def _circle(layout: Layout, actor: Actor, partners: int) -> Circle:
    node = layout.nodes[actor.actor_id]
    x, y = layout.places[actor.actor_id]
    label = [
        (line, round(x + across, 1), round(y + down, 1))
        for line, (across, down) in zip(node.lines, node.text_places, strict=True)
    ]
    return Circle(actor, x, y, node.radius, node.anchor, label, partners)


def _arrow(layout: Layout, tie: Tie, *, has_return: bool) -> Arrow:
    ends = tie.agent.actor_id, tie.other.actor_id
    start, end = (layout.places[name] for name in ends)
    start_radius, end_radius = (layout.nodes[name].radius for name in ends)
    path = arrow_path(start, end, start_radius, end_radius, has_return=has_return)
    return Arrow(tie, path, round(min(1.5 * math.sqrt(tie.acts), 8), 1))
