"""Make a layer of what Label Studio shows, and of what was kept of the layer before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import msgspec

from onrecord.exchange.annotated import End, Feature, Layer, Link, Mark, Remark
from onrecord.exchange.label_studio.drop_hanging import drop_hanging
from onrecord.exchange.label_studio.model import Kept
from onrecord.exchange.label_studio.read_results import Region, Results
from onrecord.exchange.label_studio.shown import (
    NOTE,
    RELATION,
    Arc,
    arc_of_end,
    arc_of_link,
    is_feature_shown,
    is_remark_shown,
)
from onrecord.exchange.new_ids import NewIds


def to_layer(text: str, results: Results, kept: Kept) -> Layer:
    """Join the two: what is shown holds, and what was kept adds to it what cannot be shown.

    Marks, relations, texts and notes that are no longer there were deleted by a person, with all
    that hangs on them; those that are new get new ids.
    """
    ids = NewIds(each.id for group in _groups(kept) for each in group)
    marks, mark_of = _marks(text, results.regions, kept, ids)
    names = {each.id for each in marks}
    links = _links(results, kept, names, mark_of, ids)
    features = _features(results, kept, names, mark_of, ids)
    remarks = _remarks(results, kept, names, mark_of, ids)
    entries = tuple(kept.entries)
    return drop_hanging(Layer(marks, tuple(links), tuple(features), entries, tuple(remarks)))


def _groups(kept: Kept) -> tuple[Iterable[Any], ...]:
    return kept.marks, kept.links, kept.features, kept.entries, kept.remarks


def _marks(
    text: str, regions: list[Region], kept: Kept, ids: NewIds
) -> tuple[tuple[Mark, ...], dict[str, str]]:
    """The marks, and for each region its (first) mark."""
    left: dict[str, list[Region]] = {}
    for region in regions:
        left.setdefault(region.id, []).append(region)
    marks, mark_of = [], {}
    for each in kept.marks:
        pieces = [left[name].pop(0) for name in each.regions if left.get(name)]
        if pieces:
            spans = tuple(piece.span for piece in pieces)
            marks.append(Mark(each.id, pieces[0].label, spans, each.quoted))
            mark_of.update({piece.id: each.id for piece in pieces})
    for region in (each for group in left.values() for each in group):
        own, words = ids.keep(region.id), region.words
        mark_of.setdefault(region.id, own)
        differs = words is not None and words != text[slice(*region.span)]
        marks.append(Mark(own, region.label, (region.span,), words if differs else None))
    return tuple(marks), mark_of


def _links(
    results: Results, kept: Kept, marks: set[str], mark_of: dict[str, str], ids: NewIds
) -> list[Link]:
    arcs: Counter[Arc] = Counter()
    for (first, second, label), has_direction in results.relations:
        arc = (mark_of[first], mark_of[second], label)
        arcs[arc] += has_direction
    links = [link for each in kept.links if (link := _still(each, marks, arcs))]
    for arc in arcs.elements():
        ends = (End("from", arc[0]), End("to", arc[1]))
        links.append(Link(ids.number("R"), arc[2] or RELATION, ends))
    for (first, second, label), has_direction in results.relations:
        if not has_direction:
            ends = (End("", mark_of[first]), End("", mark_of[second]))
            links.append(Link(ids.number("R"), label or RELATION, ends))
    return links


def _still(link: Link, marks: set[str], arcs: Counter[Arc]) -> Link | None:
    """A link with those of its ends that are shown or cannot be; None if it was deleted."""
    if link.trigger is None:
        arc = arc_of_link(link, marks)
        return link if arc is None or _take(arcs, arc) else None
    ends = []
    for end in link.ends:
        arc = arc_of_end(link, end, marks)
        if arc is None or _take(arcs, arc):
            ends.append(end)
    return msgspec.structs.replace(link, ends=tuple(ends))


def _features(
    results: Results, kept: Kept, marks: set[str], mark_of: dict[str, str], ids: NewIds
) -> list[Feature]:
    said = Counter((mark_of[own], *rest) for own, *rest in results.said if own)
    features = [
        each
        for each in kept.features
        if not is_feature_shown(each, marks) or _take(said, (each.of, each.label, each.value))
    ]
    new = said.elements()
    return features + [Feature(ids.number("A"), label, of, value) for of, label, value in new]


def _remarks(
    results: Results, kept: Kept, marks: set[str], mark_of: dict[str, str], ids: NewIds
) -> list[Remark]:
    notes = Counter((mark_of[own], note) for own, note in results.notes)
    remarks = [
        each
        for each in kept.remarks
        if not is_remark_shown(each, marks) or _take(notes, (each.of, each.text))
    ]
    remarks += [Remark(ids.number("N"), NOTE, of, note) for of, note in notes.elements()]
    about_all = [(name, value) for own, name, value in results.said if not own]
    return remarks + [Remark(ids.number("N"), name, "", value) for name, value in about_all]


def _take(counted: Counter[Any], key: Any) -> bool:
    """Whether something is there, of which there is one less now."""
    if counted[key] <= 0:
        return False
    counted[key] -= 1
    return True
