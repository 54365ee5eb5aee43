"""What cannot be adjudicated is refused with what to do, and nothing is overwritten."""

from __future__ import annotations

import pytest
from adjudication.conftest import PassesFolder

from onrecord.cli import main
from onrecord.review.terminal import Terminal

MOVE = "data/curated/annotations/bree.yaml"


def refused(corpus: PassesFolder, *options: str, annotator: str = "p1") -> tuple[int, str]:
    """The status, and the first line of what is said, with files as from the corpus."""
    said = corpus.answer("f", options=options, annotator=annotator)
    return said.status, said.err.splitlines()[0].replace(f"{corpus.root}/", "")


def test_coding_of_somebody_else_stays(corpus: PassesFolder) -> None:
    """A coding that adjudicate has not begun is never overwritten."""
    content = "document: bree\nannotator: a1\n"
    corpus.write("annotations/bree.yaml", content)
    assert refused(corpus) == (
        1,
        "data/curated/annotations/bree.yaml:1: was not begun by adjudicate, which overwrites no "
        "coding; move it away first",
    )
    assert corpus.path("annotations").read_text() == content
    assert not corpus.path("adjudications").exists()


def test_coding_changed_by_hand_stays(corpus: PassesFolder) -> None:
    """A coding that was changed, or is gone, while answers are open is not written over."""
    corpus.answer("f", "q")
    corpus.replace("annotations/bree.yaml", "A minister visits a king.", "A visit.")
    assert refused(corpus) == (
        1,
        f"data/curated/adjudications/bree.yaml:1: {MOVE} is not what the decisions here make, so "
        f"one of the two was changed by hand; restore that one, or move this file and {MOVE} away "
        "to adjudicate anew",
    )
    corpus.path("annotations").unlink()
    assert f"{MOVE} is gone; restore it, or move this file" in refused(corpus)[1]


def test_begun_anew(corpus: PassesFolder) -> None:
    """With both files moved away, as messages advise, all is asked again."""
    corpus.answer("f", "f", "f")
    for kind in ("annotations", "adjudications"):
        corpus.path(kind).unlink()
    assert "1 of 3: event e01" in corpus.answer("q").out


@pytest.mark.parametrize("is_link", [False, True])
def test_decisions_that_are_no_file(corpus: PassesFolder, is_link: bool) -> None:
    """A folder or a link to nothing in place of the decisions is told as what it is."""
    corpus.answer("f", "q")
    path = corpus.path("adjudications")
    path.unlink()
    path.symlink_to(path.with_name("gone.yaml")) if is_link else path.mkdir()
    status, said = refused(corpus)
    assert status == 1
    assert said.startswith("data/curated/adjudications/bree.yaml:1: ")
    assert "move it away first" not in said


def test_settled_coding_may_be_mended_by_hand(corpus: PassesFolder) -> None:
    """When all is settled, the coding belongs to whoever mends it."""
    corpus.answer("f", "f", "f")
    corpus.replace("annotations/bree.yaml", "A minister visits a king.", "A visit.")
    assert corpus.answer().status == 0
    assert "A visit." in corpus.path("annotations").read_text()


def test_decisions_of_other_passes_do_not_fit(corpus: PassesFolder) -> None:
    """Where a pass was changed, who decides is another, or the passes are others, it is told."""
    corpus.answer("f", "q")
    file = "data/curated/adjudications/bree.yaml:1: "
    anew = f"move this file and {MOVE} away to adjudicate anew"
    assert refused(corpus, "--first", "a2", "--second", "a1") == (
        1,
        f"{file}adjudicates a1 and a2, in this order; name these, or {anew}",
    )
    assert refused(corpus, annotator="a1") == (
        1,
        f"{file}is the work of 'p1', and a coding has one annotator; go on with --annotator p1 "
        f"if that is you, or {anew}",
    )
    corpus.replace("annotations/bree.a2.yaml", "A minister visits a king.", "A visit.")
    assert refused(corpus) == (
        1,
        f"{file}the pass of a2 was changed since this was begun; restore it, or {anew}",
    )


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('first_row: "e06"', 'first_row: "e99"', "the decision about e99 and none of events"),
        ('row: "e01"\n    fields', 'row: "e77"\n    fields', "one of the two was changed by hand"),
        ('document: "bree"', 'document: "brie"', "unknown document 'brie'"),
        ('row: "e01"\n    fields', 'row: "one"\n    fields', "malformed id 'one'; expected e"),
        ('row: "e01"\n    fields', 'row: "e04"\n    fields', "row 'e04' is given twice"),
        ('taken: "first"', 'taken: "third"', "a value of 'taken' that is none"),
        ("decisions:", "decided:", "decided"),
        ('taken: "first"', 'taken: "other"', "a mended row, and no other, stands in edited"),
        ('taken: "first"', 'taken: "both"', "but the passes differ in contexts"),
        ('taken: "first"', 'taken: "neither"', "so there is no row; mend row or taken"),
        ('    row: "e01"\n    fields', "    fields", "so there is a row; mend row or taken"),
        ("step: 2", "step: -2", "step -2 is out of range"),
        ('taken: "first"', "edited: {id: [a]}", "no taken; add"),
    ],
)
def test_decisions_changed_by_hand(corpus: PassesFolder, old: str, new: str, fault: str) -> None:
    """A file of decisions that means nothing is one clear error."""
    corpus.answer("f", "l", "s", "q")
    corpus.replace("adjudications/bree.yaml", old, new)
    status, said = refused(corpus)
    assert status == 1
    assert said.startswith("data/curated/adjudications/bree.yaml:")
    assert fault in said


def test_what_does_not_exist(corpus: PassesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """A document or pass that is not there is wrong use, and so is a document with one pass."""
    assert refused(corpus, "--first", "zoe") == (
        2,
        "onrecord: 'zoe' has no pass over 'bree'; passes are of a1, a2",
    )
    assert refused(corpus, "--first", "a2", "--second", "a2") == (
        2,
        "onrecord: --first and --second are both 'a2'; name two passes",
    )
    words = ["adjudicate", "--folder", str(corpus.root), "--annotator", "p1"]
    assert main([*words, "bre"]) == 2
    assert capsys.readouterr().err == (
        "onrecord: there is no document 'bre' with files of its own; nearest 'bree'\n"
    )
    (corpus.curated / "annotations/bree.a2.yaml").unlink()
    assert refused(corpus) == (
        2,
        "onrecord: 'bree' has 1 pass; adjudicating takes two files annotations/bree.ANNOTATOR.yaml",
    )


def test_who_settles_is_declared(corpus: PassesFolder) -> None:
    """Whoever settles is declared first, as somebody who settles."""
    said = corpus.answer(annotator="zoe")
    assert said.status == 2
    assert said.err.endswith(
        "annotators.csv: zoe,person,YOUR NAME,Settled with the command adjudicate what independent "
        "codings disagree on.\n"
    )


def test_nothing_is_summed_up_before_anything_was_asked(
    corpus: PassesFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped at the question who somebody is, a run says nothing of the document."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Terminal, "ask", interrupted)
    said = corpus.answer(annotator="p1")
    assert said.err == "onrecord: stopped; every answer that you gave is kept\n"
    assert "0 decided, 3 open\n" in said.out
    monkeypatch.setattr("onrecord.adjudication.adjudicate.check_annotator", interrupted)
    assert corpus.answer(annotator="zoe")[:2] == (130, "")


def test_three_passes_need_names(corpus: PassesFolder) -> None:
    """With more than two passes, two are named; the others play no part."""
    text = (corpus.curated / "annotations/bree.a1.yaml").read_text(encoding="utf-8")
    corpus.write("annotations/bree.p1.yaml", text.replace("annotator: a1", "annotator: p1"))
    assert refused(corpus) == (
        2,
        "onrecord: 'bree' has passes of a1, a2, p1; name two of them with --first and --second",
    )
    said = corpus.answer("q", options=("--first", "p1", "--second", "a2"))
    assert said.out.startswith("7 rows that p1 and a2 code the same: taken over\n")
    # The next run knows which.
    assert "1 of 3: event e01" in corpus.answer("q").out
    assert refused(corpus, "--first", "a2") == (
        2,
        "onrecord: 'bree' was begun with --first p1 --second a2; name both, or neither",
    )


def test_faults_of_a_pass_are_told(corpus: PassesFolder) -> None:
    """Words of a pass that are not in the text stop it, with file and line."""
    words = "exact: to leave the League"
    line = corpus.replace("annotations/bree.a1.yaml", f"{words}\n", "exact: to quit the Club\n")
    status, said = refused(corpus)
    assert status == 1
    assert said.startswith(f"data/curated/annotations/bree.a1.yaml:{line}: ")
    assert not corpus.path("adjudications").exists()
