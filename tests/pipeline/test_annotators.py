"""Everybody who codes is declared, and nothing is said of codes in a table that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from curated import CuratedFolder, build
from lines import LinesFolder, annotation_line, document_line

from onrecord.errors import DataError

DECLARE = "declare who codes in data/curated/vocabularies/annotators.csv"


def problems_of(corpus: CuratedFolder) -> list[str]:
    """What a build finds wrong, a line each."""
    with pytest.raises(DataError) as error:
        build(corpus.root)
    return [str(each) for each in error.value.problems]


def test_who_found_nothing_is_declared_too(corpus: CuratedFolder) -> None:
    """The annotator of a file without rows is looked for, at the line that names them."""
    corpus.write("annotations/bree.yaml", "document: bree\nannotator: nobody\nevents: []\n")
    assert problems_of(corpus) == [
        f"data/curated/annotations/bree.yaml:2: unknown annotator 'nobody'; {DECLARE}"
    ]


def test_an_annotator_is_named_once(corpus: CuratedFolder) -> None:
    """All the rows of a file have one annotator, so one line says that they are not known."""
    corpus.replace("annotations/bree.yaml", "annotator: a1", "annotator: zz")
    assert problems_of(corpus) == [
        f"data/curated/annotations/bree.yaml:2: unknown annotator 'zz'; {DECLARE}"
    ]


def test_independent_passes_have_annotators_too(corpus: CuratedFolder) -> None:
    """What a single annotator coded is not built from, but who that is must be declared."""
    corpus.write("annotations/bree.b2.yaml", "document: bree\nannotator: b2\n")
    assert problems_of(corpus) == [
        f"data/curated/annotations/bree.b2.yaml:2: unknown annotator 'b2'; {DECLARE}"
    ]


def test_an_annotator_in_lines(tmp_path: Path) -> None:
    """In lines, every line has an annotator of its own."""
    lines = LinesFolder(tmp_path)
    lines.write_bulk(
        [document_line("one"), document_line("two")],
        [
            annotation_line("one"),
            {"document": "two", "annotator": "nobody", "events": []},
        ],
    )
    assert problems_of(lines) == [
        "data/curated/annotations/many.jsonl:2: annotator: unknown annotator 'nobody'; " + DECLARE
    ]


@pytest.mark.parametrize(
    ("file", "columns"),
    [
        ("annotators.csv", "annotator_id,kind,name,description"),
        ("event_types.csv", "event_type,"),
    ],
)
def test_an_unreadable_table_is_the_only_problem(
    corpus: CuratedFolder, file: str, columns: str
) -> None:
    """Whether a code is in a table that cannot be read is not known, so nothing is said of it."""
    corpus.replace(f"vocabularies/{file}", columns, f"# {file}\n{columns}")
    (problem,) = problems_of(corpus)
    assert problem.startswith(f"data/curated/vocabularies/{file}:1: expected the columns ")
    assert problem.endswith("a CSV file has no comments: remove the line that begins with '#'")
