"""What a corpus knows before anything is drafted: its names, ids and codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from onrecord.corpus.join_authorities import names_of
from onrecord.corpus.read import Corpus
from onrecord.corpus.rows import LETTERS


@dataclass(frozen=True)
class Known:
    """The names and codes of a corpus, small enough to be sent to every process.

    ``actors`` has the ids by the names that just one actor has, ``shared`` the names of several;
    ``states`` the actors that are states by the code of their country; ``offices`` the ids of
    offices by their names in lower case. ``acts`` are the actions that need an event. ``removed``
    has, by document and letter, the highest number of a row that is gone.
    """

    actors: Mapping[str, str] = field(default_factory=dict)
    shared: frozenset[str] = frozenset()
    actor_ids: frozenset[str] = frozenset()
    states: Mapping[str, str] = field(default_factory=dict)
    offices: Mapping[str, str] = field(default_factory=dict)
    office_ids: frozenset[str] = frozenset()
    countries: Mapping[str, str] = field(default_factory=dict)
    types: frozenset[str] = frozenset()
    modes: frozenset[tuple[str, str]] = frozenset()
    actions: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    removed: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def removed_from(self, document_id: str) -> dict[str, int]:
        """The highest number of a row that is gone from a document, by the letter of its kind."""
        return {letter: self.removed.get((document_id, letter), 0) for letter in LETTERS.values()}


def gather_known(corpus: Corpus) -> Known:
    """Gather what is known of a corpus; names that came with records are not looked for."""
    names = defaultdict(set)
    for actor, _ in corpus.actors:
        if actor.id not in corpus.imported_actors:
            for each in names_of(actor):
                names[each].add(actor.id)
    offices: dict[str, str] = {}
    for office, _ in corpus.offices:
        if office.id not in corpus.imported_offices:
            for each in names_of(office):
                offices.setdefault(each.lower(), office.id)
    rows = {name: found for name, (found, _) in corpus.codes.items()}
    actions = rows.get("appointment_actions", [])
    return Known(
        actors={name: next(iter(ids)) for name, ids in names.items() if len(ids) == 1},
        shared=frozenset(name for name, ids in names.items() if len(ids) > 1),
        actor_ids=frozenset(actor.id for actor, _ in corpus.actors),
        states=_states(corpus),
        offices=offices,
        office_ids=frozenset(office.id for office, _ in corpus.offices),
        countries={row["country_id"]: row["name"] for row in rows.get("countries", [])},
        types=frozenset(row["event_type"] for row in rows.get("event_types", [])),
        modes=frozenset((row["event_type"], row["event_mode"]) for row in rows["event_modes"])
        if "event_modes" in rows
        else frozenset(),
        actions=frozenset(row["action"] for row in actions),
        acts=frozenset(row["action"] for row in actions if not row["is_state"]),
        removed=_highest(row["row_id"] for row in rows.get("removed_rows", [])),
    )


def _states(corpus: Corpus) -> dict[str, str]:
    found: dict[str, str] = {}
    for actor, _ in corpus.actors:
        if actor.type == "state" and actor.country and actor.id not in corpus.imported_actors:
            found.setdefault(actor.country, actor.id)
    return found


def _highest(row_ids: Iterable[Any]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for row_id in row_ids:
        document, _, own = str(row_id).rpartition("-")
        if own[1:].isdecimal():
            key = document, own[0]
            found[key] = max(found.get(key, 0), int(own[1:]))
    return found
