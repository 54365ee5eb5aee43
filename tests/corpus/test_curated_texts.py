"""The texts of a corpus are found by their ids, wherever they stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from curated import TEXT
from lines import LinesFolder, document_line

from onrecord.corpus.curated_texts import CuratedTexts
from onrecord.layout import Layout


@pytest.fixture
def texts(tmp_path: Path) -> CuratedTexts:
    """A text in a file, three in lines, and lines that cannot be read."""
    corpus = LinesFolder(tmp_path)
    lines = [document_line(each, text=f"I am {each}, é.") for each in ("one", "two", "three")]
    corpus.write_bulk(lines[:2], [])
    corpus.write_bulk(lines[2:], [], "more")
    path = corpus.curated / "documents/many.jsonl"
    broken = b'broken\n\n{"id":"half","text":"\\ud800"}\n{"id":"none"}\n\xff\n'
    path.write_bytes(broken + path.read_bytes())
    return CuratedTexts(corpus.layout)


def test_texts_of_files_and_lines(texts: CuratedTexts) -> None:
    """A text is found in its own file, or in the line that has its id, in any order."""
    assert texts["two"] == "I am two, é."
    assert texts["one"] == "I am one, é."
    assert texts["bree"] == TEXT
    assert texts["three"] == "I am three, é."
    assert set(texts) >= {"bree", "one", "two", "three"}
    assert len(texts) == len(list(texts))
    assert "two" in texts
    assert "four" not in texts
    assert 4 not in texts


@pytest.mark.parametrize("document_id", ["four", "half", "none", "../dataset", "", "a/b"])
def test_what_is_no_text(texts: CuratedTexts, document_id: str) -> None:
    """An id without a text, with one that cannot be read, or that is none, leads nowhere."""
    assert texts.get(document_id) is None


def test_no_texts_at_all(tmp_path: Path) -> None:
    """A folder that is not there has no texts."""
    texts = CuratedTexts(Layout(tmp_path))
    assert (len(texts), list(texts), "one" in texts) == (0, [], False)
