"""Write the task of a document for Label Studio, and the interface that shows its labels."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import quoteattr

import msgspec

from onrecord.errors import UsageError
from onrecord.exchange.annotated import Annotated, Layer, check_layer
from onrecord.exchange.label_studio.model import Kept, KeptMark
from onrecord.exchange.label_studio.shown import (
    KEPT,
    LABELS,
    TEXT,
    arcs_of,
    is_feature_shown,
    is_remark_shown,
)


def write_label_studio(annotated: Annotated) -> dict[str, bytes]:
    """Make the file of tasks of a document, ``<name>.json``, and ``<name>.config.xml``.

    The second is the labeling interface, to be pasted into the settings of a project. Stretches of
    one mark are regions of their own; what belongs together stands in the data of the task.

    Raises UsageError if the layer is not whole.
    """
    if faults := check_layer(annotated):
        raise UsageError(f"{annotated.name!r} cannot be written: {faults[0]}")
    marks, layer = _keep_marks(annotated.layer), annotated.layer
    kept = Kept(
        name=annotated.name,
        facts=annotated.facts,
        marks=list(marks.values()),
        links=list(layer.links),
        features=list(layer.features),
        entries=list(layer.entries),
        remarks=list(layer.remarks),
    )
    results = [*_regions(annotated, marks), *_relations(layer, marks)]
    task = {"data": {TEXT: annotated.text, KEPT: kept}, "annotations": [{"result": results}]}
    return {
        f"{annotated.name}.json": msgspec.json.format(msgspec.json.encode([task]), indent=1)
        + b"\n",
        f"{annotated.name}.config.xml": _interface(layer, marks).encode(),
    }


def _keep_marks(layer: Layer) -> dict[str, KeptMark]:
    """Give every stretch of every mark a region."""
    kept, number = {}, 0
    for mark in layer.marks:
        regions = [f"r{number + each}" for each in range(1, len(mark.spans) + 1)]
        number += len(regions)
        kept[mark.id] = KeptMark(mark.id, regions, mark.quoted)
    return kept


def _regions(annotated: Annotated, marks: dict[str, KeptMark]) -> list[dict[str, Any]]:
    layer, results = annotated.layer, []
    notes: dict[str, list[str]] = {}
    for remark in layer.remarks:
        if is_remark_shown(remark, marks):
            notes.setdefault(remark.of, []).append(remark.text)
    fields: dict[str, list[tuple[str, str]]] = {}
    for feature in layer.features:
        if is_feature_shown(feature, marks):
            fields.setdefault(feature.of, []).append((feature.label, feature.value or ""))
    for mark in layer.marks:
        for place, (start, end) in enumerate(mark.spans):
            about: dict[str, Any] = {"id": marks[mark.id].regions[place], "to_name": TEXT}
            where = {"start": start, "end": end}
            words = annotated.text[start:end]
            region: dict[str, Any] = {"type": "labels", "from_name": LABELS, **about}
            region["value"] = {**where, "text": words, "labels": [mark.label]}
            results.append(region)
            if place:
                continue
            if mark.id in notes:
                region["meta"] = {"text": notes[mark.id]}
            for label, value in fields.get(mark.id, ()):
                field = {"type": "textarea", "from_name": label, **about}
                results.append({**field, "value": {**where, "text": [value]}})
    return results


def _relations(layer: Layer, marks: dict[str, KeptMark]) -> list[dict[str, Any]]:
    return [
        {
            "type": "relation",
            "from_id": marks[first].regions[0],
            "to_id": marks[second].regions[0],
            "direction": "right",
            "labels": [label] if label else [],
        }
        for link in layer.links
        for first, second, label in arcs_of(link, marks)
    ]


def _interface(layer: Layer, marks: dict[str, KeptMark]) -> str:
    labels = sorted({each.label for each in layer.marks})
    relations = {label for link in layer.links for _, _, label in arcs_of(link, marks) if label}
    fields = sorted({each.label for each in layer.features if is_feature_shown(each, marks)})
    lines = ["<View>", "  <Relations>"]
    lines += [f"    <Relation value={_attribute(each)}/>" for each in sorted(relations)]
    lines += ["  </Relations>", f'  <Labels name="{LABELS}" toName="{TEXT}">']
    lines += [f"    <Label value={_attribute(each)}/>" for each in labels]
    lines += ["  </Labels>", f'  <Text name="{TEXT}" value="${TEXT}" granularity="symbol"/>']
    for each in fields:
        title = f'  <Header value={_attribute(each)} size="5"/>'
        lines += [title, f'  <TextArea name="{each}" toName="{TEXT}" perRegion="true"/>']
    return "\n".join([*lines, "</View>"]) + "\n"


def _attribute(label: str) -> str:
    """A label in quotes, without the control characters that XML cannot have."""
    return quoteattr(
        "".join(each if each >= " " or each in "\t\n\r" else "\ufffd" for each in label)
    )
