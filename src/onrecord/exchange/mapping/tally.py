"""Keep account of a layer: every item of it is counted once, whatever became of it."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.exchange.annotated import Entry, Feature, Item, Layer, Remark
from onrecord.exchange.mapping.mapped import LeftOut, Mapped
from onrecord.exchange.mapping.rules import Rules


class Tally:
    """What has become of the items of one layer."""

    def __init__(self, layer: Layer, file: str) -> None:
        self._layer = layer
        self._file = file
        self._labels = {item.id: label for item, label in _items(layer)}
        self._coded: set[str] = set()
        self._left: dict[str, LeftOut] = {}
        self._beside_ignored: set[str] = set()
        self._arguments: list[LeftOut] = []
        self._unmapped_roles: list[str] = []
        self._ignored_roles: list[str] = []

    def code(self, *items: str) -> None:
        """Note items that went into the coding."""
        self._coded.update(items)

    def leave_out(self, item: str, reason: str, *, is_row: bool = False) -> None:
        """Note why something that the mapping knows is not coded."""
        found = LeftOut(self._file, item, self._labels.get(item, ""), reason, is_row)
        self._left.setdefault(item, found)

    def leave_argument(self, item: str, label: str, reason: str) -> None:
        """Note why an argument is not coded, whose words may be coded elsewhere."""
        self._arguments.append(LeftOut(self._file, item, label, reason, False))

    def pass_over(self, label: str, role: str, *, on_purpose: bool) -> None:
        """Note an argument that the mapping leaves out, or does not know."""
        names = self._ignored_roles if on_purpose else self._unmapped_roles
        names.append(f"{label}: {role}")

    def ignore(self, *items: str) -> None:
        """Note items that hang on something which is left out on purpose."""
        self._beside_ignored.update(items)

    def settle(self, rules: Rules, mapped: Mapped) -> None:
        """Write the account into what a layer has become."""
        mapped.unmapped.update(self._unmapped_roles)
        mapped.ignored.update(self._ignored_roles)
        mapped.left_out += self._arguments
        for item, label in _items(self._layer):
            if item.id in self._coded:
                mapped.coded[label] += 1
            elif item.id in self._left:
                mapped.left_out.append(self._left[item.id])
            elif item.id in self._beside_ignored or rules.is_ignored(label):
                mapped.ignored[label] += 1
            elif isinstance(item, Feature | Entry | Remark) or not rules.is_known(label):
                mapped.unmapped[label] += 1
            else:
                reason = "nothing that is mapped leads to it"
                mapped.left_out.append(LeftOut(self._file, item.id, label, reason, False))
        mapped.left_out.sort()


def _items(layer: Layer) -> Iterator[tuple[Item, str]]:
    for group in (layer.marks, layer.links, layer.features, layer.entries, layer.remarks):
        for each in group:
            yield each, each.label
