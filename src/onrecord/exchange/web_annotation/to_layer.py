"""Make the layer of the annotations of one text."""

from __future__ import annotations

from urllib.parse import unquote

from onrecord.exchange.annotated import End, Entry, Feature, Layer, Link, Mark, Remark
from onrecord.exchange.new_ids import NewIds
from onrecord.exchange.web_annotation.group import Group, names_of
from onrecord.exchange.web_annotation.places import PlaceError, Places
from onrecord.exchange.web_annotation.shapes import Body, Read, Target, text_of
from onrecord.exchange.web_annotation.terms import DATABASE, ENTRY, LABEL, NAME, ROLE, WORDS

# What further tags of an annotation are features of.
_TAG = "tag"


class LayerMaker:
    """Makes a layer; ``faults`` has what is wrong with it."""

    def __init__(self, text: str, group: Group) -> None:
        self.faults: list[str] = []
        self._reads = group.reads
        self._places = Places(text)
        self._ids = _name_items(group.reads)
        self._new = NewIds(self._ids.values())
        self._marks: list[Mark] = []
        self._links: list[Link] = []
        self._features: list[Feature] = []
        self._entries: list[Entry] = []
        self._remarks: list[Remark] = []

    def make(self) -> Layer:
        """Make the layer."""
        for number, read in enumerate(self._reads, start=1):
            inner = [each for each in read.targets if each.source in self._ids]
            outer = [each for each in read.targets if each.source not in self._ids]
            if any(each.selectors for each in outer):
                if inner:
                    self._fault(read, number, "is of words and of annotations; make two of it")
                self._add_mark(read, number, outer)
            elif _is_link(read, inner):
                self._add_link(read, inner)
            else:
                of = self._ids[inner[0].source] if inner else ""
                self._add_bodies(read.bodies, of)
        return Layer(
            tuple(self._marks),
            tuple(self._links),
            tuple(self._features),
            tuple(self._entries),
            tuple(self._remarks),
        )

    def _fault(self, read: Read, number: int, fault: str) -> None:
        self.faults.append(f"annotation {read.id or number!r}: {fault}")

    def _add_mark(self, read: Read, number: int, targets: list[Target]) -> None:
        spans = []
        for each in targets:
            try:
                spans.append(self._places.find(each.selectors))
            except PlaceError as error:
                self._fault(read, number, str(error))
        own = self._own(read.id)
        tags = [each.value for each in read.bodies if _is_tag(each)]
        says = any(each.purpose == "commenting" for each in read.bodies)
        label = tags[0] if tags else read.motivation or ("commenting" if says else "highlighting")
        quoted = read.said.get(WORDS)
        self._marks.append(
            Mark(own, label, tuple(spans), quoted if isinstance(quoted, str) else None)
        )
        self._add_said(read, own, tags[1:])

    def _add_link(self, read: Read, targets: list[Target]) -> None:
        own = self._own(read.id)
        tags = [each.value for each in read.bodies if _is_tag(each)]
        ends = (End(text_of(each.said.get(ROLE)), self._ids[each.source]) for each in targets)
        named = (each.value for each in read.bodies if self._is_named(each, "identifying"))
        trigger = next((self._ids[each] for each in named), None)
        label = tags[0] if tags else read.motivation or "linking"
        self._links.append(Link(own, label, tuple(ends), trigger))
        rest = [each for each in read.bodies if not self._is_named(each, "identifying")]
        self._add_said(read, own, tags[1:], rest)

    def _add_said(
        self, read: Read, own: str, tags: list[str], bodies: list[Body] | None = None
    ) -> None:
        """Add what an annotation says besides its first tag, and who made it when."""
        for tag in tags:
            self._features.append(Feature(self._new.number("n"), _TAG, own, tag))
        rest = read.bodies if bodies is None else bodies
        self._add_bodies([each for each in rest if not _is_tag(each)], own)
        for key, value in read.facts.items():
            self._features.append(Feature(self._new.number("n"), key, own, value))

    def _add_bodies(self, bodies: list[Body], of: str) -> None:
        for body in bodies:
            own, label = self._own(text_of(body.said.get("id"))), body.said.get(LABEL)
            is_named = isinstance(label, str)
            name = label if isinstance(label, str) else body.purpose
            if of and self._is_named(body):
                ends = (End("", of), End("", self._ids[body.value]))
                self._links.append(Link(self._new.number("n"), body.purpose, ends))
            elif not of or body.purpose not in ("describing", "classifying", "identifying"):
                if body.is_address and of:
                    self._features.append(Feature(self._new.number("n"), name, of, body.value))
                else:
                    self._remarks.append(Remark(own, name, of, body.value))
            elif isinstance(body.said.get(ENTRY), str) and is_named:
                database, title = text_of(body.said.get(DATABASE)), text_of(body.said.get(NAME))
                self._entries.append(Entry(own, name, of, database, body.said[ENTRY], title))
            elif body.purpose == "classifying" and not is_named:
                self._features.append(Feature(own, body.value, of))
            elif body.purpose == "describing" and not is_named:
                self._remarks.append(Remark(own, name, of, body.value))
            else:
                self._features.append(Feature(own, name, of, body.value))

    def _is_named(self, body: Body, purpose: str = "") -> bool:
        """Whether a body is another annotation of the text."""
        return body.is_address and body.value in self._ids and body.purpose.startswith(purpose)

    def _own(self, name: str) -> str:
        return self._ids[name] if name in self._ids else self._new.number("n")


def _is_tag(body: Body) -> bool:
    return body.purpose == "tagging" and not body.is_address


def _is_link(read: Read, inner: list[Target]) -> bool:
    """Whether an annotation ties others; else it says something of one, or of the whole text."""
    return len(inner) > 1 or (
        any(map(_is_tag, read.bodies)) and (bool(inner) or read.motivation == "linking")
    )


def _name_items(reads: list[Read]) -> dict[str, str]:
    """The ids in the layer by those in the file: what stands behind the address of the page.

    What only says something of another annotation is none itself: to name it is to name the other.
    """
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for read in reads:
        for name in names_of(read):
            short = unquote(name.partition("#")[2]) or name
            ids[name] = name if short in taken else short
            taken.add(ids[name])
    said_of: dict[str, str] = {}
    for read in reads:
        inner = [each for each in read.targets if each.source in ids]
        is_mark = any(each.selectors for each in read.targets)
        if read.id and not is_mark and not _is_link(read, inner):
            said_of[read.id] = inner[0].source if inner else ""
    for name in said_of:
        other, seen = name, {""}
        while other in said_of and other not in seen:
            seen.add(other)
            other = said_of[other]
        for each in seen - {""}:  # looked at no more, since a chain of answers may be long
            said_of[each] = other
        ids[name] = "" if other in seen else ids[other]
    return ids
