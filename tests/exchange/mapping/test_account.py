"""Every item of a layer is counted once, whatever becomes of it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import Any

import pytest
from exchange.generated import annotated_texts
from exchange.mapping.layers import KNOWN, code, document, event, left_out, mark, rules
from hypothesis import HealthCheck, assume, given, settings

from onrecord.corpus.origin import Origin
from onrecord.evidence.resolve import Resolver
from onrecord.evidence.text import Text
from onrecord.exchange.annotated import Annotated, Feature, Remark
from onrecord.exchange.annotated import Layer as Marks
from onrecord.exchange.mapping.apply_mapping import apply_mapping
from onrecord.exchange.mapping.mapped import Mapped

TEXT = "Cora Dale beat Bob Roper with a stick, and it hurt."
ATTACKS: dict[str, Any] = {
    "events": {"Attack": {"type": "ASSAULT"}},
    "roles": {"Attacker": "actors", "Weapon": "ignore"},
}


def accounted(mapped: Mapped) -> Counter[str]:
    """How often every label is counted."""
    beside = Counter(each.label for each in mapped.left_out)
    return mapped.coded + mapped.unmapped + mapped.ignored + beside


def test_what_the_mapping_does_not_know_is_told_from_what_it_leaves_out() -> None:
    """Labels and arguments are counted as unmapped or as ignored, and what nothing uses listed."""
    marks = [
        mark(TEXT, "T1", "Attack", "beat"),
        mark(TEXT, "T2", "Attacker", "Cora Dale"),
        mark(TEXT, "T3", "Victim", "Bob Roper"),
        mark(TEXT, "T4", "Thing", "a stick"),
        mark(TEXT, "T5", "Pain", "hurt"),
        mark(TEXT, "T6", "Note", "it"),
        mark(TEXT, "T7", "Attacker", "it"),
    ]
    links = [event("E1", "Attack", "T1", Attacker="T2", Victim="T3", Weapon="T4")]
    links.append(event("E2", "Pain", "T5", Who="T4"))
    mapped = code(
        TEXT,
        rules(**ATTACKS, ignore=["Note"]),
        marks,
        links,
        [Feature("A1", "Severe", "E1")],
    )
    assert dict(mapped.coded) == {"Attack": 2, "Attacker": 1}
    assert dict(mapped.unmapped) == {"Attack: Victim": 1, "Victim": 1, "Pain": 2, "Severe": 1}
    assert dict(mapped.ignored) == {"Attack: Weapon": 1, "Thing": 1, "Note": 1}
    assert left_out(mapped) == ["memo.ann: T7 'Attacker': nothing that is mapped leads to it"]


def test_remarks_are_counted_as_other_items() -> None:
    """A remark has no place in a coding; it is unmapped unless its label is left out."""
    layer = Marks(remarks=(Remark("#1", "AnnotatorNotes", "", "unsure"),))
    mapped = apply_mapping(document(TEXT), layer, rules(**ATTACKS), KNOWN)
    assert dict(mapped.unmapped) == {"AnnotatorNotes": 1}


EVERYTHING = rules(
    quotes={"Source": {}, "a b": {"content": ["Content", "0"], "speakers": ["*"]}},
    events={
        "conflict*": {"type": "ASSAULT"},
        "T1": {"type": "APPOINT", "roles": {"*": "recipients"}},
        "#*": {"type": "CONSULT", "roles": {"*": "place"}},
        "Cue": {"type": "CONSULT", "roles": {"*": "date"}},
    },
    appointments={"T1": {"action": "appointed", "roles": {"Cue": "appointee", "*": "office"}}},
    roles={"Source": "actors", "PER": "recipients"},
    features={"*": {"polarity": "negative"}},
    actors={"PER": "person", "_": "pronoun", "e*": "state"},
    pronouns="rules",
    same=["wasBornIn", "A/B"],
    ignore=["-", "%*"],
)


@pytest.mark.parametrize("language", ["en", "nb"])
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(annotated=annotated_texts())
def test_whatever_is_marked_is_coded_so_that_it_resolves(
    language: str, annotated: Annotated
) -> None:
    """No layer raises an error, all that is quoted is found again, and no item is lost."""
    assume(annotated.text == unicodedata.normalize("NFC", annotated.text))
    assume("\r" not in annotated.text)
    layer = annotated.layer
    mapped = apply_mapping(document(annotated.text, language), layer, EVERYTHING, KNOWN)
    groups: tuple[Any, ...] = (layer.marks, layer.links, layer.features, layer.entries)
    items = Counter(each.label for group in (*groups, layer.remarks) for each in group)
    found = accounted(mapped)
    assert all(found[label] >= count for label, count in items.items())
    resolver = Resolver(Text(annotated.text, language))
    origin = Origin(document("").origin.root, "memo.yaml")
    annotation = mapped.annotation
    for kind in (annotation.events, annotation.quotes, annotation.appointments):
        for row in kind:
            main = resolver.main(row.evidence, origin)
            for key in ("actors", "recipients", "speakers"):
                for words in getattr(row.evidence, key, {}).values():
                    resolver.field(words, main, origin)
            for key in ("date", "place", "cue", "appointee", "office"):
                if getattr(row.evidence, key, None) is not None:
                    resolver.field(getattr(row.evidence, key), main, origin)
    for quote in annotation.quotes:
        resolver.inside(quote.content, resolver.main(quote.evidence, origin), origin)
    assert not resolver.problems
