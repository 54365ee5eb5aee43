"""What cannot be reviewed is refused in one line."""

from __future__ import annotations

import shutil

import pytest
from reviewing import ReviewedFolder, corpus

from onrecord.cli import main

__all__ = ["corpus"]


@pytest.mark.parametrize(
    ("options", "annotator", "said"),
    [
        ((), "zoe", "annotator 'zoe' is not declared; add to {}: zoe,person,YOUR NAME,\"Coded "),
        ((), "Zoe!", "--annotator 'Zoe!' is no id; use lower-case letters"),
        ((), "draft-rules", "--annotator 'draft-rules' is a rule, which settles nothing"),
        (("rood",), "a1", "unknown document 'rood'; nearest 'road'"),
        (("bree",), "a1", "there is no draft of 'bree'; run onrecord draft bree"),
        (("--least", "2"), "a1", "--least 2.0 is no score; give a number from 0 to 1"),
    ],
)
def test_wrong_use_is_one_line(
    corpus: ReviewedFolder, options: tuple[str, ...], annotator: str, said: str
) -> None:
    """Who or what is not there is said with what to do, and nothing is asked."""
    answered = corpus.answer("a", options=options, annotator=annotator)
    assert (answered.status, answered.out) == (2, "")
    path = corpus.curated / "vocabularies/annotators.csv"
    assert answered.err.startswith(f"onrecord: {said.format(path)}")
    assert answered.err.count("\n") == 1


def test_text_that_changed_is_not_reviewed(corpus: ReviewedFolder) -> None:
    """Words that the text no longer has are a reason to draft again."""
    corpus.add_document("road", "Cora Dale was in Edoras. Nobody went away.\n")
    corpus.replace("documents/road.yaml", "coding: complete", "coding: none")
    said = corpus.answer("a")
    assert said.status == 1
    assert "the text was changed since it was drafted" in said.err
    again = f"run onrecord draft road --folder {corpus.root} --fresh, which loses what was changed"
    assert again in said.err


def test_corpus_is_named_as_by_draft(
    corpus: ReviewedFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    """The folder of a corpus may stand where documents stand, and means all of them."""
    shutil.rmtree(corpus.layout.drafts)
    assert main(["review", str(corpus.root), "--annotator", "a1"]) == 0
    assert capsys.readouterr().out == "there is nothing to ask about\n"
    assert main(["review", "road", "--folder", str(corpus.root), "--annotator", "a1"]) == 2
    advice = f"run onrecord draft road --folder {corpus.root}\n"
    assert capsys.readouterr().err.endswith(f"there is no draft of 'road'; {advice}")


@pytest.mark.parametrize("score", ["98", "-0.1"])
def test_score_is_from_0_to_1(corpus: ReviewedFolder, score: str) -> None:
    """A score that is none is told of with its line."""
    path = corpus.layout.drafts / "road.yaml"
    text = corpus.drafted().replace("score: 0.9\n", f"score: {score}\n", 1)
    assert score in text
    path.write_text(text, encoding="utf-8")
    said = corpus.answer("a")
    assert said.status == 1
    assert "is none; write a number from 0 to 1" in said.err
