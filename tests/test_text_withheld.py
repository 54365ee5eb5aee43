"""Each cell that a release of less text loses is one that it must lose, and no other changes."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from curated import TEXT, Built, CuratedFolder
from leaks import LENGTH, kept_back, leaked, released, texts_below

from onrecord.cli import main
from onrecord.pipeline.make import make_release

# Nothing proves a row with this sentence, so it is released with the full text only.
KEPT = "Few knew that Bob Roper had waited for three whole days outside the northern city gate.\n"
WHOLE = TEXT + KEPT
TITLE = "The Treaty of Bree"
Cells = dict[str, list[tuple[Any, Any]]]


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    """The small corpus with a sentence more, released in each of the three ways."""
    made = {}
    for kind in ("full", "evidence", "hashes"):
        corpus = CuratedFolder(tmp_path_factory.mktemp(kind) / "corpus")
        corpus.add_document("bree", WHOLE, kind)
        made[kind] = Built(corpus, make_release(corpus.root))
    return made


def differences(releases: dict[str, Built], kind: str) -> Cells:
    """The cells that are not those of the full release, by table and column: full, other."""
    found: Cells = {}
    for table in releases["full"].release.tables:
        full, other = releases["full"].rows(table), releases[kind].rows(table)
        for old, new in zip(full, other, strict=True):
            for column in old:
                if old[column] != new[column]:
                    found.setdefault(f"{table}.{column}", []).append((old[column], new[column]))
    assert found.pop("documents.text_release") == [("full", kind)]
    assert [old for old, _ in found.pop("documents.released_share")] == [1.0]
    assert all(new is None for cells in found.values() for _, new in cells)
    return found


def test_with_evidence_only_what_is_around_it_goes(releases: dict[str, Built]) -> None:
    """Sentences, what stands beside evidence, and names outside of it are null; all else stays."""
    found = differences(releases, "evidence")
    assert len(found.pop("passages.text")) == len(releases["full"].rows("passages"))
    assert [old for old, _ in found.pop("mentions.text")] == ["Bree", "Bob Roper"]
    assert found.keys() == {"evidence.prefix", "evidence.suffix"}


def test_with_hashes_only_long_words_go_too(releases: dict[str, Built]) -> None:
    """Evidence and quoted words of more than five words, and every content, are null as well."""
    found = differences(releases, "hashes")
    assert len(found.pop("passages.text")) == len(releases["full"].rows("passages"))
    assert len(found.pop("quotes.content")) == len(releases["full"].rows("quotes"))
    for column in ("evidence.exact", "quotes.quoted"):
        assert all(len(old.split()) > 5 for old, _ in found.pop(column))
    assert found.pop("mentions.text")[-1] == ("Bob Roper", None)
    assert found.keys() == {"evidence.prefix", "evidence.suffix"}
    for row in releases["hashes"].rows("evidence"):
        words = WHOLE[row["start"] : row["end"]]
        assert row["exact"] == (words if len(words.split()) <= 5 else None)


def test_quoted_words_count_as_released(tmp_path: Path) -> None:
    """Five long quoted words stay with hashes though no evidence has them; the share tells it."""
    words = "unconditional comprehensive demilitarization notwithstanding objections"
    text = f"Byron said that she would accept and then support “{words}” at last.\n"
    corpus = CuratedFolder(tmp_path / "corpus")
    corpus.add_document("bree", text, "hashes")
    content = f"that she would accept and then support “{words}”"
    corpus.write(
        "annotations/bree.yaml",
        "document: bree\nannotator: a1\nquotes:\n"
        f"  - {{id: q01, speakers: [ada-byron], cue: said, content: {content},\n"
        f"     evidence: {{exact: Byron said {content}}}}}\n",
    )
    built = Built(corpus, make_release(corpus.root))
    assert built.row("quotes", "bree-q01")["quoted"] == words
    shown = [each for each in built.rows("evidence") if each["exact"]]
    assert {each["exact"] for each in shown} == {"Byron", "said"}
    (share,) = [each["released_share"] for each in built.rows("documents")]
    assert share == round(len("Byron" + "said" + words) / len(text), 4)


@pytest.mark.parametrize("kind", ["evidence", "hashes"])
def test_a_sentence_without_evidence_is_nowhere(kind: str, releases: dict[str, Built]) -> None:
    """No thirty characters of it stand in a table, a schema, the descriptor or the database."""
    built = releases[kind]
    windows = kept_back(WHOLE, released(built.rows, "bree"), TITLE)
    assert len(windows) > len(KEPT) - LENGTH
    texts = [*texts_below(built.root / "data/tables"), *texts_below(built.root / "schemas")]
    texts += [*texts_below(built.root / "build"), built.corpus.layout.descriptor.read_text()]
    assert leaked(texts, windows) == set()


def test_a_release_of_less_leaves_nothing_behind(
    releases: dict[str, Built], tmp_path: Path
) -> None:
    """Where a full release was built before, one of evidence overwrites all of it."""
    root = Path(shutil.copytree(releases["full"].root, tmp_path / "corpus"))
    facts = root / "data/curated/documents/bree.yaml"
    facts.write_text(facts.read_text().replace("release: full", "release: evidence"))
    before = kept_back(KEPT, [], "")
    assert leaked(texts_below(root / "build"), before)
    assert main(["build", str(root)]) == 0
    assert leaked(texts_below(root / "build"), before) == set()
    assert leaked(texts_below(root / "data/tables"), before) == set()
