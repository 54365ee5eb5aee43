"""Group annotations by the text that they are of, directly or through other annotations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.exchange.web_annotation.shapes import Read, texts_of


@dataclass
class Group:
    """The annotations of one source; ``text`` is the text itself where they have it in them."""

    source: str
    reads: list[Read] = field(default_factory=list)
    text: str | None = None

    @property
    def facts(self) -> dict[str, str]:
        """What the annotations say of their source: its title."""
        for each in self.reads:
            document = each.said.get("document")
            if isinstance(document, dict) and (titles := texts_of(document.get("title"))):
                return {"title": titles[0]}
        return {}


def names_of(read: Read) -> list[str]:
    """The ids by which an annotation and its bodies are named."""
    ids = [read.id, *(body.said.get("id") for body in read.bodies if not body.is_address)]
    return [each for each in ids if isinstance(each, str) and each]


def group_by_source(reads: Sequence[Read]) -> tuple[list[Group], list[str]]:
    """Group annotations, and say what is wrong with those that belong to no text.

    Annotations of annotations go with these; without any source, all are of the same text, whose
    address is empty.
    """
    owner: dict[str, int] = {}
    faults = []
    for index, read in enumerate(reads):
        for name in names_of(read):
            if owner.setdefault(name, index) != index:
                faults.append(f"id {name!r} is given to two annotations; give each its own")
    source_of: dict[int, str] = {}
    named_by: dict[int, list[int]] = defaultdict(list)
    for index, read in enumerate(reads):
        for target in read.targets:
            if target.source in owner:
                named_by[owner[target.source]].append(index)
            else:
                source_of.setdefault(index, target.source.partition("#")[0])
    waiting = list(source_of)
    while waiting:
        index = waiting.pop()
        for each in named_by[index]:
            if each not in source_of:
                source_of[each] = source_of[index]
                waiting.append(each)
    groups: dict[str, Group] = {}
    for index, read in enumerate(reads):
        source = source_of.get(index)
        if source is None and len(set(source_of.values())) > 1:
            faults.append(f"annotation {read.id or index + 1!r} is of nothing in the file")
            continue
        if source is None:
            source = next(iter(source_of.values()), "")
        group = groups.setdefault(source, Group(source))
        group.reads.append(read)
        group.text = next((each.text for each in read.targets if each.text), group.text)
    return list(groups.values()) or [Group("")], faults
