"""Layers made by hand, and what a mapping makes of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from onrecord.corpus.facts import Facts
from onrecord.corpus.origin import Origin
from onrecord.corpus.read_documents import Document
from onrecord.draft.coding.known import Known
from onrecord.exchange.annotated import End, Feature, Layer, Link, Mark
from onrecord.exchange.mapping.apply_mapping import apply_mapping
from onrecord.exchange.mapping.mapped import Mapped
from onrecord.exchange.mapping.model import Mapping
from onrecord.exchange.mapping.rules import Rules

KNOWN = Known(
    actors={"Bob Roper": "bob-roper"},
    shared=frozenset({"Sam Low"}),
    actor_ids=frozenset({"bob-roper"}),
    countries={"NOR": "Norway"},
    types=frozenset({"ASSAULT", "APPOINT", "CONSULT"}),
    modes=frozenset({("ASSAULT", "beat")}),
    actions=frozenset({"appointed", "former"}),
    acts=frozenset({"appointed"}),
)
ANNOTATOR = {"id": "crew", "kind": "person", "name": "A crew", "description": "Marked it."}
ATTRIBUTION = {"content": ["Content"], "speakers": ["Source"], "cue": ["Cue"]}


def rules(**sections: Any) -> Rules:
    """The rules of a mapping with some sections."""
    given = {"description": "A mapping.", "annotator": ANNOTATOR, **sections}
    return Rules(msgspec.convert(given, Mapping))


def mark(text: str, own: str, label: str, *words: str, number: int = 1) -> Mark:
    """A mark on words of a text, in one piece or several; ``number`` says which of like words."""
    spans = []
    for each in words:
        start = -1
        for _ in range(number):
            start = text.index(each, start + 1)
        spans.append((start, start + len(each)))
    return Mark(own, label, tuple(spans))


def event(own: str, label: str, trigger: str | None, **ends: str) -> Link:
    """A link with arguments by their roles, each with the id of its target."""
    return Link(own, label, tuple(End(role, target) for role, target in ends.items()), trigger)


def relation(own: str, label: str, one: str, other: str) -> Link:
    """A link between two."""
    return Link(own, label, (End("Arg1", one), End("Arg2", other)))


def code(
    text: str,
    rules: Rules,
    marks: list[Mark],
    links: list[Link] | None = None,
    features: list[Feature] | None = None,
    language: str = "en",
) -> Mapped:
    """Code a text by a layer."""
    layer = Layer(tuple(marks), tuple(links or ()), tuple(features or ()))
    return apply_mapping(document(text, language), layer, rules, KNOWN, file="memo.ann")


def document(text: str, language: str = "en") -> Document:
    """A document of a text."""
    facts = Facts(
        title="Memo",
        language=language,
        text_release="full",
        coding="complete",
        published="2021-05-10",
    )
    return Document("memo", text, "", facts, Origin(Path(), "memo.yaml"))


def rows(mapped: Mapped, kind: str) -> list[dict[str, Any]]:
    """The rows of a kind as they are written."""
    found: list[dict[str, Any]] = msgspec.to_builtins(getattr(mapped.annotation, kind))
    return found


def left_out(mapped: Mapped) -> list[str]:
    """What is left out, in lines."""
    return [str(each) for each in mapped.left_out]
