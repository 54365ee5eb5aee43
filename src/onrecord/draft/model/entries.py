"""Take the actors and offices that a model proposes: those whose names stand in the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from typing import Any

from onrecord.console import show_line
from onrecord.corpus.facts import Actor, Office
from onrecord.corpus.files import SLUG
from onrecord.corpus.join_authorities import names_of
from onrecord.corpus.rows import Entry
from onrecord.corpus.text_faults import value_faults
from onrecord.draft.coding.known import Known
from onrecord.draft.coding.names import Names, Seen
from onrecord.draft.model.answer import ENTRIES, Refusal, find_excess, label_of
from onrecord.draft.proposals import Mention
from onrecord.evidence.find import find_all
from onrecord.evidence.text import Text

_is_id = re.compile(SLUG).fullmatch
_LONGEST_ID = 100
_KEYS = {"actors": {"id", "name", "type", "country"}, "offices": {"id", "name"}}
_NEEDED = {"actors": ("id", "name", "type"), "offices": ("id", "name")}
# People who are named by their office only are for a person to add.
ACTOR_TYPES = ("person", "state", "organization", "group")


class Entries:
    """The new actors and offices of one document, by ids of ours.

    ``known_names`` are the names of the actors that the corpus has, by id.
    """

    def __init__(self, text: Text, known: Known, known_names: Mapping[str, set[str]]) -> None:
        self._text = text
        self._known = known
        self._known_names = known_names
        self._names = Names(text.content, known)
        self._mentions: dict[str, Mention] = {}
        self._offices: dict[str, str] = {}

    @property
    def actors(self) -> list[Actor]:
        """The new actors as entries of an authority file."""
        return [
            Actor(id=each, name=found.name, type=found.kind, country=found.country_id)
            for each, found in self._mentions.items()
        ]

    @property
    def offices(self) -> list[Office]:
        """The new offices as entries of an authority file."""
        return [Office(id=each, name=name) for each, name in self._offices.items()]

    def names_of(self, actor: str) -> set[str]:
        """The names of a new actor; none if it is not one."""
        found = self._mentions.get(actor)
        return {found.name} if found else set()

    def is_person(self, actor: str) -> bool:
        """Whether it is a new actor and a person."""
        found = self._mentions.get(actor)
        return found is not None and found.kind == "person"

    def take(
        self, answer: Mapping[str, list[Any]], ids: dict[str, dict[str, str]]
    ) -> list[Refusal]:
        """Take what an answer proposes; ``ids`` gets our ids by those of the answer, by list."""
        refusals = []
        for kind in ENTRIES:
            for number, raw in enumerate(answer[kind], start=1):
                fault = next(self._faults(kind, raw), None)
                if fault is None and raw["id"] not in self._ids(kind):
                    found = self._find_id(kind, raw)
                    fault = None if found else "several have this name; use the id of one of them"
                    ids[kind][raw["id"]] = found or raw["id"]
                if fault:
                    refusals.append(Refusal(kind, label_of(raw, number), fault, raw))
        return refusals

    def note_used(self, named: Set[Entry]) -> Seen:
        """Note of the new entries those that are used, as the rules do."""
        names = Names(self._text.content, self._known)
        for name, own in sorted(named):
            if name == "actors" and own in self._mentions:
                names.actor(self._mentions[own])
            elif name == "offices" and own in self._offices:
                names.office(self._offices[own])
        return names.seen

    def _ids(self, kind: str) -> frozenset[str]:
        return self._known.actor_ids if kind == "actors" else self._known.office_ids

    def _faults(self, kind: str, raw: Any) -> Iterator[str]:
        if not isinstance(raw, dict) or not all(
            isinstance(value, str) or value is None for value in raw.values()
        ):
            yield f"expected a mapping with {', '.join(_NEEDED[kind])}, each of them text"
            return
        for key in _NEEDED[kind]:
            if not (raw.get(key) or "").strip():
                yield f"no {key}; add '{key}: ...'"
        for key in sorted(raw.keys() - _KEYS[kind]):
            yield show_line(f"unknown key {key[:40]!r}; known are {', '.join(sorted(_KEYS[kind]))}")
        if excess := find_excess(raw):
            yield excess
        yield from (fault for _, fault in value_faults(raw))
        if len(raw["id"]) > _LONGEST_ID or not _is_id(raw["id"]):
            yield "malformed id; write the name in lower case with hyphens, as in ada-byron"
        if raw.get("type", "person") not in ACTOR_TYPES:
            yield f"unknown type; known are {', '.join(ACTOR_TYPES)}"
        if raw.get("country") and raw["country"] not in self._known.countries:
            yield "unknown country; give the code of three letters, or leave it out"
        if raw["id"] in self._known_names and raw["name"] not in self._known_names[raw["id"]]:
            yield "the id is that of somebody else in the list of known actors; choose another"
        if raw["id"] not in self._ids(kind) and not self._places(raw["name"]):
            yield "the name does not stand in the document; write it as it stands there"

    def _places(self, name: str) -> Any:
        return find_all(self._text, name, self._text.whole)

    def _find_id(self, kind: str, raw: Mapping[str, Any]) -> str | None:
        if kind == "offices":
            found = self._names.office(raw["name"])
            if found and found not in self._known.office_ids:
                self._offices[found] = raw["name"]
            return found
        span = self._places(raw["name"])[0]
        mention = Mention(span, raw["name"], raw["type"], country_id=raw.get("country"))
        found = self._names.actor(mention)
        if found and found not in self._known.actor_ids:
            self._mentions.setdefault(found, mention)
        return found


def names_by_id(actors: list[tuple[Actor, Any]]) -> dict[str, set[str]]:
    """The names of actors by their ids."""
    return {each.id: {*names_of(each)} for each, _ in actors}
