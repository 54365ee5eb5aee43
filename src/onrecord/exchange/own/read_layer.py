"""What a layer in our own labels says, gathered by row: features, marks of fields, other rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.corpus.rows import LINKS
from onrecord.exchange.annotated import Annotated, Layer, Link, Mark
from onrecord.exchange.own import labels

# Values by the name of the feature, in order.
Said = dict[str, list[str]]


class RowError(ValueError):
    """A row cannot be made of what a layer says; the message says what to do."""


def only(said: Said, name: str) -> str | None:
    """The one value of a feature, or None where it has none.

    >>> only({"type": ["CONSULT", "CONSULT"]}, "type")
    'CONSULT'
    """
    values = sorted(set(said.get(name, ())))
    if len(values) > 1:
        raise RowError(f"{name} is given as {' and as '.join(map(repr, values))}; leave one")
    return values[0] if values else None


@dataclass
class Words:
    """A mark of the words of a field, with its features."""

    mark: Mark
    said: Said


@dataclass
class Row:
    """A mark that is a row; ``fields`` has the marks of its fields, ``others`` ids of its marks."""

    kind: str
    mark: Mark
    said: Said
    fields: dict[str, list[Words]] = field(default_factory=dict)
    others: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


@dataclass
class Gathered:
    """All rows of a layer by the ids of their marks, who coded it, and what is none of ours.

    ``unmapped`` counts, by label, the annotations that say nothing that a row could have.
    """

    rows: dict[str, Row]
    annotator: str | None
    unmapped: Counter[str]


def coder_of(layer: Layer) -> str | None:
    """Who coded it, as every layer that is wholly in our own labels says; None for others."""
    said = (each for each in layer.remarks if each.label == labels.ANNOTATOR and not each.of)
    return next((each.text for each in said), None)


def gather(annotated: Annotated) -> Gathered:
    """Gather what a layer says of every row."""
    layer = annotated.layer
    said = _features(layer)
    rows = {
        each.id: Row(labels.KIND_OF[each.label], each, said.get(each.id, {}))
        for each in layer.marks
        if each.label in labels.KIND_OF
    }
    unmapped: Counter[str] = Counter(each.label for each in layer.entries)
    marks = {each.id: each for each in layer.marks}
    linked = set(rows)
    for link in layer.links:
        found = _take_link(link, rows, marks, said)
        linked.add(found)
        unmapped[link.label] += not found
    unmapped.update(each.label for each in layer.marks if each.id not in linked)
    unmapped.update(
        each.label
        for each in layer.features
        if each.value is None
        or each.of not in marks
        or (each.of in linked and not _is_ours(each.label, rows, each.of))
    )
    for remark in layer.remarks:
        # A tool may call its notes as it likes; what is said of a row is a note on it.
        if remark.of in rows:
            rows[remark.of].notes.append(remark.text)
        elif remark.label != labels.ANNOTATOR or remark.of:
            unmapped[remark.label] += 1
    return Gathered(rows, coder_of(layer), +unmapped)


def _features(layer: Layer) -> dict[str, Said]:
    found: dict[str, Said] = {}
    for each in layer.features:
        if each.value is not None:
            found.setdefault(each.of, {}).setdefault(each.label, []).append(each.value)
    return found


def _take_link(
    link: Link, rows: dict[str, Row], marks: dict[str, Mark], said: dict[str, Said]
) -> str:
    """Give a row the mark of its field or the other row that a link ties to it; gives its id."""
    for row, other in _both_ways(link):
        if row not in rows or other not in marks:
            continue
        kind = rows[row].kind
        if other in rows and link.label in LINKS[kind]:
            rows[row].others.setdefault(link.label, []).append(other)
            return other
        if other not in rows and link.label in (*labels.ACTORS[kind], *labels.WORDS[kind]):
            words = Words(marks[other], said.get(other, {}))
            rows[row].fields.setdefault(link.label, []).append(words)
            return other
    return ""


def _both_ways(link: Link) -> Iterator[tuple[str, str]]:
    """The ends of a link: as it is meant, and then the other way round, as it may be drawn.

    Between two rows only the roles, or else the order, say which is meant.
    """
    if len(link.ends) != 2 or link.trigger is not None:
        return
    first, second = link.ends
    if second.role == labels.ROW and first.role != labels.ROW:
        first, second = second, first
    yield first.target, second.target
    yield second.target, first.target


def _is_ours(label: str, rows: dict[str, Row], of: str) -> bool:
    if of not in rows:
        return label in (
            *(labels.ACTOR, labels.OFFICE, labels.BASIS, labels.POSITION),
            *(labels.STAND_FOR, labels.PART),
        )
    kind = rows[of].kind
    known = (*labels.FEATURES[kind], *labels.LISTED[kind], *LINKS[kind])
    return label in known or (kind == "events" and label in labels.PLACE)
