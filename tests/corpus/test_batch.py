"""Batches are cut and keep where their lines stand."""

from __future__ import annotations

import pytest

from onrecord.corpus.batch import LineBatch, Lines

BATCH = LineBatch(
    "a",
    Lines("documents/m.jsonl", 4, b"a\nb\nc\n", (1, 1, 1)),
    Lines("annotations/m.jsonl", 2, b"a\nb\nb\n", (1, 2, 0)),
    Lines("drafts/m.jsonl", 0, b"c\n", (0, 0, 1)),
)


@pytest.mark.parametrize(
    ("number", "firsts", "contents"),
    [
        (0, [4, 2, 0], [b"a\n", b"a\n", b""]),
        (1, [5, 3, 0], [b"b\n", b"b\nb\n", b""]),
        (2, [6, 5, 0], [b"c\n", b"", b"c\n"]),
    ],
)
def test_picked_document_keeps_its_lines(
    number: int, firsts: list[int], contents: list[bytes]
) -> None:
    """In each of the three files, a document that is picked stands where it stood."""
    picked = BATCH.pick([number])
    assert [each.first for each in picked.lines] == firsts
    assert [each.content for each in picked.lines] == contents


def test_nothing_and_several_may_be_picked() -> None:
    """What is picked is counted from the first of it."""
    assert [each.first for each in BATCH.pick([]).lines] == [4, 2, 0]
    assert [each.first for each in BATCH.pick([1, 2]).lines] == [5, 3, 0]
    assert BATCH.pick([0, 2]).documents.content == b"a\nc\n"
