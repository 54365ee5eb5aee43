"""Annotations of other programs are found in their texts, or it is said why not."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import Problem
from onrecord.exchange.annotated import Annotated, Mark
from onrecord.exchange.web_annotation.read import read

TEXT = "🚢 Ada left. Bob said “no”.\nAda came  back. Ada sang.\n"


def read_value(folder: Path, value: Any, text: str | None = TEXT) -> list[Annotated | Problem]:
    """Read annotations that stand beside a text."""
    if text is not None:
        (folder / "memo.txt").write_bytes(text.encode())
    content = value if isinstance(value, bytes) else json.dumps(value).encode()
    (folder / "memo.jsonld").write_bytes(content)
    return list(read(folder))


def layer_of(folder: Path, value: Any) -> Annotated:
    """What is read where nothing is wrong."""
    (found,) = read_value(folder, value)
    assert isinstance(found, Annotated), str(found)
    return found


def faults_of(folder: Path, value: Any, text: str | None = TEXT) -> list[str]:
    """The problems, without where they are."""
    found = read_value(folder, value, text)
    return [each.message for each in found if isinstance(each, Problem)]


def quote(exact: str, **beside: Any) -> dict[str, Any]:
    """A quotation."""
    return {"type": "TextQuoteSelector", "exact": exact, **beside}


def position(start: int, end: int) -> dict[str, Any]:
    """A position."""
    return {"type": "TextPositionSelector", "start": start, "end": end}


def one(*selectors: Any, **more: Any) -> dict[str, Any]:
    """An annotation of some words."""
    target = {"source": "https://example.org/a/memo.html", "selector": list(selectors)}
    return {"type": "Annotation", "id": "a1", "target": target, **more}


def words(annotated: Annotated) -> list[tuple[str, list[str]]]:
    """Every label with its words."""
    return [
        (mark.label, [annotated.text[start:end] for start, end in mark.spans])
        for mark in annotated.layer.marks
    ]


@pytest.mark.parametrize(
    ("selectors", "start"),
    [
        ([quote("Bob")], 12),
        ([quote("Bob"), position(12, 15)], 12),
        # A browser counts the ship as two.
        ([quote("Ada"), position(3, 6)], 2),
        # Far off, the quotation decides; of several places the nearest.
        ([quote("Bob"), position(4_000, 4_003)], 12),
        ([quote("Ada"), position(42, 45)], 43),
        ([quote("Ada", prefix="“no”. ")], 27),
        ([quote("Ada", suffix=" sang")], 43),
        # White space and marks as a browser shows them.
        ([quote("came back")], 31),
        ([quote('"no"')], 21),
        ([position(12, 15)], 12),
        ([{"type": "FragmentSelector", "value": "char=12,15"}], 12),
        ([{**quote("Bob said “no”"), "refinedBy": quote("said")}], 16),
        ([{**position(12, 27), "refinedBy": position(4, 8)}], 16),
        ([{"type": "XPathSelector", "value": "/p[2]", "refinedBy": quote("sang")}], 47),
    ],
)
def test_the_words_that_are_selected(
    tmp_path: Path, selectors: list[dict[str, Any]], start: int
) -> None:
    """The quotation decides where its words stand; the position helps."""
    (mark,) = layer_of(tmp_path, one(*selectors)).layer.marks
    assert mark.spans[0][0] == start


@pytest.mark.parametrize(
    ("selectors", "fault"),
    [
        (
            [quote("Ada")],
            "annotation 'a1': 3 places have 'Ada', at 2, 27, 43; add what stands before or after "
            "it",
        ),
        (
            [quote("Bob says")],
            "annotation 'a1': evidence not found: 'Bob says'; nearest, 75 % alike, at 12: "
            "'Bob said'",
        ),
        (
            [position(3, 3)],
            "annotation 'a1': the position 3 to 3 is empty; mark at least one character",
        ),
        (
            [position(50, 99)],
            "annotation 'a1': the position 50 to 99 is not in the text, which has 53 characters",
        ),
        (
            [{"type": "XPathSelector", "value": "/p"}],
            "annotation 'a1': neither a quotation nor a position selects words, only "
            "XPathSelector; add a TextQuoteSelector",
        ),
    ],
)
def test_words_that_are_not_there(
    tmp_path: Path, selectors: list[dict[str, Any]], fault: str
) -> None:
    """What selects no words, or several, names the annotation and what to do."""
    assert faults_of(tmp_path, one(*selectors)) == [fault]


@pytest.mark.parametrize(
    "value",
    [
        one(quote("Bob")),
        [one(quote("Bob"))],
        {"type": "AnnotationPage", "items": [one(quote("Bob"))]},
        {
            "type": "AnnotationCollection",
            "first": {"type": "AnnotationPage", "items": [one(quote("Bob"))]},
        },
        {"type": ["AnnotationPage"], "items": [], "next": {"items": [one(quote("Bob"))]}},
    ],
)
def test_every_usual_shape(tmp_path: Path, value: Any) -> None:
    """Single annotations, lists, pages and collections hold the same."""
    assert words(layer_of(tmp_path, value)) == [("highlighting", ["Bob"])]


def test_what_hypothesis_exports(tmp_path: Path) -> None:
    """Tags, comments, answers, notes on the page and who made them are kept."""
    uri = "https://example.org/a/memo.html"
    row = {
        "id": "x1",
        "user": "acct:ada@example.org",
        "uri": uri,
        "text": "Who?",
        "tags": ["person", "first"],
        "document": {"title": ["The memo"]},
        "target": [
            {
                "source": uri,
                "selector": [{"type": "RangeSelector"}, position(14, 17), quote("Bob")],
            }
        ],
    }
    answer = {
        "id": "x2",
        "text": "Bob Roper.",
        "references": ["x1"],
        "target": [{"source": uri}],
    }
    page_note = {"id": "x3", "text": "Short.", "tags": [], "target": [{"source": uri}]}
    found = layer_of(tmp_path, {"total": 3, "rows": [row, answer, page_note]})
    assert found.layer.marks == (Mark("x1", "person", ((12, 15),)),)
    assert [(each.label, each.of, each.value) for each in found.layer.features] == [
        ("tag", "x1", "first"),
        ("creator", "x1", "acct:ada@example.org"),
    ]
    assert [(each.of, each.text) for each in found.layer.remarks] == [
        ("x1", "Who?"),
        ("x1", "Bob Roper."),
        ("", "Short."),
    ]
    assert found.facts == {"title": "The memo"}
    assert found.coder == "ada"
    rows = [row, {**row, "id": "x4", "user": "acct:bob@example.org"}]
    assert layer_of(tmp_path, {"rows": rows}).coder == ""


def test_annotations_of_several_texts(tmp_path: Path) -> None:
    """Each source has its own text, named as the last part of its address."""
    (tmp_path / "other.txt").write_text("Cleo sat.", encoding="utf-8")
    there = {"source": "https://example.org/other", "selector": [quote("Cleo")]}
    found = read_value(tmp_path, [one(quote("Bob")), {"id": "a2", "target": there}])
    assert [(each.name, words(each)) for each in found if isinstance(each, Annotated)] == [
        ("memo", [("highlighting", ["Bob"])]),
        ("other", [("highlighting", ["Cleo"])]),
    ]


def test_a_text_that_stands_in_the_annotation(tmp_path: Path) -> None:
    """A source that has its text with it needs no file."""
    source = {"type": "TextualBody", "id": "urn:x", "value": "Cleo sat."}
    value = {"target": {"source": source, "selector": quote("sat")}, "motivation": "tagging"}
    (found,) = read_value(tmp_path, value, None)
    assert isinstance(found, Annotated)
    assert (found.text, words(found)) == ("Cleo sat.", [("tagging", ["sat"])])


def test_no_text(tmp_path: Path) -> None:
    """Without its text, it is said under which name it belongs where."""
    assert faults_of(tmp_path, one(quote("Bob")), None) == [
        "no text for 'https://example.org/a/memo.html'; put it beside the annotations, as "
        "'memo.txt'"
    ]


def test_no_path_leads_out_of_the_folder(tmp_path: Path) -> None:
    """A text outside of the folder is not read, however it is named."""
    (tmp_path / "secret.txt").write_text("Bob", encoding="utf-8")
    inside = tmp_path / "inside"
    inside.mkdir()
    for source in ("../secret.txt", "%2e%2e/secret.txt", str(tmp_path / "secret.txt")):
        value = {"target": {"source": source, "selector": quote("Bob")}}
        (fault,) = faults_of(inside, value, None)
        assert "outside of the folder" in fault or "no text for" in fault
    (inside / "memo.txt").symlink_to(tmp_path / "secret.txt")
    assert all("folder" in each for each in faults_of(inside, one(quote("Bob")), None))


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "not readable as JSON: input data was truncated; give annotations in JSON"),
        (b"[" * 100_000, "not readable as JSON: too deep; give annotations"),
        (b"{\n\n]", "not readable as JSON: "),
        (b'"\xff"', "not UTF-8: byte 0xff; save the file as UTF-8"),
        (b"3", "holds no annotations; expected a list or a page of them"),
        (b"[3]", "annotation 1 is '3'; expected a mapping"),
        (b"{}", "annotation 1 has no target"),
        (
            b'{"type": "AnnotationCollection", "first": "https://example.org/1"}',
            "the collection begins elsewhere, at 'https://example.org/1'; save its pages here",
        ),
    ],
)
def test_what_is_no_file_of_annotations(tmp_path: Path, content: bytes, fault: str) -> None:
    """Whatever is no JSON, or has no annotations in it, is one clear problem."""
    (found,) = faults_of(tmp_path, content)
    assert found.startswith(fault)


def test_very_many_quotations_take_no_time_without_end(tmp_path: Path) -> None:
    """Words that are not there are looked for so often, and then no more."""
    text = "Ada and Bob sat. " * 20_000
    value = [{**one(quote(f"nobody {each}")), "id": f"a{each}"} for each in range(1_000)]
    begun = time.monotonic()
    faults = faults_of(tmp_path, value, text)
    assert len(faults) == 1_000
    assert faults[-1].endswith("too many quotations have to be looked for; add their positions")
    assert time.monotonic() - begun < 60
