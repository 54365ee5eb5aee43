"""Documents are listed in batches, from files and from lines, and nothing is passed over."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from lines import LinesFolder, annotation_line, document_line, write_lines

from onrecord.corpus import batch as limits
from onrecord.corpus.batch import DocumentFiles, FileBatch, LineBatch
from onrecord.corpus.documents import Documents
from onrecord.corpus.read_batch import read_batch


@pytest.fixture
def folder(tmp_path: Path) -> LinesFolder:
    """The small corpus, to which lines are added."""
    return LinesFolder(tmp_path / "corpus")


def read(folder: LinesFolder) -> tuple[list[str], list[str]]:
    """The ids of all documents, and all problems."""
    documents = Documents(folder.layout)
    ids, problems = [], []
    for batch in documents:
        found, faults = read_batch(folder.layout, batch)
        ids += [each.document_id for each in found]
        problems += faults
    return ids, [str(each) for each in [*documents.problems, *problems]]


def test_files_come_first_then_lines(folder: LinesFolder) -> None:
    """Documents with files of their own come by their ids, then lines in their order."""
    folder.write_documents(["zeta", "alpha"])
    assert read(folder) == (["bree", "zeta", "alpha"], [])


def test_every_input_is_hashed(folder: LinesFolder) -> None:
    """What was read is listed with its hash and size once all batches were gone through."""
    folder.write_documents(["alpha"])
    documents = Documents(folder.layout)
    list(documents)
    expected = {
        "data/curated/annotations/bree.yaml",
        "data/curated/annotations/many.jsonl",
        "data/curated/documents/bree.txt",
        "data/curated/documents/bree.yaml",
        "data/curated/documents/many.jsonl",
    }
    assert {each.path for each in documents.inputs} == expected
    for each in documents.inputs:
        content = (folder.root / each.path).read_bytes()
        assert (each.sha256, each.size) == (hashlib.sha256(content).hexdigest(), len(content))


def test_a_batch_has_the_lines_of_its_annotations(
    folder: LinesFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever batches are cut, each has just the annotations of its documents."""
    monkeypatch.setattr(limits, "_MOST_DOCUMENTS", 2)
    ids = ["one", "two", "three", "four", "five"]
    coded = [annotation_line(each) for each in ids if each != "three"]
    documents = [
        document_line(each, coding="none" if each == "three" else "complete") for each in ids
    ]
    folder.write_bulk(documents, coded)
    batches = [each for each in Documents(folder.layout) if isinstance(each, LineBatch)]
    assert [each.document_count for each in batches] == [2, 2, 1]
    assert [each.documents.first for each in batches] == [0, 2, 4]
    assert [each.annotations.first for each in batches] == [0, 2, 3]
    assert [each.annotations.content.count(b"\n") for each in batches] == [2, 1, 1]
    assert read(folder) == (["bree", *ids], [])


def test_batches_find_their_ends_again(folder: LinesFolder) -> None:
    """A document more moves the end of one batch; the others stay what they were."""
    ids = [f"doc-{number}" for number in range(6_000)]
    lines = [document_line(each, text="No.", coding="none") for each in ids]
    folder.write_bulk(lines, [])
    before = {each.sha256 for each in Documents(folder.layout)}
    folder.write_bulk([document_line("new", text="No.", coding="none"), *lines], [])
    after = {each.sha256 for each in Documents(folder.layout)}
    assert len(before) > 3
    assert len(before - after) <= 2


def test_files_are_cut_into_batches_too(
    folder: LinesFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Documents with files of their own come in batches, each with its annotation files."""
    monkeypatch.setattr(limits, "_MOST_DOCUMENTS", 1)
    folder.add_document("second", "It rained.")
    folder.write("annotations/second.yaml", "document: second\nannotator: a1\n")
    folder.write("annotations/second.a1.yaml", "document: second\nannotator: a1\n")
    batches = [each for each in Documents(folder.layout) if isinstance(each, FileBatch)]
    assert [each.documents for each in batches] == [
        (DocumentFiles("bree", ("bree.yaml",)),),
        (DocumentFiles("second", ("second.a1.yaml", "second.yaml")),),
    ]
    assert read(folder) == (["bree", "second"], [])


PLACE = "data/curated/documents/many.jsonl:1"
BROKEN = {
    '{"id": "a", "text": "x"}': "no title; add 'title: ...'",
    "{": (
        "not JSON, at character 2: Expecting property name enclosed in double quotes; mend or "
        "remove the line"
    ),
    "[]": "expected a mapping of keys to values in each line",
    "": "empty line; expected a mapping in JSON, or nothing at all",
    "[" * 100_000: "not readable as JSON: too deep, or a number too long",
}


@pytest.mark.parametrize("line", BROKEN, ids=lambda line: line[:10])
def test_a_broken_line_is_told(folder: LinesFolder, line: str) -> None:
    """What is no document is a problem with its line, and the others are read."""
    folder.write("documents/many.jsonl", line + "\n")
    ids, problems = read(folder)
    assert ids == ["bree"]
    assert f"{PLACE}: {BROKEN[line]}" in problems


def test_bytes_that_are_no_text(folder: LinesFolder) -> None:
    """A line that is not UTF-8 is a problem, not a crash."""
    folder.write("documents/many.jsonl", b'{"id": "\xff"}\n')
    assert read(folder)[1] == [f"{PLACE}: not UTF-8: byte 0xff; save the file as UTF-8"]


CHANGED = {
    "an id that is none": (
        {"id": "A b"},
        "malformed document id 'A b'; ids are lower-case letters",
    ),
    "an id like a row": (
        {"id": "many-e01"},
        "document id 'many-e01' reads like the key of a row; name it otherwise",
    ),
    "a carriage return": (
        {"text": "a\r\nb", "coding": "none"},
        "text: has a carriage return; end lines with LF",
    ),
    "a text that is not NFC": (
        {"text": "e\u0301", "coding": "none"},
        "text: not in Unicode normal form NFC; normalize the text",
    ),
    "a NUL": ({"text": "a\0", "coding": "none"}, "text: has a NUL character; remove it"),
    "another hash": (
        {"sha256": "0" * 64},
        "the text is not the one that was annotated: its sha256 is "
        "{digest}, not '{zeros}'; restore the text, or go through the annotation again and write "
        "the new hash",
    ),
    "an unknown key": ({"titel": "x"}, "titel: unknown key 'titel'; nearest 'title'"),
}


@pytest.mark.parametrize("what", CHANGED)
def test_a_wrong_value_is_told(folder: LinesFolder, what: str) -> None:
    """What YAML files and texts may not hold, lines may not either."""
    changed, message = CHANGED[what]
    line = document_line("many", **changed)
    folder.write_bulk([line], [])
    digest = hashlib.sha256(line["text"].encode()).hexdigest()
    expected = message.replace("{digest}", digest).replace("{zeros}", "0" * 64)
    assert any(each.startswith(f"{PLACE}: {expected}") for each in read(folder)[1])


def test_a_key_given_twice(folder: LinesFolder) -> None:
    """A key that stands twice in a mapping is told, where parsers would keep the last."""
    folder.write_documents(["alpha"])
    for name, key in (("documents", "title"), ("annotations", "summary")):
        path = folder.curated / name / "many.jsonl"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(f'"{key}": ', f'"{key}": "x", "{key}": ', 1), encoding="utf-8")
    assert read(folder)[1] == [
        "data/curated/annotations/many.jsonl:1: key 'summary' is given twice; keep one",
        "data/curated/documents/many.jsonl:1: key 'title' is given twice; keep one",
    ]


def test_annotations_out_of_order(folder: LinesFolder) -> None:
    """Annotations that do not follow their documents are told, with the line to begin at."""
    documents = [document_line("one"), document_line("two")]
    folder.write_bulk(documents, [annotation_line("two"), annotation_line("one")])
    _, problems = read(folder)
    assert (
        "data/curated/annotations/many.jsonl:2: annotates 'one', which is not among the documents "
        "of data/curated/documents/many.jsonl that follow; the lines of annotations stand in the "
        "order of the documents"
    ) in problems


def test_an_annotation_without_documents(folder: LinesFolder) -> None:
    """Annotations in lines belong to a file of documents of the same name."""
    write_lines(folder.curated / "annotations/other.jsonl", [annotation_line("bree")])
    assert read(folder)[1] == [
        "data/curated/annotations/other.jsonl:1: annotates the documents of documents/other.jsonl, "
        "which does not exist"
    ]


def test_a_document_without_its_annotation(folder: LinesFolder) -> None:
    """A document that says it is coded needs a line of annotations."""
    folder.write_bulk([document_line("alpha")], [])
    assert read(folder)[1] == [
        "data/curated/documents/many.jsonl:1: says complete, but "
        "data/curated/annotations/many.jsonl has no line for it in its place; add it (it may have "
        "no rows), or write coding: none"
    ]


def test_an_id_given_twice(folder: LinesFolder) -> None:
    """An id belongs to one document, in whichever files they stand."""
    folder.write_documents(["alpha", "bree", "alpha"])
    assert read(folder)[1] == [
        "data/curated/documents/many.jsonl:2: document id 'bree' is given twice, first in "
        "documents/bree.yaml",
        "data/curated/documents/many.jsonl:3: document id 'alpha' is given twice, first in "
        "many.jsonl:1",
        "data/curated/annotations/many.jsonl:3: annotates the document 'alpha' again",
    ]


def test_words_that_are_not_there_name_line_and_key(folder: LinesFolder) -> None:
    """A problem in a line says where in the line it is, since lines are long."""
    coding = annotation_line("alpha")
    coding["events"][1]["modality"] = 3
    coding["quotes"][0]["cu"] = "said"
    folder.write_bulk([document_line("alpha")], [coding])
    place = "data/curated/annotations/many.jsonl:1"
    assert read(folder)[1] == [
        f"{place}: events[1].modality: expected text, not 3",
        f"{place}: quotes[0].cu: unknown key 'cu'; nearest 'cue'",
    ]


def test_repeated_ids_are_told_with_their_lines(folder: LinesFolder) -> None:
    """Lines that cannot be read are counted, and no file beside the documents is taken for one."""
    folder.write_bulk([document_line(each, coding="none") for each in ("alpha", "beta")], [])
    path = folder.curated / "documents/many.jsonl"
    alpha, beta = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"broken\n" + alpha + beta + alpha)
    folder.write("documents/many.jsonl.none", '{"document": "alpha"}\n')
    documents = Documents(folder.layout)
    list(documents)
    assert [str(each) for each in documents.problems if "twice" in str(each)] == [
        "data/curated/documents/many.jsonl:4: document id 'alpha' is given twice, first in "
        "many.jsonl:2"
    ]
