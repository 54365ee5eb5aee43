"""Find what a mapping says of a label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

Rule = TypeVar("Rule")

_PARTING = re.compile(r"[\s.:/_-]+")
_DIGITS = "0123456789"


def fold_label(label: str) -> str:
    """The label without what it may be written with or without: capitals, and what parts words.

    >>> fold_label("Conflict:Attack"), fold_label("conflict_attack"), fold_label("+/-")
    ('conflict.attack', 'conflict.attack', '+')
    """
    return _PARTING.sub(".", label.casefold()).strip(".") or label


class LabelTable(Generic[Rule]):
    """Rules by labels, of which one that ends with ``*`` stands for all that begin so.

    The label itself comes first, then the longest beginning.

    >>> table = LabelTable({"Conflict*": 1, "Conflict.Attack": 2})
    >>> table.find("conflict:attack"), table.find("Conflict.Yield"), table.find("Contact")
    (2, 1, None)
    """

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        self._exact: dict[str, Rule] = {}
        prefixes: dict[str, Rule] = {}
        for label, rule in rules.items():
            if label.endswith("*"):
                prefixes[fold_label(label[:-1]) if label != "*" else ""] = rule
            else:
                self._exact[fold_label(label)] = rule
        self._prefixes = sorted(prefixes.items(), key=lambda each: -len(each[0]))

    def find(self, label: str) -> Rule | None:
        """The rule of a label; None if there is none."""
        folded = fold_label(label)
        if folded in self._exact:
            return self._exact[folded]
        return next((rule for begin, rule in self._prefixes if folded.startswith(begin)), None)

    def find_numbered(self, label: str) -> Rule | None:
        """The rule of a label, else of the one without the number that tells it from its like.

        >>> LabelTable({"Content": "content"}).find_numbered("Content2")
        'content'
        """
        found = self.find(label)
        plain = label.rstrip(_DIGITS)
        return self.find(plain) if found is None and plain not in ("", label) else found

    def __contains__(self, label: str) -> bool:
        return self.find(label) is not None


def list_twins(labels: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each label that is the same as an earlier one, with that.

    >>> list(list_twins(["PER", "per", "ORG"]))
    [('per', 'PER')]
    """
    seen: dict[tuple[str, bool], str] = {}
    for label in labels:
        key = fold_label(label.removesuffix("*")), label.endswith("*")
        if key in seen:
            yield label, seen[key]
        seen.setdefault(key, label)
