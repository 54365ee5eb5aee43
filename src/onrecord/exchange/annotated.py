"""A text with annotations on its characters, in the one shape that all forms are read into.

It is a superset of what the forms can say: marks on one or more stretches of the text, links
between annotations, features of them, entries of databases, and remarks. Nothing here knows what a
label means. Every annotation has an id that no other of its layer has; ids of marks, links and
features may be the ``target`` or ``of`` of others.

Positions count code points of ``Annotated.text`` from 0, end excluded, and are kept exactly as a
form has them, in the order of the form (discontinuous marks keep the order of their pieces).
"""

from __future__ import annotations

import msgspec

# So much of an id stands in a message.
_SHOWN = 60


class _Whole(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is never changed once it is made."""


class Item(_Whole, frozen=True):
    """An annotation: whatever has an id in a layer."""

    id: str


class Mark(Item, frozen=True):
    """A label on stretches of the text.

    ``quoted`` are the words as the form had them, where they are written otherwise than the
    characters of the text would be (as with line ends in them); None otherwise.
    """

    label: str
    spans: tuple[tuple[int, int], ...]
    quoted: str | None = None


class End(_Whole, frozen=True):
    """One end of a link: the role that an annotation has in it (may be empty), and its id."""

    role: str
    target: str


class Link(Item, frozen=True):
    """A labeled tie between annotations.

    ``trigger`` is the id of the mark that an event stands on; None for relations, and for
    equivalences, whose ends have no roles.
    """

    label: str
    ends: tuple[End, ...]
    trigger: str | None = None


class Feature(Item, frozen=True):
    """A named value of an annotation; ``value`` is None where its name says all (a flag)."""

    label: str
    of: str
    value: str | None = None


class Entry(Item, frozen=True):
    """An entry of a database, authority file or encyclopedia that an annotation stands for."""

    label: str
    of: str
    database: str
    entry: str
    name: str = ""


class Remark(Item, frozen=True):
    """A free text about an annotation, or about the document where ``of`` is empty."""

    label: str
    of: str
    text: str


class Layer(_Whole, frozen=True):
    """All annotations of one document from one origin."""

    marks: tuple[Mark, ...] = ()
    links: tuple[Link, ...] = ()
    features: tuple[Feature, ...] = ()
    entries: tuple[Entry, ...] = ()
    remarks: tuple[Remark, ...] = ()


class Annotated(_Whole, frozen=True):
    """A text with its layer; ``name`` is that of its file without endings.

    ``facts`` are keys of the facts of a document that the form states, as ``title``; ``place`` is
    the file that it was read from; ``coder`` is who annotated, as the form says, empty if not.
    """

    name: str
    text: str
    layer: Layer
    facts: dict[str, str] = {}
    place: str = ""
    coder: str = ""


def check_layer(annotated: Annotated) -> list[str]:
    """List what is wrong with a layer, each in one line; none if it is whole.

    Ids that are given twice, ends that lead nowhere, marks without a stretch, and stretches that
    are empty or not in the text.

    >>> wrong = Layer(marks=(Mark("T1", "Cue", ((3, 3),)),))
    >>> check_layer(Annotated("a", "He said", wrong))
    ["mark 'T1' has an empty stretch at 3; mark at least one character"]
    """
    layer, faults = annotated.layer, []
    seen: set[str] = set()
    groups: tuple[tuple[Item, ...], ...] = (
        layer.marks,
        layer.links,
        layer.features,
        layer.entries,
        layer.remarks,
    )
    for each in (item for group in groups for item in group):
        if each.id in seen:
            faults.append(f"id {_short(each.id)} is given twice")
        seen.add(each.id)
    for mark in layer.marks:
        faults += _span_faults(mark, len(annotated.text))
    return faults + [
        f"{_short(owner)} names {_short(target)}, which does not exist"
        for owner, target in loose_ends(layer)
    ]


def loose_ends(layer: Layer) -> list[tuple[str, str]]:
    """List who names what does not exist, by their ids.

    >>> loose_ends(Layer(features=(Feature("A1", "Sure", "T1"),)))
    [('A1', 'T1')]
    """
    groups = (layer.marks, layer.links, layer.features, layer.entries, layer.remarks)
    there = {item.id for group in groups for item in group}
    return [(owner, target) for owner, target in _targets(layer) if target not in there]


def _short(item_id: str) -> str:
    return repr(item_id[:_SHOWN])


def _span_faults(mark: Mark, length: int) -> list[str]:
    if not mark.spans:
        return [f"mark {_short(mark.id)} has no stretch of the text"]
    faults = []
    for start, end in mark.spans:
        if start == end:
            what = f"an empty stretch at {start}; mark at least one character"
        elif not 0 <= start < end <= length:
            what = f"the stretch {start} to {end}, but the text has {length:,} characters"
        else:
            continue
        faults.append(f"mark {_short(mark.id)} has {what}")
    return faults


def _targets(layer: Layer) -> list[tuple[str, str]]:
    """Who names whom, by their ids."""
    found = [(link.id, end.target) for link in layer.links for end in link.ends]
    found += [(link.id, link.trigger) for link in layer.links if link.trigger is not None]
    found += [(each.id, each.of) for each in layer.features]
    found += [(each.id, each.of) for each in layer.entries]
    return found + [(each.id, each.of) for each in layer.remarks if each.of]
