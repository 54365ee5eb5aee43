"""What is tied to what in a layer: the marks and links that are rows, with their arguments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.exchange.annotated import Feature, Layer, Link, Mark
from onrecord.exchange.mapping.rules import Rules

_MOST_SHARED = 100


@dataclass(frozen=True)
class Argument:
    """Words that play a role in something; ``mark`` is None where no words stand for it.

    ``link`` is the id of the link that ties a mark to a mark, empty for an end of the unit itself.
    """

    role: str
    target: str
    mark: Mark | None
    link: str = ""


@dataclass(frozen=True)
class Unit:
    """A link or a mark whose label is that of a row, with all that hangs on it.

    ``trigger`` is the mark that it stands on, None for a link without one; ``slots`` are the links
    that hold the arguments of a mark, as in INCEpTION.
    """

    item: str
    label: str
    trigger: Mark | None
    arguments: tuple[Argument, ...]
    features: tuple[Feature, ...]
    slots: tuple[str, ...] = ()


class Graph:
    """The items of a layer by what they hang on."""

    def __init__(self, layer: Layer, rules: Rules) -> None:
        self._layer = layer
        self._rules = rules
        self._marks = {mark.id: mark for mark in layer.marks}
        self._links = {link.id: link for link in layer.links}
        self._features: dict[str, list[Feature]] = defaultdict(list)
        for feature in layer.features:
            self._features[feature.of].append(feature)
        self._ties: dict[str, list[Argument]] = defaultdict(list)
        self._slots: dict[str, list[Link]] = defaultdict(list)
        for link in layer.links:
            if link.trigger and not rules.is_row(link.label) and not rules.is_ignored(link.label):
                self._slots[link.trigger].append(link)
            # Of links with more ends nobody knows which is the argument of which.
            if link.trigger is None and len(link.ends) == 2:
                one, other = (end.target for end in link.ends)
                self._ties[one].append(self._argument(link.label, other, link.id))
                self._ties[other].append(self._argument(link.label, one, link.id))

    def units(self) -> Iterator[Unit]:
        """Yield all that may become rows: links, and marks that no such link stands on."""
        triggers = set()
        for link in self._layer.links:
            if self._rules.is_row(link.label):
                if link.trigger:
                    triggers.add(link.trigger)
                yield self._unit_of_link(link)
        for mark in self._layer.marks:
            if mark.id not in triggers and self._rules.is_row(mark.label):
                yield self._unit_of_mark(mark)

    def _unit_of_mark(self, mark: Mark) -> Unit:
        slots = self._slots.get(mark.id, [])
        arguments = [
            # A slot that no role was given for says by its name what stands in it.
            self._argument(end.role or each.label, end.target, "")
            for each in slots
            for end in each.ends
        ]
        arguments += self._ties.get(mark.id, ())
        features = tuple(self._features.get(mark.id, ()))
        names = tuple(each.id for each in slots)
        return Unit(mark.id, mark.label, mark, tuple(arguments), features, names)

    def _unit_of_link(self, link: Link) -> Unit:
        trigger = self._marks.get(link.trigger) if link.trigger else None
        arguments = [self._argument(end.role, end.target, "") for end in link.ends]
        arguments += self._ties.get(link.id, ())
        features = self._features.get(link.id, [])
        if trigger:  # on which other links may stand too
            features = [*features, *self._features.get(trigger.id, [])[:_MOST_SHARED]]
        return Unit(link.id, link.label, trigger, tuple(arguments), tuple(features))

    def _argument(self, role: str, target: str, link: str) -> Argument:
        """An argument; that of an event is the mark on which it stands."""
        mark = self._marks.get(target)
        if mark is None and target in self._links:
            mark = self._marks.get(self._links[target].trigger or "")
        return Argument(role, target, mark, link)
