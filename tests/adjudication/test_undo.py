"""Answers are taken back, and what nobody was asked about is not."""

from __future__ import annotations

import pytest
from adjudication.conftest import SAME, PassesFolder

from onrecord.corpus.read_documents import Coding, Document
from onrecord.review.new_faults import NewFaults


def test_last_answer_can_be_undone_when_all_is_settled(corpus: PassesFolder) -> None:
    """The next run offers it, and asks again; a coding mended by hand since stays as it is."""
    corpus.answer("f", "f", "f")
    said = corpus.answer("?", "u", "n")
    assert said.out.count("all is settled; [u]ndo the last answer, [q]uit:") == 2
    assert "undone: event e06\n" in said.out
    assert "1 of 1: event e06" in said.out
    assert "e06" not in corpus.coding()
    corpus.replace("annotations/bree.yaml", "A minister visits a king.", "A visit.")
    assert "[u]ndo" not in corpus.answer("u").out


def test_undo_passes_over_what_was_taken_over_since(
    corpus: PassesFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a later run took over without asking is no answer, and is taken over again."""

    def find(_: NewFaults, __: Document, coding: Coding) -> list[str]:
        return ["no"] * any(row.id == "e05" for row, _ in coding.events)

    with monkeypatch.context() as patch:
        patch.setattr(NewFaults, "find", find)
        corpus.answer("f", "q")
    assert "e05" not in corpus.coding()
    assert "1 row that a1 and a2 code the same: taken over" in corpus.answer("q").out
    said = corpus.answer("u", "q")
    assert "undone: event e01\n" in said.out
    assert corpus.coding().keys() == SAME


def test_undo_takes_answers_back(corpus: PassesFolder) -> None:
    """Also those of an earlier run, but never what nobody was asked about."""
    corpus.answer("q")
    before = [corpus.path(kind).read_bytes() for kind in ("annotations", "adjudications")]
    corpus.answer("f", "f", "q")
    said = corpus.answer("u", "u", "u", "q")
    assert "undone: event e02 with appointment a02\n" in said.out
    assert "undone: event e01\n" in said.out
    assert "there is no answer to undo" in said.out
    after = [corpus.path(kind).read_bytes() for kind in ("annotations", "adjudications")]
    assert after == before
