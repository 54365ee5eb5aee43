"""JSON Lines files of authorities and records, whole and broken."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from onrecord.corpus.facts import Actor, Office, Record
from onrecord.corpus.model import Anchor
from onrecord.corpus.read_jsonl import read_jsonl_items


def write(folder: Path, content: str | bytes) -> Path:
    """Write a file of lines."""
    path = folder / "offices.jsonl"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_items_know_their_lines(tmp_path: Path) -> None:
    """Each line is one item, and its origin names the line."""
    path = write(tmp_path, '{"id":"chair","name":"Chair"}\n{"name": "Envoy", "id": "envoy"}\n')
    items, problems = read_jsonl_items(tmp_path, path, Office)
    assert problems == []
    assert [(item.id, origin.file, origin.line) for item, origin in items] == [
        ("chair", "offices.jsonl", 1),
        ("envoy", "offices.jsonl", 2),
    ]


def test_last_line_may_lack_its_end(tmp_path: Path) -> None:
    """A file without a final line feed loses nothing, and an empty one has no items."""
    items, problems = read_jsonl_items(tmp_path, write(tmp_path, '{"id":"a","name":"A"}'), Office)
    assert ([item.id for item, _ in items], problems) == (["a"], [])
    assert read_jsonl_items(tmp_path, write(tmp_path, ""), Office) == ([], [])


def test_numbers_may_be_text(tmp_path: Path) -> None:
    """A whole number may be written as text, as it is in YAML, and a missing value as null."""
    path = write(tmp_path, '{"exact":"a","occurrence":"2","prefix":null}\n{"occurrence":3}\n')
    items, problems = read_jsonl_items(tmp_path, path, Anchor)
    assert problems == []
    assert [item.occurrence for item, _ in items] == [2, 3]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "empty line; expected a mapping in JSON, or nothing at all"),
        ("[]", "expected a mapping of keys to values in each line"),
        ('{"id":"a","name":"A","id":"b"}', "key 'id' is given twice; keep one"),
        ('{"id":"a"}', "no name; add 'name: ...'"),
        ('{"id":"a","name":"A","nam":"B"}', "nam: unknown key 'nam'; nearest 'name'"),
        ('{"id":"a","name":2}', "name: expected text, not 2"),
        ('{"id":"a","name":"A","names":[1]}', "names[0]: expected text, not 1"),
        (
            r'{"id":"a","name":"\u0000"}',
            r"name: the control character '\x00' stands in the text; remove it",
        ),
        (
            r'{"id":"a","name":"\r"}',
            r"name: the control character '\r' stands in the text; remove it",
        ),
        (r'{"id":"a","name":"\ud800"}', "half of a surrogate pair stands in a text; remove it"),
        (
            r'{"id":"a","name":"e\u0301"}',
            "name: not in Unicode normal form NFC; normalize the text",
        ),
        (
            '{"id":"a","name":"A"',
            "not JSON, at character 21: Expecting ',' delimiter; mend or remove the line",
        ),
        ("[" * 100_000, "not readable as JSON: too deep, or a number too long"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, line: str, message: str) -> None:
    """A broken line is a problem with its line, and the whole ones around it are read."""
    whole = '{"id":"whole","name":"Whole"}'
    items, problems = read_jsonl_items(
        tmp_path, write(tmp_path, f"{whole}\n{line}\n{whole}\n"), Office
    )
    assert [str(each) for each in problems] == [f"offices.jsonl:2: {message}"]
    assert [item.id for item, _ in items] == ["whole", "whole"]


def test_files_are_held_to_the_rules_of_all_files(tmp_path: Path) -> None:
    """Bytes that are not UTF-8, and carriage returns, are problems with their line."""
    _, problems = read_jsonl_items(tmp_path, write(tmp_path, b'{"id":"a"}\n\xff\n'), Office)
    assert [str(each) for each in problems] == [
        "offices.jsonl:2: not UTF-8: byte 0xff; save the file as UTF-8"
    ]
    _, problems = read_jsonl_items(tmp_path, write(tmp_path, "{}\r\n"), Office)
    assert [str(each) for each in problems] == [
        "offices.jsonl:1: has a carriage return; end lines with LF"
    ]


def test_inner_faults_name_their_place(tmp_path: Path) -> None:
    """A fault inside of a long line is named with its keys."""
    line = '{"id":"r","body":"B","what":"W","events":[{"id":"e1","type":"CONSULT"}]}\n'
    _, problems = read_jsonl_items(tmp_path, write(tmp_path, line), Record)
    assert sorted(map(str, problems)) == [
        "offices.jsonl:1: events[0]: no modality; add 'modality: ...'",
        "offices.jsonl:1: events[0]: no polarity; add 'polarity: ...'",
        "offices.jsonl:1: events[0]: no summary; add 'summary: ...'",
    ]


def test_what_is_written_reads_back(tmp_path: Path) -> None:
    """An item leaves out what says nothing, and reads back as it was."""
    actor = Actor(id="a", name="“Å”", type="person")
    content = msgspec.json.encode(actor)
    assert content.decode() == '{"id":"a","name":"“Å”","type":"person"}'
    assert read_jsonl_items(tmp_path, write(tmp_path, content), Actor)[0][0][0] == actor
