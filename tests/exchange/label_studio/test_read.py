"""Exports of Label Studio are read: regions, relations, choices, texts and notes, of one person."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import Problem
from onrecord.exchange.annotated import Annotated, End, Feature, Layer, Link, Mark, Remark
from onrecord.exchange.label_studio.form import LABEL_STUDIO
from onrecord.exchange.label_studio.read import read_label_studio

TEXT = "Ada Byron said it works."


def region(own: str, start: int, end: int, label: str, **more: Any) -> dict[str, Any]:
    """A region as Label Studio exports it."""
    value = {"start": start, "end": end, "text": TEXT[start:end], "labels": [label]}
    about = {"id": own, "from_name": "label", "to_name": "text", "type": "labels"}
    return {**about, "origin": "manual", "value": value, **more}


def said(kind: str, name: str, value: dict[str, Any], own: str = "r1") -> dict[str, Any]:
    """What is chosen, written or rated of a region, or of the task."""
    return {"id": own, "from_name": name, "to_name": "text", "type": kind, "value": value}


def task(*results: dict[str, Any], text: str = TEXT, **more: Any) -> dict[str, Any]:
    """A task with one annotation."""
    annotation = {"id": 9, "completed_by": 3, "result": list(results), "was_cancelled": False}
    return {"id": 7, "data": {"text": text}, "annotations": [annotation], **more}


def read(folder: Path, *tasks: dict[str, Any]) -> list[Any]:
    """What is read of an export; problems as the place below the folder and what is wrong."""
    (folder / "export.json").write_text(json.dumps(tasks), "utf-8")
    found = list(read_label_studio(folder))
    return [each.message if isinstance(each, Problem) else each for each in found]


def layer_of(folder: Path, *tasks: dict[str, Any]) -> Layer:
    """The layer of the only document."""
    (found,) = read(folder, *tasks)
    assert isinstance(found, Annotated), found
    return found.layer


def test_an_export(tmp_path: Path) -> None:
    """Regions are marks, relations links, and what is said of a region its features and remarks."""
    first = region("r1", 0, 9, "Source", meta={"text": ["surely her"]})
    relation = {"type": "relation", "from_id": "r2", "to_id": "r1", "direction": "right"}
    results = [
        first,
        region("r2", 10, 14, "Cue"),
        {**relation, "labels": ["by"]},
        {**relation, "direction": "left"},
        {**relation, "direction": "bi", "labels": ["near"]},
        said("choices", "sure", {"start": 0, "end": 9, "choices": ["high", "checked"]}),
        said("textarea", "who", {"start": 0, "end": 9, "text": ["ada-byron"]}),
        said("rating", "stars", {"start": 10, "end": 14, "rating": 4}, "r2"),
        said("taxonomy", "kind", {"taxonomy": [["a", "b"]]}, "r2"),
        said("choices", "topic", {"choices": ["engines"]}, "whole"),
    ]
    (found,) = read(tmp_path, task(*results))
    expected = Layer(
        marks=(Mark("r1", "Source", ((0, 9),)), Mark("r2", "Cue", ((10, 14),))),
        links=(
            Link("R1", "by", (End("from", "r2"), End("to", "r1"))),
            Link("R2", "relation", (End("from", "r1"), End("to", "r2"))),
            Link("R3", "near", (End("", "r2"), End("", "r1"))),
        ),
        features=(
            Feature("A1", "sure", "r1", "high"),
            Feature("A2", "sure", "r1", "checked"),
            Feature("A3", "who", "r1", "ada-byron"),
            Feature("A4", "stars", "r2", "4"),
            Feature("A5", "kind", "r2", "a/b"),
        ),
        remarks=(Remark("N1", "note", "r1", "surely her"), Remark("N2", "topic", "", "engines")),
    )
    place = str(tmp_path / "export.json")
    assert found == Annotated("task-7", TEXT, expected, {}, place, coder="3")


def test_facts_and_names(tmp_path: Path) -> None:
    """What the data of a task state becomes facts, and its name the name of the document."""
    data = {"body": TEXT, "name": "../memo", "title": "A memo", "published": "May 4, 1843"}
    (found,) = read(tmp_path, {"data": data})
    assert (found.name, found.text) == ("-memo", TEXT)
    assert found.facts == {"title": "A memo", "published": "1843-05-04"}


def test_positions_of_old_versions(tmp_path: Path) -> None:
    """Whether positions count code points or units of UTF-16 is told by the words."""
    text = "😀😀 Ada said so"
    for start in (7, 9):
        one = region("r1", 0, 4, "Cue")
        one["value"] |= {"start": start, "end": start + 4, "text": "said"}
        assert layer_of(tmp_path, task(one, text=text)).marks == (Mark("r1", "Cue", ((7, 11),)),)


def test_words_of_line_ends(tmp_path: Path) -> None:
    """Words may have line ends that are written otherwise; they are kept as they came."""
    one = region("r1", 0, 7, "Content")
    one["value"]["text"] = "yes\\nno"
    layer = layer_of(tmp_path, task(one, text="yes\r\nno"))
    assert layer.marks == (Mark("r1", "Content", ((0, 7),), "yes\\nno"),)


def test_labels_of_one_region(tmp_path: Path) -> None:
    """A region with two labels is two marks."""
    one = region("r1", 0, 3, "PER")
    one["value"]["labels"] = ["PER", "Source", "PER"]
    marks = layer_of(tmp_path, task(one)).marks
    assert marks == (Mark("r1", "PER", ((0, 3),)), Mark("r1-1", "Source", ((0, 3),)))


@pytest.mark.parametrize("has_whole", [True, False])
def test_pages(tmp_path: Path, has_whole: bool) -> None:
    """Regions of a page lie in the text of its body, by positions in the whole or in a node."""
    value: dict[str, Any] = {
        "start": "/div[1]/p[2]/text()[1]",
        "end": "/div[1]/p[2]/b[1]/text()[1]",
        "startOffset": 1,
        "endOffset": 4,
        "text": "Ada said",
        "hypertextlabels": ["Quote"],
    }
    if has_whole:
        value["globalOffsets"] = {"start": 4, "end": 12}
    one = {"id": "x", "type": "hypertextlabels", "to_name": "text", "value": value}
    page = "<html><body><div><p>No.</p><p> Ada <b>said</b> &amp; so</p></div></body></html>"
    (found,) = read(tmp_path, task(one, text=page))
    assert found.text == "No. Ada said & so"
    assert found.layer.marks == (Mark("x", "Quote", ((4, 12),)),)


def coded(folder: Path, *tasks: dict[str, Any]) -> list[tuple[str, str]]:
    """Who coded, and the first mark of each."""
    return [(each.coder, each.layer.marks[0].id) for each in read(folder, *tasks)]


def test_several_annotators(tmp_path: Path) -> None:
    """Each annotation of a task is a layer of whoever made it, what was skipped is none."""
    one = task(region("a", 0, 3, "PER"))
    other = {"result": [region("b", 0, 9, "PER")], "completed_by": {"id": 5, "email": "b@x.org"}}
    skipped = {"result": [], "completed_by": 8, "was_cancelled": True}
    one["annotations"] += [other, skipped]
    assert coded(tmp_path, one) == [("3", "a"), ("5", "b")]
    other["ground_truth"] = True
    assert coded(tmp_path, one) == [("5", "b"), ("3", "a")]
    other["completed_by"] = {"email": "b@x.org"}
    assert coded(tmp_path, one)[0] == ("b@x.org", "b")


def test_predictions(tmp_path: Path) -> None:
    """What a model predicts is read where nobody has annotated the task."""
    guess = {"result": [region("p", 0, 3, "PER")], "model_version": "ner-1", "score": 0.5}
    alone = {"data": {"text": TEXT}, "predictions": [guess]}
    assert coded(tmp_path, alone) == [("", "p")]
    both = task(region("r1", 0, 9, "PER"), predictions=[guess])
    assert coded(tmp_path, both) == [("3", "r1")]


def test_regions_without_ids(tmp_path: Path) -> None:
    """Regions that a model gave no ids are marks apart."""
    results = [region("", start, start + 3, "PER") for start in (0, 10)]
    for each in results:
        del each["id"]
    marks = layer_of(tmp_path, task(*results)).marks
    assert [each.id for each in marks] == ["region-1", "region-2"]


def test_every_fault_of_a_task(tmp_path: Path) -> None:
    """A task with faults is not read, and every one of them is told."""
    wrong = region("w", 0, 3, "PER")
    wrong["value"]["text"] = "Bob"
    bare = region("b", 0, 3, "PER")
    bare["value"]["labels"] = []
    lost = region("l", 0, 3, "PER")
    lost["value"] = {"labels": ["PER"]}
    faults = [
        "region 'w' has the words 'Bob', but the text from 0 to 3 has 'Ada'; export it with the "
        "text that was annotated",
        "region 'e' has an empty stretch at 4; mark at least one character",
        "region 'f' has the stretch 20 to 99, but the text has 24 characters; export again",
        "region 'b' has no label; give it one in Label Studio",
        "region 'l' has no start and end in the text; export it as JSON again",
        "a result of type 'rectanglelabels', which is not about a text; export the project "
        "without such results",
        "region 'u' has no label; give it one in Label Studio",
        "a relation names region 'gone', which does not exist; delete it in Label Studio",
    ]
    results = [
        wrong,
        region("e", 4, 4, "PER"),
        region("f", 20, 99, "PER"),
        bare,
        lost,
        {"type": "rectanglelabels", "value": {"x": 1}},
        said("choices", "sure", {"start": 0, "end": 2, "choices": ["high"]}, "u"),
        region("r1", 0, 3, "PER"),
        {"type": "relation", "from_id": "r1", "to_id": "gone"},
        {"type": "relation", "from_id": "r1", "to_id": "w"},
    ]
    found = read(tmp_path, task(*results), task(region("ok", 0, 3, "PER"), id=8))
    assert found[:-1] == [f"task 7: {each}" for each in faults]
    assert found[-1].name == "task-8"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('[{"id": 1, "text": "Ada", "label": []}]', "a task has no data, as in JSON-MIN; "),
        ("[]", "has no tasks; "),
        ('{"a": 1}', "no tasks of Label Studio: Expected `array`, got `object`; "),
        ("\0", "no tasks of Label Studio: JSON is malformed: invalid character (byte 0); "),
        ("[{", "no tasks of Label Studio: Input data was truncated; "),
        ("[" * 100_000, "no tasks of Label Studio: Expected `object`, got `array` - at `$[0]`; "),
        ('[{"data":{"a":' + "[" * 100_000, "nested too deep; "),
    ],
)
def test_other_files(tmp_path: Path, content: str, message: str) -> None:
    """A file that is no such export is one problem, which says what to export instead."""
    path = tmp_path / "export.json"
    path.write_text(content)
    advice = "export the project as JSON (not JSON-MIN, CSV or TSV)"
    assert list(LABEL_STUDIO.read(path)) == [Problem(str(path), 1, message + advice)]


def test_data_without_a_text(tmp_path: Path) -> None:
    """Where no value, or more than one, can be the text, somebody must say which it is."""
    found = read(tmp_path, {"data": {"a": "x", "b": "y"}}, {"data": {}})
    assert found == [
        "task 1: no text, but data 'a', 'b'; call the one to be read 'text'",
        "task 2: no text, but data none; call the one to be read 'text'",
    ]


def test_a_folder_without_tasks(tmp_path: Path) -> None:
    """A folder without such files is a problem."""
    (tmp_path / "a.txt").write_text("Ada")
    fault = "no file ends with .json; give the folder that has them"
    assert list(LABEL_STUDIO.read(tmp_path)) == [Problem(str(tmp_path), 1, fault)]
