"""In bulk, documents are lines of one file, which grows as a whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from intake.adding import ENGLISH, add, names_in

from onrecord.corpus.facts import DocumentLine
from onrecord.errors import DataError, Problem
from onrecord.intake.add_documents import Added, add_documents
from onrecord.layout import Layout


def lines_of(file: Path) -> list[DocumentLine]:
    """Read a file of documents in bulk."""
    return [msgspec.json.decode(line, type=DocumentLine) for line in file.read_bytes().splitlines()]


def test_bulk_is_one_file(begun: Path, articles: Path) -> None:
    """In bulk, documents are lines that have the shape of one, and later ones are added below."""
    (articles / "a.txt").write_text("One")
    (articles / "b.html").write_text("<p>“Two”")
    add(begun, articles, bulk="news")
    (articles / "c.md").write_text("---\ntitle: C\n---\nThree")
    outcomes = add(begun, articles, bulk="news")
    assert [each.is_new for each in outcomes] == [False, False, True]  # type: ignore[attr-defined]
    file = Layout(begun).documents / "news.jsonl"
    lines = lines_of(file)
    assert [(each.id, each.title, each.text) for each in lines] == [
        ("a", "A", "One"),
        ("b", "B", "“Two”\n"),
        ("c", "C", "Three"),
    ]
    assert names_in(begun) == {"news.jsonl"}


def test_bulk_is_known_to_others(begun: Path, articles: Path) -> None:
    """An id that stands in a file in bulk is there for files of their own too."""
    (articles / "a.txt").write_text("One")
    add(begun, articles, bulk="news")
    (again,) = add(begun, articles)
    assert isinstance(again, Added)
    assert not again.is_new
    (articles / "a.txt").write_text("Two")
    (problem,) = add(begun, articles, bulk="others")
    assert isinstance(problem, Problem)
    assert names_in(begun) == {"news.jsonl"}


def test_bulk_that_is_stopped_changes_nothing(begun: Path, articles: Path) -> None:
    """Whoever stops in the middle has the file that was there, and no part of another."""
    (articles / "a.txt").write_text("One")
    add(begun, articles, bulk="news")
    file = Layout(begun).documents / "news.jsonl"
    before = file.read_bytes()
    for name in ("b.txt", "c.txt"):
        (articles / name).write_text(name)
    running = add_documents([articles], begun, ENGLISH, bulk="news")
    assert [next(running).document_id for _ in range(2)] == ["a", "b"]  # type: ignore[union-attr]
    assert names_in(begun) == {"news.jsonl", ".news.jsonl.partial"}
    running.close()
    assert names_in(begun) == {"news.jsonl"}
    assert file.read_bytes() == before


@pytest.mark.parametrize("line", [b"{", b"[]", b'{"id": "a"}', b'{"id": "\xff", "text": ""}'])
def test_bulk_must_be_whole(begun: Path, articles: Path, line: bytes) -> None:
    """A line that is no document is named before anything is added."""
    (articles / "a.txt").write_text("One")
    whole = json.dumps({"id": "b", "text": "Two"}).encode()
    (Layout(begun).documents / "news.jsonl").write_bytes(whole + b"\n" + line)
    with pytest.raises(DataError) as caught:
        add(begun, articles)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == ("data/curated/documents/news.jsonl", 2)
    assert problem.message.startswith("no document in JSON: ")
    assert problem.message.endswith("; mend it before you add others")


def test_real_pages(begun: Path, shared: Callable[[str], Path]) -> None:
    """Pages of the White House are all added, with the facts of their front matter."""
    blog = shared("corpora/whitehouse/blog")
    outcomes = add(begun, blog, bulk="blog")
    assert len(outcomes) == len(list(blog.rglob("*.md")))
    assert all(isinstance(each, Added) for each in outcomes)
    file = Layout(begun).documents / "blog.jsonl"
    lines = lines_of(file)
    assert all(each.published and each.url for each in lines)
