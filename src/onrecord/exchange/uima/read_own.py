"""What stands in our own layers of INCEpTION, as the items that it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from onrecord.exchange.annotated import End, Entry, Feature, Item, Link, Mark, Remark
from onrecord.exchange.uima.own import ENTRY, FEATURE, LINK, MARK, REMARK
from onrecord.exchange.uima.pieces import Piece

# What an annotation of one of our layers cannot be without. One that somebody made in INCEpTION and
# left half empty is read as one of any other layer.
_NEEDED = {
    MARK: {"identifier", "label"},
    LINK: {"identifier", "label"},
    FEATURE: {"identifier", "label", "of"},
    ENTRY: {"identifier", "label", "of", "database", "entry"},
    REMARK: {"identifier", "label", "of", "text"},
}


def is_own(piece: Piece) -> bool:
    """Whether an annotation stands in one of our layers, with all that an item needs."""
    return piece.type in _NEEDED and _NEEDED[piece.type] <= {name for name, _ in piece.values}


def read_own(pieces: Iterable[Piece], ids: dict[str, str]) -> Iterator[Item]:
    """Read annotations of our layers as the items that they were; ``ids`` of all, by their keys.

    Parts of a mark that contradict each other are given as marks with the same id.
    """
    marks = defaultdict(list)
    for piece in pieces:
        if piece.type == MARK:
            marks[ids[piece.key]].append(piece)
        else:
            yield _read(piece, ids)
    for id_, parts in marks.items():
        yield from _join(id_, parts)


def _read(piece: Piece, ids: dict[str, str]) -> Item:
    values = dict(piece.values)
    id_, label = ids[piece.key], values["label"]
    if piece.type == LINK:
        ends = tuple(End(tie.role, ids[tie.target]) for tie in piece.ties)
        return Link(id_, label, ends, values.get("trigger"))
    if piece.type == FEATURE:
        return Feature(id_, label, values["of"], values.get("value"))
    if piece.type == ENTRY:
        name = values.get("name", "")
        return Entry(id_, label, values["of"], values["database"], values["entry"], name)
    return Remark(id_, label, values["of"], values["text"])


def _join(id_: str, parts: list[Piece]) -> Iterator[Mark]:
    told = [dict(piece.values) for piece in parts]
    places = [_place(each.get("part", "")) for each in told]
    looks = {(each["label"], each.get("quoted")) for each in told}
    if len(parts) > 1 and (len(set(places)) < len(parts) or len(looks) > 1):
        groups = [[piece] for piece in parts]
    else:
        groups = [[parts[index] for index in sorted(range(len(parts)), key=places.__getitem__)]]
    for group in groups:
        first = dict(group[0].values)
        spans = tuple(piece.span for piece in group)
        yield Mark(id_, first["label"], spans, first.get("quoted"))


def _place(part: str) -> int:
    return int(part) if part.isascii() and part.isdigit() and len(part) < 10 else 0
