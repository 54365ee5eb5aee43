"""Tasks for Label Studio show what they can, keep the rest, and honor what people did there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from onrecord.errors import UsageError
from onrecord.exchange.annotated import (
    Annotated,
    End,
    Entry,
    Feature,
    Layer,
    Link,
    Mark,
    Remark,
)
from onrecord.exchange.label_studio.form import LABEL_STUDIO

MEMO = Annotated(
    "memo",
    "Ada, it seems, left Turin 😀.",
    Layer(
        marks=(
            Mark("T1", "Who", ((0, 3),)),
            Mark("T2", "Leave", ((15, 19), (5, 13)), "left it seems"),
            Mark("T3", "a\x01b", ((20, 25),)),
        ),
        links=(
            Link("E1", "Leave", (End("Agent", "T1"), End("From", "T3")), "T2"),
            Link("R1", "near", (End("Arg1", "T1"), End("Arg2", "T3"))),
            Link("R2", "because", (End("", "E1"), End("", "R1"))),
        ),
        features=(
            Feature("A1", "sure", "T2", "high"),
            Feature("A2", "negated", "E1"),
            Feature("A3", "text", "T1", "x"),
        ),
        entries=(Entry("N1", "Reference", "T3", "wiki", "Turin", "Turin"),),
        remarks=(
            Remark("#1", "Note", "T1", "the countess"),
            Remark("#2", "Note", "", "all"),
            Remark("#3", "Note", "A2", "why?"),
        ),
    ),
    {"title": "A memo"},
)


def written() -> Any:
    """The tasks of the memo."""
    return json.loads(LABEL_STUDIO.write(MEMO)["memo.json"])


def read_again(folder: Path, tasks: Any) -> Annotated:
    """The only document of tasks."""
    path = folder / "memo.json"
    path.write_text(json.dumps(tasks), "utf-8")
    (found,) = LABEL_STUDIO.read(path)
    assert isinstance(found, Annotated), found
    return found


def test_all_is_kept(tmp_path: Path) -> None:
    """What is written is read to the same, with its ids, order, facts and name."""
    again = read_again(tmp_path, written())
    assert (again.name, again.text, again.facts) == ("memo", MEMO.text, MEMO.facts)
    assert again.layer == MEMO.layer


def test_what_is_shown() -> None:
    """Stretches are regions, ends of events and links of two marks relations, values texts."""
    (task,) = written()
    (annotation,) = task["annotations"]
    shown = []
    for each in annotation["result"]:
        if each["type"] == "relation":
            shown.append((each["from_id"], each["to_id"], *each["labels"]))
        else:
            value = each["value"]
            shown.append((each["id"], each["type"], value["text"], value.get("labels")))
    assert shown == [
        ("r1", "labels", "Ada", ["Who"]),
        ("r2", "labels", "left", ["Leave"]),
        ("r2", "textarea", ["high"], None),
        ("r3", "labels", "it seems", ["Leave"]),
        ("r4", "labels", "Turin", ["a\x01b"]),
        ("r2", "r1", "Agent"),
        ("r2", "r4", "From"),
        ("r1", "r4", "near"),
    ]
    assert annotation["result"][0]["meta"] == {"text": ["the countess"]}


def test_the_interface() -> None:
    """The interface has every label, relation and field once, in characters that XML can have."""
    root = ElementTree.fromstring(LABEL_STUDIO.write(MEMO)["memo.config.xml"])
    found = [(each.tag, each.get("value") or each.get("name")) for each in root.iter()]
    assert found == [
        ("View", None),
        ("Relations", None),
        ("Relation", "Agent"),
        ("Relation", "From"),
        ("Relation", "near"),
        ("Labels", "label"),
        ("Label", "Leave"),
        ("Label", "Who"),
        ("Label", "a\ufffdb"),
        ("Text", "$text"),
        ("Header", "sure"),
        ("TextArea", "sure"),
    ]


def test_deleted_regions_take_along_what_hangs_on_them(tmp_path: Path) -> None:
    """Without the region of Ada her note, her end of the event and her link are gone, and more."""
    tasks = written()
    results = tasks[0]["annotations"][0]["result"]
    tasks[0]["annotations"][0]["result"] = [
        each for each in results if "r1" not in (each.get(k) for k in ("id", "from_id", "to_id"))
    ]
    layer = read_again(tmp_path, tasks).layer
    assert [each.id for each in layer.marks] == ["T2", "T3"]
    assert layer.links == (Link("E1", "Leave", (End("From", "T3"),), "T2"),)
    assert [each.id for each in layer.features] == ["A1", "A2"]
    assert [each.id for each in layer.remarks] == ["#2", "#3"]
    assert layer.entries == MEMO.layer.entries


def test_changes_hold(tmp_path: Path) -> None:
    """Moved, renamed and new regions, new relations and other values count as they are shown."""
    tasks = written()
    results = tasks[0]["annotations"][0]["result"]
    results[0]["value"]["labels"] = ["Person"]
    results[0]["meta"] = {"text": ["a countess"]}
    results[2]["value"]["text"] = ["low"]
    results[3]["value"] |= {"start": 8, "end": 13, "text": "seems"}
    new = {"start": 26, "end": 27, "text": "😀", "labels": ["Mood"]}
    results.append({"id": "zz", "type": "labels", "to_name": "text", "value": new})
    results.append({"type": "relation", "from_id": "zz", "to_id": "r2", "labels": ["of"]})
    layer = read_again(tmp_path, tasks).layer
    assert layer.marks == (
        Mark("T1", "Person", ((0, 3),)),
        Mark("T2", "Leave", ((15, 19), (8, 13)), "left it seems"),
        MEMO.layer.marks[2],
        Mark("zz", "Mood", ((26, 27),)),
    )
    new_link = Link("R3", "of", (End("from", "zz"), End("to", "T2")))
    assert layer.links == (*MEMO.layer.links, new_link)
    assert layer.features == (*MEMO.layer.features[1:], Feature("A4", "sure", "T2", "low"))
    assert layer.remarks == (*MEMO.layer.remarks[1:], Remark("N2", "note", "T1", "a countess"))


def test_kept_part_that_was_altered(tmp_path: Path) -> None:
    """Whoever alters what is kept in the data of a task is told."""
    tasks = written()
    tasks[0]["data"]["onrecord"]["links"] = "none"
    path = tmp_path / "memo.json"
    path.write_text(json.dumps(tasks), "utf-8")
    (found,) = LABEL_STUDIO.read(path)
    fault = "'onrecord' of its data was altered: Expected `array`, got `str` - at `$.links`"
    assert str(found) == f"{path}:1: task 1: {fault}; write it again"


def test_empty_stretch() -> None:
    """A stretch of no characters cannot be written."""
    empty = Annotated("memo", "Ada", Layer(marks=(Mark("T1", "Who", ((1, 1),)),)))
    fault = "mark 'T1' has an empty stretch at 1; mark at least one character"
    with pytest.raises(UsageError, match=f"^'memo' cannot be written: {fault}$"):
        LABEL_STUDIO.write(empty)
