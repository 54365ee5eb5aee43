"""The law of every form of annotations: what it writes, it reads to the same layer.

``ONRECORD_EXAMPLES=5000`` tries so many examples of each form, for a long run.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from exchange.codings import coded_documents, rows_of, shared, to_coding
from exchange.generated import annotated_texts, differences
from hypothesis import given, settings
from support import real_tables

from onrecord.corpus.read_documents import Document
from onrecord.errors import Problem, UsageError
from onrecord.exchange.annotated import Annotated, Feature, Layer, Link, Mark, check_layer
from onrecord.exchange.form import AnnotationForm
from onrecord.exchange.forms import FORMS
from onrecord.exchange.own.from_layer import from_layer
from onrecord.exchange.own.to_layer import to_layer

EXAMPLES = int(os.environ.get("ONRECORD_EXAMPLES", "40"))


def read_again(form: AnnotationForm, annotated: Annotated) -> list[Annotated | Problem]:
    """What a form reads from a new folder that has just what it has written."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in form.write(annotated).items():
            path = Path(folder, name)
            assert path.resolve().is_relative_to(Path(folder).resolve())
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return list(form.read(Path(folder)))


@pytest.mark.parametrize("name", FORMS)
def test_what_is_written_is_read_the_same(name: str) -> None:
    """Overlaps, gaps, line ends, odd labels and values, and all that names another are kept."""

    @settings(max_examples=EXAMPLES)
    @given(annotated_texts())
    def law(annotated: Annotated) -> None:
        assert not check_layer(annotated)
        found = read_again(FORMS[name], annotated)
        assert [str(each) for each in found if isinstance(each, Problem)] == []
        (again,) = (each for each in found if isinstance(each, Annotated))
        assert differences(annotated, again) == []
        assert again.name == annotated.name
        assert check_layer(again) == []

    law()


@pytest.mark.parametrize("name", FORMS)
def test_nothing_is_marked_without_characters(name: str) -> None:
    """A stretch of no characters is an error when it is written, or a problem when it is read."""
    empty = Annotated("memo", "Ada left.", Layer(marks=(Mark("T1", "Cue", ((4, 4),)),)))
    try:
        found = read_again(FORMS[name], empty)
    except UsageError as error:
        assert "empty" in str(error)
        return
    assert [type(each) for each in found] == [Problem]
    assert "mark at least one" in str(found[0])


@pytest.mark.parametrize("name", FORMS)
def test_same_bytes_again(name: str) -> None:
    """What is written twice is the same to the byte."""
    mark, text = Mark("T1", "Cue", ((4, 8),)), "Ada left."
    layer = Layer(marks=(mark,), features=(Feature("A1", "sure", "T1", "high"),))
    first, second = (FORMS[name].write(Annotated("memo", text, layer)) for _ in range(2))
    assert first == second


def test_differences_are_told() -> None:
    """The test of the law itself: another end, value, span or owner does not pass for the same."""
    marks = (Mark("a", "Cue", ((0, 3),)), Mark("b", "Cue", ((4, 8),)))
    layer = Layer(marks=marks, features=(Feature("f", "sure", "a", "high"),))
    renamed = Layer(
        marks=(Mark("T2", "Cue", ((4, 8),)), Mark("T1", "Cue", ((0, 3),))),
        features=(Feature("A1", "sure", "T1", "high"),),
    )
    moved = Layer(marks=marks, features=(Feature("f", "sure", "b", "high"),))
    linked = Layer(marks=marks, links=(Link("r", "same", ()),))
    memo = Annotated("memo", "Ada left.", layer)
    assert differences(memo, Annotated("memo", "Ada left.", renamed)) == []
    assert differences(memo, Annotated("memo", "Ada left.", moved))
    assert differences(memo, Annotated("memo", "Ada left.", linked))
    assert differences(memo, Annotated("memo", "Ada left!", layer))


@pytest.mark.parametrize("name", FORMS)
def test_codings_come_back_through_every_form(name: str) -> None:
    """A coding that goes into a form and comes back makes the same rows of all tables."""

    @settings(max_examples=max(EXAMPLES // 4, 5))
    @given(coded_documents())
    def law(document: Document) -> None:
        assert document.coding
        layer, _ = to_layer(document, document.coding, shared(), real_tables())
        (again,) = read_again(FORMS[name], layer)
        assert isinstance(again, Annotated)
        own = from_layer(again, document)
        assert (own.problems, +own.unmapped) == ([], {})
        back = to_coding(own.annotation)
        assert rows_of(document, back) == rows_of(document, document.coding)

    law()
