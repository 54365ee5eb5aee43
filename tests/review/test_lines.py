"""Documents in lines are reviewed like those with files of their own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from drafted import TEXT
from lines import document_line, write_lines
from reviewing import ReviewedFolder

from onrecord.forms.own_file import is_ours


class ReviewedLines(ReviewedFolder):
    """A corpus of three documents in lines, two of them with drafts and none coded."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__(root, monkeypatch)
        (self.layout.drafts / "road.yaml").unlink()
        documents = [
            document_line("a1", text=TEXT, coding="none"),
            document_line("b2", coding="none"),
            document_line("c3", text=TEXT, coding="none", title='Says "coding":"none"'),
        ]
        write_lines(self.curated / "documents/many.jsonl", documents)
        self.draft("a1", "c3")

    def lines(self, folder: Path) -> list[dict[str, object]]:
        """The lines in one of the folders."""
        path = folder / "many.jsonl"
        return (
            [json.loads(line) for line in path.read_bytes().splitlines()] if path.exists() else []
        )


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ReviewedLines:
    """The corpus, drafted."""
    return ReviewedLines(tmp_path / "corpus", monkeypatch)


def test_accepted_rows_go_into_the_line_of_their_document(corpus: ReviewedLines) -> None:
    """Lines are put in the order of the documents, and the facts say what is coded."""
    annotations = corpus.curated / "annotations"
    assert corpus.answer("a", "a", "q", options=("c3",)).status == 0
    assert [each["document"] for each in corpus.lines(annotations)] == ["c3"]
    assert corpus.answer("a", "a", "q").status == 0
    assert [each["document"] for each in corpus.lines(annotations)] == ["a1", "c3"]
    assert [each["coding"] for each in corpus.lines(corpus.layout.documents)] == [
        "partial",
        "none",
        "partial",
    ]
    assert corpus.lines(corpus.layout.documents)[2]["title"] == 'Says "coding":"none"'
    corpus.built(include_drafts=True)
    assert is_ours(corpus.layout.drafts / "many.jsonl")


def test_undo_takes_lines_back(corpus: ReviewedLines) -> None:
    """Every file is as before, but for the one that has no line any more."""
    before = corpus.files()
    said = corpus.answer("a", "a", "d", "u", "u", "q")
    assert said.out.count("undone: ") == 2
    after = corpus.files()
    assert after.pop("data/curated/annotations/many.jsonl", b"") == b""
    assert after == before
    corpus.built(include_drafts=True)


def test_authorities_may_be_lines(corpus: ReviewedLines) -> None:
    """New actors go where the actors of the corpus are."""
    path = corpus.curated / "authorities/actors.yaml"
    actors = [
        {"id": "bob-roper", "name": "Bob Roper", "type": "person"},
        {"id": "league", "name": "League of Nations", "type": "organization"},
    ]
    path.with_suffix(".jsonl").write_text("\n".join(map(json.dumps, actors)))
    path.unlink()
    (corpus.curated / "annotations/bree.yaml").unlink()
    corpus.replace("documents/bree.yaml", "coding: complete", "coding: none")
    assert corpus.answer("a", "a", "q").status == 0
    listed = [json.loads(line) for line in path.with_suffix(".jsonl").read_text().splitlines()]
    assert [each["id"] for each in listed] == ["bob-roper", "league", "cora-dale"]
