"""A dataset is built from and into the stores of fsspec as it is on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from curated import CuratedFolder
from tamper import outputs

from onrecord.errors import DataError
from onrecord.layout import Layout, open_path
from onrecord.pipeline.make import make_release

pytest.importorskip("upath")


@pytest.fixture
def store() -> Iterator[Path]:
    """An empty store in memory."""
    root = open_path("memory://corpora")
    yield root
    if root.exists():
        root.fs.rm(root.path, recursive=True)  # type: ignore[attr-defined]


def copy_curated(corpus: CuratedFolder, root: Path) -> None:
    """Copy what people wrote into a store."""
    for path in corpus.curated.rglob("*"):
        if path.is_file():
            target = root / path.relative_to(corpus.root).as_posix()
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())


def files_in(root: Path) -> dict[str, bytes]:
    """Everything that a build writes, as ``tamper.outputs`` has it of a folder."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
        and not path.relative_to(root).as_posix().startswith(("data/curated/", "build/cache/"))
    }


def test_from_a_store_into_itself(corpus: CuratedFolder, store: Path) -> None:
    """A corpus in a store is built there, with the very files that a folder gets."""
    copy_curated(corpus, store)
    make_release(store)
    make_release(corpus.root)
    assert files_in(store) == outputs(corpus.root)


def test_from_a_folder_into_a_store(corpus: CuratedFolder, store: Path) -> None:
    """A corpus on this machine is published in a store, and the folder stays as it was."""
    before = sorted(corpus.root.rglob("*"))
    make_release(corpus.root, store)
    assert sorted(corpus.root.rglob("*")) == before
    make_release(corpus.root)
    assert files_in(store) == outputs(corpus.root)


def test_from_a_folder_into_another(corpus: CuratedFolder, tmp_path: Path) -> None:
    """A corpus is published in another folder, and its own stays as it was."""
    make_release(corpus.root, tmp_path / "out")
    assert not corpus.layout.descriptor.exists()
    make_release(corpus.root)
    assert outputs(tmp_path / "out") == outputs(corpus.root)


def test_what_is_kept_in_a_store_serves_again(corpus: CuratedFolder, store: Path) -> None:
    """A second build takes the parts of the first, and a table that is gone is removed."""
    make_release(corpus.root, store)
    old = Layout(store).tables / "gone.parquet"
    old.write_bytes(b"")
    listing = {path.name for path in (Layout(store).work / "cache").iterdir()}
    make_release(corpus.root, store)
    assert {path.name for path in (Layout(store).work / "cache").iterdir()} == listing
    assert not old.exists()


def test_problems_leave_a_store_as_it_was(corpus: CuratedFolder, store: Path) -> None:
    """A corpus with a problem changes nothing in the store."""
    make_release(corpus.root, store)
    before = files_in(store)
    corpus.replace("annotations/bree.yaml", "exact: to leave the League", "exact: to flee")
    with pytest.raises(DataError):
        make_release(corpus.root, store)
    assert files_in(store) == before


def test_problems_of_a_store_name_their_lines(corpus: CuratedFolder, store: Path) -> None:
    """A problem in a file of a store has its line, as one of this machine."""
    line = corpus.replace("annotations/bree.yaml", "exact: to leave the League", "exact: to flee")
    copy_curated(corpus, store)
    with pytest.raises(DataError) as caught:
        make_release(store)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == ("data/curated/annotations/bree.yaml", line)
