"""A mapping, made ready to be asked about many labels."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onrecord.exchange.mapping.labels import LabelTable, fold_label
from onrecord.exchange.mapping.model import FeatureRule, Mapping, QuoteRule

# What an argument becomes that is left out on purpose.
IGNORE = "ignore"
# The lists of a coding that labels may become rows of.
KINDS = ("quotes", "appointments", "events")


class Rules:
    """The rules of a mapping, found by label; ``mapping`` is what they were made of.

    ``told_apart`` are the features, as ``label.feature``, whose values tell labels apart.
    """

    def __init__(self, mapping: Mapping) -> None:
        self.mapping = mapping
        by_kind: dict[str, dict[str, Any]] = {kind: getattr(mapping, kind) for kind in KINDS}
        roles = {
            kind: {label: roles_of(rule) for label, rule in rules.items()}
            for kind, rules in by_kind.items()
        }
        self._rules = {kind: LabelTable(rules) for kind, rules in by_kind.items()}
        self._roles = {
            kind: LabelTable({label: LabelTable(own) for label, own in rules.items()})
            for kind, rules in roles.items()
        }
        self._shared = LabelTable(mapping.roles)
        self._features = LabelTable(mapping.features)
        self._actors = LabelTable(mapping.actors)
        self._same = _flags(mapping.same)
        self._ignored = _flags(mapping.ignore)
        named = [label for kind in by_kind.values() for label in kind]
        self.told_apart = frozenset(
            fold_label(label.partition("=")[0])
            for label in (*named, *mapping.actors, *mapping.same, *mapping.ignore)
            if "=" in label
        )
        self._role_names = _flags(
            role
            for rules in (roles["quotes"], roles["appointments"], roles["events"])
            for own in (*rules.values(), mapping.roles)
            for role in own
        )

    def rule(self, kind: str, label: str) -> Any:
        """The rule by which a label becomes a row of a list; None if it does not."""
        return self._rules[kind].find(label)

    def field(self, kind: str, label: str, role: str) -> str | None:
        """The field that an argument of a label becomes; None if nothing is said of it."""
        own = self._roles[kind].find(label)
        found = own.find_numbered(role) if own else None
        if found is None and kind == "events":
            return self._shared.find_numbered(role)
        return found

    def feature(self, label: str, value: str | None) -> FeatureRule | None:
        """What a feature says of an event."""
        with_value = self._features.find(f"{label}={value}") if value is not None else None
        return with_value or self._features.find(label)

    def actor_type(self, label: str) -> str | None:
        """The type of the actor that marks with a label name."""
        return self._actors.find(label)

    def is_same(self, label: str) -> bool:
        """Whether links with a label tie words for one actor."""
        return label in self._same

    def is_ignored(self, label: str) -> bool:
        """Whether a label is left out on purpose."""
        return label in self._ignored

    def is_row(self, label: str) -> bool:
        """Whether a label may become a row."""
        return any(label in rules for rules in self._rules.values())

    def is_told_apart(self, label: str, feature: str) -> bool:
        """Whether the value of a feature says which rule is that of a label."""
        return fold_label(f"{label}.{feature}") in self.told_apart

    def is_mapped(self, label: str) -> bool:
        """Whether the mapping says what becomes of a label, were it nothing."""
        return self.is_known(label) or self.is_ignored(label)

    def is_known(self, label: str) -> bool:
        """Whether a label is a row, an actor, a tie between words for one, or an argument."""
        return (
            self.is_row(label)
            or label in self._actors
            or label in self._same
            or self._role_names.find_numbered(label) is not None
        )


def roles_of(rule: Any) -> dict[str, str]:
    """The fields that arguments become by one rule.

    >>> roles_of(QuoteRule(content=["Content"], speakers=["Source"]))
    {'Content': 'content', 'Source': 'speakers'}
    """
    if not isinstance(rule, QuoteRule):
        return dict(rule.roles)
    fields = ("content", "speakers", "cue")
    return {role: field for field in fields for role in getattr(rule, field)}


def _flags(labels: Iterable[str]) -> LabelTable[bool]:
    return LabelTable(dict.fromkeys(labels, True))
