"""The reading room shows the whole texts of documents that stand in JSON Lines."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from browse.conftest import Site
from browse.marks import plain
from lines import LinesFolder, annotation_line, document_line

from onrecord.pipeline.make import make_release


@pytest.fixture
def in_lines(tmp_path: Path) -> LinesFolder:
    """A built folder with documents in lines, of which only the evidence is passed on."""
    corpus = LinesFolder(tmp_path)
    corpus.write_bulk(
        [document_line(each, text_release="evidence") for each in ("one", "two")],
        [annotation_line(each) for each in ("one", "two")],
    )
    make_release(corpus.root)
    return corpus


def test_a_text_in_a_line_is_shown(in_lines: LinesFolder) -> None:
    """Documents in JSON Lines are read whole, as those with files of their own, where they may."""
    with closing(Site(in_lines.root, shows_texts=True)) as site:
        page = site.get("/-/read/two").text
        assert "The two will meet again in June." in plain(page)
        assert "characters not released" not in page
        assert "characters not released" not in site.get("/onrecord/events/two-e01").text
    with closing(Site(in_lines.root)) as site:
        assert "characters not released" in site.get("/-/read/two").text


def test_a_line_that_changed_is_not_shown(in_lines: LinesFolder) -> None:
    """A text that is not the coded one is not shown, nor one whose file is gone by now."""
    path = in_lines.curated / "documents/many.jsonl"
    line = {"one": document_line("one", text="Isengard.\n"), "two": document_line("two")}
    in_lines.write_bulk([*line.values()], [])
    with closing(Site(in_lines.root, shows_texts=True)) as site:
        page = site.get("/-/read/one").text
        assert "Isengard" not in page
        assert "characters not released" in page
        path.unlink()
        assert "characters not released" in site.get("/-/read/two").text
