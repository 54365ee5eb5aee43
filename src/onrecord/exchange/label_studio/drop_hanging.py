"""Leave out of a layer what hangs on annotations that are no longer there."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from onrecord.exchange.annotated import Item, Layer, Link


def drop_hanging(layer: Layer) -> Layer:
    """Give the layer without all that names what does not exist, and what names that in turn.

    An event loses the end that is gone; a link without a trigger goes with any of its ends.
    """
    groups = (layer.marks, layer.links, layer.features, layer.entries, layer.remarks)
    items: list[Item] = [each for group in groups for each in group]
    alive = _alive(items)
    links = [
        msgspec.structs.replace(each, ends=tuple(end for end in each.ends if end.target in alive))
        for each in layer.links
        if each.id in alive
    ]
    return Layer(
        marks=layer.marks,
        links=tuple(links),
        features=tuple(each for each in layer.features if each.id in alive),
        entries=tuple(each for each in layer.entries if each.id in alive),
        remarks=tuple(each for each in layer.remarks if each.id in alive),
    )


def _alive(items: list[Item]) -> set[str]:
    alive = {each.id for each in items}
    needed_by: dict[str, list[str]] = {}
    for each in items:
        for name in _needs(each):
            needed_by.setdefault(name, []).append(each.id)
    gone = [name for name in needed_by if name not in alive]
    while gone:
        hanging = [each for each in needed_by.pop(gone.pop(), []) if each in alive]
        alive.difference_update(hanging)
        gone += hanging
    return alive


def _needs(item: Item) -> Iterable[str]:
    """What must be there for an annotation to mean anything."""
    if isinstance(item, Link):
        return [each.target for each in item.ends] if item.trigger is None else [item.trigger]
    of = getattr(item, "of", "")
    return [of] if of else []
