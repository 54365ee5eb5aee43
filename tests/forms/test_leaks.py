"""Text that may not be passed on stays out of every published form."""

from __future__ import annotations

from pathlib import Path

import pytest
from curated import TEXT, CuratedFolder
from leaks import kept_back, leaked, released, texts_below, texts_in_file

import onrecord
from onrecord.layout import bundled
from onrecord.pipeline.make import make_release

# Nothing proves a row with this sentence, so it is released with the full text only.
KEPT = "Few knew that Bob Roper had waited for three whole days outside the northern city gate.\n"
TITLE = "The Treaty of Bree"
# Forms in which the passages of a document stand, each read by the helper in another way.
WITH_PASSAGES = [
    "data/tables",
    "stata",
    "spss",
    "r",
    "treaties-of-the-north.sqlite",
    "treaties-of-the-north.duckdb",
    "treaties-of-the-north.xlsx",
]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The small corpus in every form, released in each of the three ways."""
    made = {}
    for kind in ("full", "evidence", "hashes"):
        corpus = CuratedFolder(tmp_path_factory.mktemp(kind) / "corpus")
        corpus.add_document("bree", TEXT + KEPT, kind)
        make_release(corpus.root)
        made[kind] = corpus.root / "all"
        onrecord.open(corpus.root).export("all", made[kind])
    return made


@pytest.mark.parametrize("place", WITH_PASSAGES)
def test_the_sentence_is_found_where_it_is_released(place: str, exported: dict[str, Path]) -> None:
    """A full release has the sentence in every form with passages, so the search below can fail."""
    path = exported["full"] / place
    found = texts_below(path) if path.is_dir() else texts_in_file(path)
    assert leaked(found, kept_back(KEPT, [], ""))


@pytest.mark.parametrize("kind", ["evidence", "hashes"])
def test_a_sentence_without_evidence_is_in_no_form(kind: str, exported: dict[str, Path]) -> None:
    """No thirty characters of it stand in any file of any form."""
    package = onrecord.open(exported[kind])
    spans = released(lambda name: package.load(name, "arrow").to_pylist(), "bree")
    windows = kept_back(TEXT + KEPT, spans, TITLE)
    assert windows
    assert leaked(texts_below(exported[kind]), windows) == set()


@pytest.mark.parametrize("document_id", ["damage-control"])
def test_no_form_of_the_dataset_has_more_than_its_evidence(
    document_id: str, tmp_path: Path
) -> None:
    """No thirty characters of the article outside its evidence stand in any published file."""
    text = (bundled().documents / f"{document_id}.txt").read_text(encoding="utf-8")
    package = onrecord.open(bundled().root)
    package.export("all", tmp_path / "all")

    def load(name: str) -> list[dict[str, object]]:
        return list(package.load(name, "arrow").to_pylist())

    (title,) = [each["title"] for each in load("documents") if each["document_id"] == document_id]
    windows = kept_back(text, released(load, document_id), str(title))
    assert windows
    assert leaked(texts_below(tmp_path / "all"), windows) == set()
