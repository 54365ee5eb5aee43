"""Our own layers in INCEpTION, which can say whatever a layer of ours says.

Every item is an annotation of one of five custom span layers, whose features are its own fields.
Whoever makes these layers in INCEpTION (or imports the type system that the XMI form writes) sees
the marks with their labels, and the ends of links as slots. What stands nowhere in the text is
anchored on the mark that it belongs to, or else on the first words.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.exchange.annotated import Annotated, Entry, Feature, Item, Layer, Link, Mark, Remark
from onrecord.exchange.uima.pieces import Piece, Tie

_OWN = "webanno.custom.Onrecord"
MARK, LINK, FEATURE = f"{_OWN}Mark", f"{_OWN}Link", f"{_OWN}Feature"
ENTRY, REMARK = f"{_OWN}Entry", f"{_OWN}Remark"
# The slots of links, and the type of what INCEpTION puts into them.
ENDS, END_TYPE = "ends", f"{_OWN}LinkEndsLink"

# The features of our layers; a mark of several stretches is as many annotations with one
# identifier, told apart by their part, from 1.
FEATURES = {
    MARK: ("identifier", "label", "part", "quoted"),
    LINK: ("identifier", "label", "trigger"),
    FEATURE: ("identifier", "label", "of", "value"),
    ENTRY: ("identifier", "label", "of", "database", "entry", "name"),
    REMARK: ("identifier", "label", "of", "text"),
}


def to_pieces(annotated: Annotated) -> list[Piece]:
    """Say all items of a layer in our own layers of INCEpTION; their order is kept."""
    items = list(_items(annotated.layer))
    keys = {item.id: f"{number}.1" for number, item in enumerate(items, start=1)}
    anchors = _find_anchors(annotated)
    pieces = []
    for number, item in enumerate(items, start=1):
        spans = item.spans if isinstance(item, Mark) else (anchors[item.id],)
        for part, span in enumerate(spans, start=1):
            kind, values = _say(item, part if len(spans) > 1 else None)
            given = zip(FEATURES[kind], (item.id, *values), strict=True)
            kept = tuple((name, value) for name, value in given if value is not None)
            pieces.append(Piece(f"{number}.{part}", kind, span, kept, _ties(item, keys)))
    return pieces


def _items(layer: Layer) -> Iterator[Item]:
    yield from layer.marks
    yield from layer.links
    yield from layer.features
    yield from layer.entries
    yield from layer.remarks


def _say(item: Item, part: int | None) -> tuple[str, tuple[str | None, ...]]:
    """The layer of an item, and the values of its features but for the identifier."""
    match item:
        case Mark():
            return MARK, (item.label, str(part) if part else None, item.quoted)
        case Link():
            return LINK, (item.label, item.trigger)
        case Feature():
            return FEATURE, (item.label, item.of, item.value)
        case Entry():
            return ENTRY, (item.label, item.of, item.database, item.entry, item.name)
        case Remark():
            return REMARK, (item.label, item.of, item.text)
    raise TypeError(type(item).__name__)


def _ties(item: Item, keys: dict[str, str]) -> tuple[Tie, ...]:
    if not isinstance(item, Link):
        return ()
    return tuple(Tie(ENDS, end.role, keys[end.target]) for end in item.ends)


def _find_anchors(annotated: Annotated) -> dict[str, tuple[int, int]]:
    """Where every item stands: on its mark, that of what it belongs to, or the first words."""
    text = annotated.text
    start = len(text) - len(text.lstrip())
    first = text[start:].split(maxsplit=1)[:1]
    default = (start, start + len(first[0])) if first else (0, len(text))
    found = {mark.id: mark.spans[0] for mark in annotated.layer.marks}
    owners = {item.id: _owner(item) for item in _items(annotated.layer)}
    for item in owners:
        way: list[str] = []
        at: str | None = item
        # What names itself, over others or at once, ends where it has been.
        while at and at not in found:
            found[at] = default
            way.append(at)
            at = owners.get(at)
        found |= dict.fromkeys(way, found[at] if at else default)
    return found


def _owner(item: Item) -> str | None:
    match item:
        case Link():
            return item.trigger or (item.ends[0].target if item.ends else None)
        case Feature() | Entry() | Remark():
            return item.of or None
    return None
