"""A key without a value is held against the keys that its mapping may have."""

from __future__ import annotations

import pytest
from curated import CuratedFolder
from support import real_tables

from onrecord.corpus.empty_keys import empty_key_faults
from onrecord.corpus.model import Annotation
from onrecord.corpus.read import read_corpus
from onrecord.corpus.read_documents import read_document

KNOWN = [
    ("events",),
    ("events", 0, "note"),
    ("events", 0, "place", "country"),
    ("events", 0, "actors", 0, "office"),
    ("events", 0, "evidence", "actors"),
    ("events", 0, "evidence", "actors", "ada-byron", "antecedent"),
]
UNKNOWN = [
    (("evnts",), "unknown key 'evnts'; nearest 'events'"),
    (("events", 0, "modalty"), "unknown key 'modalty'; nearest 'modality'"),
    (("events", 0, "place", "contry"), "unknown key 'contry'; nearest 'country'"),
    (("events", 0, "actors", 0, "offic"), "unknown key 'offic'; nearest 'office'"),
    (
        ("events", 0, "evidence", "actors", "nobody"),
        "key 'nobody' has no value; write one, or remove the key",
    ),
]


@pytest.mark.parametrize("path", KNOWN)
def test_a_key_of_the_model_may_be_empty(path: tuple[str | int, ...]) -> None:
    """An empty field means that nothing is known."""
    assert list(empty_key_faults([path], Annotation)) == []


@pytest.mark.parametrize(("path", "fault"), UNKNOWN)
def test_any_other_key_is_a_problem(path: tuple[str | int, ...], fault: str) -> None:
    """A misspelled key without a value would else be lost without a word."""
    assert list(empty_key_faults([path], Annotation)) == [(path, fault)]


def test_what_stands_in_an_unknown_key_is_not_looked_at() -> None:
    """Of a key that means nothing itself it is said elsewhere."""
    assert list(empty_key_faults([("evnts", 0, "x")], Annotation)) == []


def test_each_kind_of_file_names_the_line(corpus: CuratedFolder) -> None:
    """Facts, annotations, lists and the dataset all tell of an empty key that they do not know."""
    lines = {
        "documents/bree.yaml": corpus.replace(
            "documents/bree.yaml", "language: en", "language: en\nautor:"
        ),
        "annotations/bree.yaml": corpus.replace(
            "annotations/bree.yaml", "    mode: visit\n", "    mode: visit\n    modalty:\n"
        ),
        "authorities/actors.yaml": corpus.replace(
            "authorities/actors.yaml", "actors:\n", "actors:\n  - id: eve\n    nam:\n"
        ),
        "dataset.yaml": corpus.replace("dataset.yaml", "version:", "licence:\nversion:"),
    }
    _, problems = read_corpus(corpus.layout, real_tables())
    problems += read_document(corpus.layout, "bree")[1]
    found = {
        (each.file.removeprefix("data/curated/"), each.message.partition(";")[0]): each.line
        for each in problems
        if each.message.startswith("unknown key")
    }
    assert found == {
        ("documents/bree.yaml", "unknown key 'autor'"): lines["documents/bree.yaml"] + 1,
        ("annotations/bree.yaml", "unknown key 'modalty'"): lines["annotations/bree.yaml"] + 1,
        ("authorities/actors.yaml", "unknown key 'nam'"): lines["authorities/actors.yaml"] + 2,
        ("dataset.yaml", "unknown key 'licence'"): lines["dataset.yaml"],
    }
