"""Tell labels apart by a feature of what they stand on, where a mapping asks for it.

INCEpTION has one layer for named entities, and the kind of each is its feature ``value``.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TypeVar

import msgspec

from onrecord.exchange.annotated import Feature, Layer, Link, Mark
from onrecord.exchange.mapping.rules import Rules

Labeled = TypeVar("Labeled", Mark, Link)


def tell_apart(layer: Layer, rules: Rules) -> Layer:
    """A layer whose labels have the value of the feature that the mapping looks at.

    ``NamedEntity`` with the feature ``value`` of ``PER`` becomes ``NamedEntity.value=PER``, and the
    feature is gone, since the label has it. Where that is unknown to the mapping but the label
    alone is known, both stay as they are.
    """
    if not rules.told_apart:
        return layer
    features: dict[str, list[Feature]] = defaultdict(list)
    for each in layer.features:
        features[each.of].append(each)
    used: set[str] = set()

    def specify(item: Labeled) -> Labeled:
        for feature in features[item.id]:
            if feature.value is None or not rules.is_told_apart(item.label, feature.label):
                continue
            label = f"{item.label}.{feature.label}={feature.value}"
            if rules.is_mapped(label) or not rules.is_mapped(item.label):
                used.add(feature.id)
                return msgspec.structs.replace(item, label=label)
        return item

    marks = tuple(map(specify, layer.marks))
    links = tuple(map(specify, layer.links))
    kept = tuple(each for each in layer.features if each.id not in used)
    return msgspec.structs.replace(layer, marks=marks, links=links, features=kept)
