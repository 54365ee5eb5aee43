"""Who acts on whom: how often, and whether it is cooperation or conflict."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.browse.links import row_path
from onrecord.browse.pictures.asked import Asked

_TIES = """
SELECT agent.actor_id AS agent_id, agent.name AS agent, other.actor_id AS other_id,
  other.name AS other, count(*) AS acts,
  avg(CASE WHEN is_recipient THEN intensity END) AS intensity
FROM (
  SELECT event_id, doing.actor_id AS agent_id, undergoing.actor_id AS other_id,
    max(undergoing.role = 'recipient') AS is_recipient
  FROM participants AS doing JOIN participants AS undergoing USING (event_id)
  WHERE doing.role = 'actor' AND undergoing.role IN ('recipient', 'target')
    AND doing.actor_id <> undergoing.actor_id
  GROUP BY event_id, doing.actor_id, undergoing.actor_id
)
JOIN {events} AS events USING (event_id)
JOIN actors AS agent ON agent.actor_id = agent_id
JOIN actors AS other ON other.actor_id = other_id
GROUP BY agent.actor_id, other.actor_id
ORDER BY acts DESC, agent.name, other.name, agent.actor_id, other.actor_id
"""


class Actor(NamedTuple):
    """One who acts, or on whom somebody acts."""

    actor_id: str
    name: str

    @property
    def path(self) -> str:
        """Where its row is shown."""
        return row_path("actors", self.actor_id)


class Tie(NamedTuple):
    """The acts of one actor toward another, and the mean intensity where there is one.

    It is that of the acts directed at the other. Where the other is only a target, whom an act
    toward somebody else is to harm, the intensity is not of what is done to it.
    """

    agent: Actor
    other: Actor
    acts: int
    intensity: float | None
    happened: bool

    @property
    def sign(self) -> str:
        """Whether the mean is cooperation, conflict or neither."""
        if not self.intensity:
            return "neither"
        return "cooperation" if self.intensity > 0 else "conflict"

    @property
    def mean(self) -> str | None:
        """The mean intensity as people write it, with one decimal."""
        if self.intensity is None:
            return None
        # No sign on what rounds to zero.
        return f"{self.intensity:+.1f}".replace("-", "−") if abs(self.intensity) >= 0.05 else "0.0"

    @property
    def words(self) -> str:
        """How many acts, and what they are on average."""
        acts = f"{self.acts} act{'' if self.acts == 1 else 's'}"
        return f"{acts}, {f'mean intensity {self.mean}' if self.mean else 'no score'}; {self.sign}"

    @property
    def path(self) -> str:
        """Where all events of the two are listed: the timeline, narrowed down to them."""
        values = {"by": self.agent.actor_id, "toward": self.other.actor_id}
        return Asked(values | ({"happened": "1"} if self.happened else {})).path()


def find_ties(connection: sqlite3.Connection, *, happened: bool) -> list[Tie]:
    """Find who acts on whom, the most acts first; ``happened`` counts only what took place."""
    sql = _TIES.format(events="events_that_happened" if happened else "events")
    return [
        Tie(
            Actor(row["agent_id"], row["agent"]),
            Actor(row["other_id"], row["other"]),
            row["acts"],
            row["intensity"],
            happened,
        )
        for row in connection.execute(sql)
    ]


def count_partners(ties: Iterable[Tie]) -> dict[Actor, int]:
    """How many others each actor is tied to; whoever has most comes first, then by name."""
    pairs = {frozenset((tie.agent, tie.other)) for tie in ties}
    found = Counter(actor for pair in pairs for actor in pair)
    return dict(sorted(found.items(), key=lambda each: (-each[1], each[0].name, each[0].actor_id)))


def among(ties: Sequence[Tie], actors: Iterable[Actor]) -> list[Tie]:
    """The ties of which both ends are among some actors."""
    chosen = set(actors)
    return [tie for tie in ties if tie.agent in chosen and tie.other in chosen]
