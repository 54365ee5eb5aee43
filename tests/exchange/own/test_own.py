"""A coding as a layer in our own labels, and a layer that people changed as a coding."""

from __future__ import annotations

import pytest
from curated import CuratedFolder
from exchange.codings import coded_documents, rows_of, shared, to_coding
from hypothesis import given, settings
from msgspec.structs import replace
from support import real_tables

from onrecord.corpus.read import read_corpus
from onrecord.corpus.read_documents import Document, read_document
from onrecord.exchange.annotated import Annotated, Feature, Layer, Link, Mark
from onrecord.exchange.own.from_layer import OwnCoding, from_layer
from onrecord.exchange.own.to_layer import to_layer
from onrecord.layout import Layout, bundled
from onrecord.tables.build import Authorities

NAMES = ["damage-control.yaml", "damage-control.a1.yaml", "damage-control.a2.yaml"]


@pytest.fixture
def bree(corpus: CuratedFolder) -> Document:
    """The document of the small corpus."""
    document, problems = read_document(corpus.layout, "bree")
    assert document
    assert problems == []
    return document


def layer_of(document: Document) -> Annotated:
    """The layer of its coding."""
    assert document.coding
    root = document.origin.root
    known = Authorities(read_corpus(Layout(root), real_tables())[0]) if root.name else shared()
    annotated, _ = to_layer(document, document.coding, known, real_tables())
    return annotated


def test_an_event_as_people_see_it(bree: Document) -> None:
    """An event is a mark with features; the words of its fields are marks that are linked to it."""
    layer = layer_of(bree).layer
    row = next(each for each in layer.marks if bree.text[slice(*each.spans[0])][:3] == "She")
    said = {each.label: each.value for each in layer.features if each.of == row.id}
    fields = {
        (link.label, bree.text[slice(*mark.spans[0])])
        for link in layer.links
        for mark in layer.marks
        if (link.ends[0].target, link.ends[1].target) == (row.id, mark.id)
    }
    assert row.label == "Event"
    assert said == {
        "id": "e02",
        "summary": "The minister names an envoy.",
        "type": "APPOINT",
        "modality": "actual",
        "polarity": "positive",
    }
    assert fields == {("actors", "She"), ("actors", "Byron"), ("recipients", "Bob Roper")}


@pytest.mark.parametrize("name", NAMES)
def test_the_bundled_codings_come_back(name: str) -> None:
    """The adjudicated coding and both passes make the same rows of all tables."""
    document, _ = read_document(bundled(), "damage-control", [name])
    assert document
    (coding,) = document.codings
    annotated, problems = to_layer(document, coding, shared(), real_tables())
    own = from_layer(annotated, document)
    assert (problems, own.problems, own.widened, +own.unmapped) == ([], [], 0, {})
    assert own.annotation.annotator == coding.annotator
    back = to_coding(own.annotation)
    assert rows_of(document, back) == rows_of(document, coding)


@settings(max_examples=60)
@given(coded_documents())
def test_made_up_codings_come_back(document: Document) -> None:
    """Whatever is coded with words that are found comes back with the same rows."""
    assert document.coding
    own = from_layer(layer_of(document), document)
    assert own.problems == []
    back = to_coding(own.annotation)
    assert rows_of(document, back) == rows_of(document, document.coding)


def change(document: Document, label: str, value: str | None, new: str) -> OwnCoding:
    """Read a layer in which somebody has changed each feature of that label and value."""
    annotated = layer_of(document)
    changed = tuple(
        replace(each, value=new) if (each.label, each.value) == (label, value) else each
        for each in annotated.layer.features
    )
    assert changed != annotated.layer.features
    layer = replace(annotated.layer, features=changed)
    return from_layer(replace(annotated, layer=layer, place="bree.ann"), document)


def test_what_people_change_counts(bree: Document) -> None:
    """A feature that was changed in a tool is what is coded."""
    own = change(bree, "modality", "planned", "actual")
    assert own.problems == []
    assert {each.modality for each in own.annotation.events} == {"actual", "hypothetical"}


@pytest.mark.parametrize(
    ("label", "value", "new", "fault"),
    [
        ("id", "e02", "e01", "id 'e01' is given to 2 rows; leave it to one, and the rest new"),
        (
            "id",
            "e02",
            "x 2",
            "Event at 177 has the malformed id 'x 2'; expected e and digits, as in e01, or no id "
            "for a new row",
        ),
        (
            "words",
            "antecedent",
            "before",
            "words is 'before' for 'Byron' at 100; write words, antecedent, none",
        ),
    ],
)
def test_what_cannot_be_is_a_problem(
    bree: Document, label: str, value: str, new: str, fault: str
) -> None:
    """A value that no row can have names the row, the value and what to do."""
    own = change(bree, label, value, new)
    assert any(str(each).startswith("bree.ann:1: ") for each in own.problems)
    assert any(fault in str(each) for each in own.problems), list(map(str, own.problems))


def test_rows_that_people_add(bree: Document) -> None:
    """A mark without an id is a new row with the next number; one that says too little is none."""
    annotated = layer_of(bree)
    at = bree.text.index("Bree did not invite")
    marks = (Mark("new", "Event", ((at, at + 4),)), Mark("odd", "Person", ((at, at + 4),)))
    said = {"summary": "No invitation.", "type": "CONSULT", "modality": "actual"}
    features = tuple(Feature(f"n{name}", name, "new", value) for name, value in said.items())
    layer = replace(
        annotated.layer,
        marks=annotated.layer.marks + marks,
        features=annotated.layer.features + features,
    )
    whole = Feature("p", "polarity", "new", "negative")
    one = from_layer(replace(annotated, layer=layer), bree)
    two = from_layer(
        replace(annotated, layer=replace(layer, features=(*layer.features, whole))), bree
    )
    last = max(int(each.id[1:]) for each in two.annotation.events)
    assert [each.message for each in one.problems] == [
        f"Event 'e{last:02}': no polarity; add 'polarity: ...'"
    ]
    assert two.problems == []
    assert two.annotation.events[-1].summary == "No invitation."
    assert one.unmapped == two.unmapped == {"Person": 1}


def test_who_coded_must_be_known(bree: Document) -> None:
    """A layer that names nobody needs an annotator who is named otherwise."""
    bare = Annotated("bree", bree.text, Layer(links=(Link("r", "odd", ()),)))
    own = from_layer(bare, bree)
    assert [each.message for each in own.problems] == [
        "no annotator; say who coded it, as with --annotator"
    ]
    assert own.unmapped == {"odd": 1}
    assert from_layer(bare, bree, "a1").annotation.annotator == "a1"
