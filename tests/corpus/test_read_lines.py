"""Documents and annotations in JSON Lines, whole and broken."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from curated import build_rows
from hypothesis import given
from hypothesis import strategies as st
from lines import LinesFolder, annotation_line, document_line

from onrecord.corpus.documents import Documents
from onrecord.corpus.json_line import read_line
from onrecord.corpus.model import Anchor
from onrecord.corpus.origin import Origin
from onrecord.corpus.read_batch import read_batch

TWICE = "key {!r} is given twice; keep one"


def read(folder: Path, document: str | bytes, annotation: str | None = None) -> list[str]:
    """Read a line of a document and one of its annotation; gives what is wrong."""
    corpus = LinesFolder(folder)
    content = document if isinstance(document, bytes) else document.encode()
    corpus.write("documents/many.jsonl", content + b"\n")
    if annotation is not None:
        corpus.write("annotations/many.jsonl", annotation + "\n")
    batches = list(Documents(corpus.layout))
    return [str(each) for batch in batches for each in read_batch(corpus.layout, batch)[1]]


def written(value: dict[str, Any]) -> str:
    """A line as our own tools write it."""
    return msgspec.json.encode(value).decode()


def test_items_know_their_lines(tmp_path: Path) -> None:
    """Every document and every item of its coding names the line that it stands in."""
    corpus = LinesFolder(tmp_path)
    corpus.write_documents(["one", "two"])
    (batch,) = [each for each in Documents(corpus.layout) if "many" in each.place]
    documents, problems = read_batch(corpus.layout, batch)
    assert problems == []
    assert [(each.document_id, each.origin.line) for each in documents] == [("one", 1), ("two", 2)]
    coding = documents[1].coding
    assert coding is not None
    event, origin = coding.events[0]
    assert str(origin.at("date").problem(event.id)) == (
        "data/curated/annotations/many.jsonl:2: events[0].date: e01"
    )


def test_lines_give_the_rows_of_files(tmp_path: Path) -> None:
    """The same document gives the same sentences and words, in lines as in files of its own."""
    corpus = LinesFolder(tmp_path)
    corpus.write_documents(["twin"])
    rows = build_rows(corpus).rows
    for table, column in [("passages", "text"), ("evidence", "exact"), ("mentions", "text")]:
        cells = [(row["document_id"], row[column]) for row in rows[table].values]
        assert [cell for name, cell in cells if name == "twin"]
        assert [cell for name, cell in cells if name == "twin"] == [
            cell for name, cell in cells if name == "bree"
        ]


DOCUMENTS: dict[str, tuple[dict[str, Any], str]] = {
    "NUL": ({"text": "a\0b"}, "text: has a NUL character; remove it"),
    "carriage return": (
        {"text": "a\r\nb"},
        "text: has a carriage return; end lines with LF",
    ),
    "not normal": (
        {"text": "e\u0301"},
        "text: not in Unicode normal form NFC; normalize the text",
    ),
    "byte order mark": (
        {"text": "\ufeffa"},
        "text: begins with a byte order mark; save the file as UTF-8 without it",
    ),
    "control character": (
        {"title": "a\0b\rc"},
        r"title: the control character '\x00' stands in the text; remove it",
    ),
    "delete character": (
        {"publisher": "x\x7f"},
        r"publisher: the control character '\x7f' stands in the text; remove it",
    ),
    "title not normal": (
        {"title": "Cafe\u0301"},
        "title: not in Unicode normal form NFC; normalize the text",
    ),
    "reads like a row": (
        {"id": "a-e1"},
        "document id 'a-e1' reads like the key of a row; name it otherwise",
    ),
    "unknown key": ({"titel": "x"}, "titel: unknown key 'titel'; nearest 'title'"),
    "other text": (
        {"text": "x", "sha256": "0", "coding": "none"},
        "the text was changed since it was added: its sha256 is 2d711642b726b04401627ca9fbac32f"
        "5c8530fb1903cc4db02258717921a4881, not '0'; restore it, or write the new hash, and draft "
        "it again if it was drafted",
    ),
    "no coding": (
        {"coding": "partial"},
        "says partial, but data/curated/annotations/many.jsonl has no line for it in its place; "
        "add it (it may have no rows), or write coding: none",
    ),
}


@pytest.mark.parametrize("case", DOCUMENTS)
def test_what_is_wrong_with_a_document(tmp_path: Path, case: str) -> None:
    """A line that cannot be a document says so, and what to do."""
    changed, message = DOCUMENTS[case]
    line = document_line("one", **{"coding": "none", **changed})
    assert read(tmp_path, written(line)) == [f"data/curated/documents/many.jsonl:1: {message}"]


def test_a_line_that_is_not_utf_8(tmp_path: Path) -> None:
    """A line in another encoding names the byte, and is no document."""
    line = written(document_line("one", coding="none", title="Bree.")).encode()
    assert read(tmp_path, line.replace(b"Bree.", b"Br\xe9e")) == [
        "data/curated/documents/many.jsonl:1: not UTF-8: byte 0xe9; save the file as UTF-8"
    ]


def test_half_a_surrogate_pair(tmp_path: Path) -> None:
    """A text that no file could hold is refused, in documents as in annotations."""
    line = json.dumps(document_line("one", coding="none", text="a\ud800"))
    message = "half of a surrogate pair stands in a text; remove it"
    assert read(tmp_path / "a", line) == [f"data/curated/documents/many.jsonl:1: {message}"]
    coding = json.dumps(annotation_line("one", quotes=[], appointments=[]))
    coding = coding.replace("A minister", "A \\udc00minister")
    found = read(tmp_path / "b", written(document_line("one")), coding)
    assert found[0] == f"data/curated/annotations/many.jsonl:1: {message}"


def test_a_line_nested_too_deep(tmp_path: Path) -> None:
    """Antecedents nested without end are refused in one sentence."""
    deep = '{"antecedent":' * 5_000 + '"Ada"' + "}" * 5_000
    line = written(annotation_line("one")).replace('"3 May 2021"', deep, 1)
    assert read(tmp_path, written(document_line("one")), line)[0] == (
        "data/curated/annotations/many.jsonl:1: "
        "not readable as JSON: too deep, or a number too long"
    )


def test_antecedents_nested_deep(tmp_path: Path) -> None:
    """As many antecedents as can be read can be looked for too, each in its turn."""
    deep: Any = "Ada Byron"
    for _ in range(400):
        deep = {"antecedent": deep}
    coding = annotation_line("one")
    coding["events"][0]["evidence"]["actors"] = {"ada-byron": deep}
    corpus = LinesFolder(tmp_path)
    corpus.write_bulk([document_line("one")], [coding])
    out = build_rows(corpus)
    assert out.problems == []
    kinds = {row["evidence_id"]: row["kind"] for row in out.rows["evidence"].values}
    assert kinds["one-e01.actors.1.1"] == "antecedent"


def test_a_document_annotated_twice(tmp_path: Path) -> None:
    """Two lines for the same document are one too many."""
    line = written(annotation_line("one"))
    assert read(tmp_path, written(document_line("one")), f"{line}\n{line}") == [
        "data/curated/annotations/many.jsonl:2: annotates the document 'one' again"
    ]


@pytest.mark.parametrize("faulty", [0, 1])
def test_a_faulty_annotation_is_not_told_again(tmp_path: Path, faulty: int) -> None:
    """Of documents whose line of annotations may be the faulty one, nothing more is said."""
    for name, changed in {
        "no document; add 'document: ...'": {},
        "document: expected text, not 5": {"document": 5},
    }.items():
        lines = [annotation_line("one"), annotation_line("two")]
        del lines[faulty]["document"]
        lines[faulty].update(changed)
        documents = "\n".join(written(document_line(each)) for each in ("one", "two"))
        assert read(tmp_path / name[:2], documents, "\n".join(map(written, lines))) == [
            f"data/curated/annotations/many.jsonl:{faulty + 1}: {name}"
        ]


def test_an_event_without_evidence_is_one_problem(tmp_path: Path) -> None:
    """Its line is there, and the other lines are read as ever."""
    lines = [annotation_line("one"), annotation_line("two")]
    del lines[0]["events"][0]["evidence"]
    documents = "\n".join(written(document_line(each)) for each in ("one", "two"))
    assert read(tmp_path, documents, "\n".join(map(written, lines))) == [
        "data/curated/annotations/many.jsonl:1: events[0]: no evidence; add 'evidence: ...'"
    ]


REPEATED = {
    "on top": ('"annotator":"a1"', '"annotator":"a2","annotator":"a1"', "annotator"),
    "further in": ('"type":"CONSULT"', '"type":"X","type":"CONSULT"', "type"),
    "with spaces": ('"type":"CONSULT"', '"type":"X","type" : "CONSULT"', "type"),
    "same value": ('"type":"CONSULT"', '"type":"CONSULT","type":"CONSULT"', "type"),
    "a default": ('"type":"CONSULT"', '"note":null,"type":"CONSULT","note":null', "note"),
    "behind escapes": (
        '"summary":"A minister',
        '"summary":"","summary":"\\u003a\\u003A A minister',
        "summary",
    ),
    "a person": (
        '"actors":{"ada-byron":',
        '"actors":{"ada-byron":"Byron","ada-byron":',
        "ada-byron",
    ),
}


@pytest.mark.parametrize("case", REPEATED)
def test_a_key_given_twice(tmp_path: Path, case: str) -> None:
    """Of two values one would be lost, so the line is refused wherever the key stands."""
    old, new, key = REPEATED[case]
    line = written(annotation_line("one"))
    assert old in line
    problems = read(tmp_path, written(document_line("one")), line.replace(old, new, 1))
    assert problems == [f"data/curated/annotations/many.jsonl:1: {TWICE.format(key)}"]


def test_a_key_of_a_document_given_twice(tmp_path: Path) -> None:
    """A document with two titles is refused."""
    line = written(document_line("one", coding="none")).replace("{", '{"title":"x",', 1)
    assert read(tmp_path, line) == [f"data/curated/documents/many.jsonl:1: {TWICE.format('title')}"]


keys = st.sampled_from(["exact", "prefix", "suffix", "basis"])
values = st.one_of(st.none(), st.text(alphabet=':"\\,{}é a', max_size=5))


@given(st.lists(st.tuples(keys, values), max_size=5), st.booleans(), st.booleans())
def test_no_repeated_key_is_missed(
    pairs: list[tuple[str, str | None]], in_ascii: bool, escapes_colons: bool
) -> None:
    """Whatever stands in a line, its keys are told to be repeated just when they are."""

    def text(value: str | None) -> str:
        shown = json.dumps(value, ensure_ascii=in_ascii)
        return shown.replace(":", "\\u003A") if escapes_colons else shown

    line = ("{" + ", ".join(f'"{key}" :{text(value)}' for key, value in pairs) + "}").encode()
    names = [key for key, _ in pairs]
    _, problems = read_line(line, Anchor, Origin(Path(), "x.jsonl", (0,)))
    assert any("is given twice" in str(each) for each in problems) == (len(set(names)) < len(names))


def test_a_text_may_have_what_a_text_file_may(tmp_path: Path) -> None:
    """Form feeds and tabs stand in texts, in lines as in files of their own."""
    line = document_line("one", coding="none", text="Page one.\f\tPage two.\x0b\n")
    assert read(tmp_path / "a", written(line)) == []
    assert read(tmp_path / "b", json.dumps(line)) == []


def test_words_of_annotations_are_held_to_the_rules(tmp_path: Path) -> None:
    """A control character behind an escape is found however deep it stands, also in a key."""
    line = written(annotation_line("one")).replace("A minister", r"A\u0007 minister", 1)
    line = line.replace('"actors":{"ada-byron":', r'"actors":{"ada\u001bbyron":', 1)
    problems = read(tmp_path, written(document_line("one")), line)
    place = "data/curated/annotations/many.jsonl:1: events[0]"
    assert problems == [
        rf"{place}.summary: the control character '\x07' stands in the text; remove it",
        rf"{place}.evidence.actors: key 'ada\x1bbyron': the control character '\x1b' stands in "
        "the text; remove it",
    ]


def test_line_ends_are_those_of_all_files(tmp_path: Path) -> None:
    """A carriage return at the end of a line is refused, as in every other file."""
    line = written(document_line("one", coding="none"))
    assert read(tmp_path, line + "\r") == [
        "data/curated/documents/many.jsonl:1: has a carriage return; end lines with LF"
    ]


def test_a_byte_order_mark_before_the_first_line(tmp_path: Path) -> None:
    """A file that begins with a byte order mark says so, and how to save it."""
    line = written(document_line("one", coding="none")).encode()
    assert read(tmp_path, b"\xef\xbb\xbf" + line) == [
        "data/curated/documents/many.jsonl:1: begins with a byte order mark; save the file as "
        "UTF-8 without it"
    ]


@pytest.mark.parametrize("depth", [100, 300, 500, 700, 900, 950, 990, 1_100])
@pytest.mark.parametrize("inner", ['"Ada"', r'"\u0007"', "7"])
def test_no_depth_ends_the_reading(tmp_path: Path, depth: int, inner: str) -> None:
    """However deep a broken line is nested, what comes of it are problems."""
    deep = '{"antecedent":' * depth + inner + "}" * depth
    line = written(annotation_line("one")).replace('"3 May 2021"', deep, 1)
    problems = read(tmp_path, written(document_line("one")), line)
    assert bool(problems) or inner == '"Ada"'
