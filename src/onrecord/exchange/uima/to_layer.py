"""From typed annotations to a layer: our own as they were, all others by one rule.

An annotation on the text is a mark whose label is the name of its layer without the package (the
whole name, where two layers of a file would be called the same); its values are features of the
mark; what stands in its slots is a link that has the mark as trigger, labeled with the slots' name.
A relation is a link from its Governor to its Dependent (as INCEpTION calls the two ends of every
relation), a chain a link of all its members without roles. Of an annotation of the whole document
every value is a remark.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from onrecord.exchange.annotated import End, Entry, Feature, Item, Layer, Link, Mark, Remark
from onrecord.exchange.uima.pieces import Arc, Chain, Found, Note, Piece
from onrecord.exchange.uima.read_own import is_own, read_own

GOVERNOR, DEPENDENT = "Governor", "Dependent"


def to_layer(found: Found) -> Layer:
    """Make a layer of all annotations of a file; ids of those of others are made of their keys.

    The keys of others are numbers. Ends of ties, arcs and chains are keys that exist.
    """
    own = [piece for piece in found.pieces if is_own(piece)]
    foreign = [piece for piece in found.pieces if not is_own(piece)]
    others: list[Piece | Arc | Chain | Note] = [*foreign, *found.arcs, *found.chains, *found.notes]
    labels = shorten(each.type for each in others)
    ids = {piece.key: dict(piece.values)["identifier"] for piece in own}
    before = _prefix(ids.values())
    ids |= {each.key: f"{before}{each.key}" for each in others}
    items: list[Item] = [*read_own(own, ids)]
    for each in others:
        items += _read(each, labels[each.type], ids)
    return Layer(
        marks=tuple(item for item in items if isinstance(item, Mark)),
        links=tuple(item for item in items if isinstance(item, Link)),
        features=tuple(item for item in items if isinstance(item, Feature)),
        entries=tuple(item for item in items if isinstance(item, Entry)),
        remarks=tuple(item for item in items if isinstance(item, Remark)),
    )


def shorten(types: Iterable[str]) -> dict[str, str]:
    """Name layers without their packages where the names stay apart.

    >>> shorten(["webanno.custom.Person", "a.Place", "b.Place"])
    {'a.Place': 'a.Place', 'b.Place': 'b.Place', 'webanno.custom.Person': 'Person'}
    """
    by_name = defaultdict(list)
    for each in sorted(set(types)):
        by_name[each.rpartition(".")[2]].append(each)
    full = {each: each for several in by_name.values() for each in several}
    return full | {several[0]: name for name, several in by_name.items() if len(several) == 1}


def _prefix(taken: Iterable[str]) -> str:
    """What makes ids out of numbers that are not taken, whatever is added to their ends."""
    return "x" * max((len(each) - len(each.lstrip("x")) + 1 for each in taken), default=0)


def _read(annotation: Piece | Arc | Chain | Note, label: str, ids: dict[str, str]) -> list[Item]:
    own = ids[annotation.key]
    if isinstance(annotation, Note):
        told = enumerate(annotation.values, start=1)
        return [Remark(f"{own}.{n}", f"{label}.{name}", "", value) for n, (name, value) in told]
    if isinstance(annotation, Chain):
        return [Link(own, label, tuple(End("", ids[member]) for member in annotation.members))]
    values = _read_values(annotation.values, own)
    if isinstance(annotation, Arc):
        ends = (End(GOVERNOR, ids[annotation.source]), End(DEPENDENT, ids[annotation.target]))
        return [Link(own, label, ends), *values]
    slots = defaultdict(list)
    for tie in annotation.ties:
        slots[tie.feature].append(End(tie.role, ids[tie.target]))
    links = [Link(f"{own}.{name}", name, tuple(ends), own) for name, ends in slots.items()]
    return [Mark(own, label, (annotation.span,)), *values, *links]


def _read_values(values: Iterable[tuple[str, str]], of: str) -> list[Item]:
    told = enumerate(values, start=1)
    return [Feature(f"{of}.{number}", name, of, value) for number, (name, value) in told]
