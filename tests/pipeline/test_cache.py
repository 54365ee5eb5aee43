"""What was built is kept and used again, and no build that uses it differs from a clean one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from counting import IDS, Counting, build_anew
from lines import LinesFolder, annotation_line, document_line
from tamper import outputs

from onrecord.engine.serial import Serial
from onrecord.errors import DataError, OnRecordError, UsageError
from onrecord.layout import Layout, bundled
from onrecord.pipeline.make import make_release

Edit = Callable[[LinesFolder], object]


def test_nothing_is_built_twice(folder: LinesFolder) -> None:
    """A second build of the same corpus builds no document and changes no byte."""
    first = build_anew(folder)
    engine = Counting()
    make_release(folder.root, engine=engine)
    assert engine.documents == 0
    assert outputs(folder.root) == first


def change_a_text(folder: LinesFolder) -> None:
    """Another summary in one document."""
    coded = [annotation_line(each) for each in IDS]
    coded[5]["events"][0]["summary"] = "A minister calls on a king."
    folder.write_bulk([document_line(each) for each in IDS], coded)


def add_a_document(folder: LinesFolder) -> None:
    """One document more, before all others."""
    folder.write_documents(["another", *IDS])


def remove_a_document(folder: LinesFolder) -> None:
    """One document less."""
    folder.write_documents(IDS[:4] + IDS[5:])


def change_a_file(folder: LinesFolder) -> None:
    """Another summary in the document that has files of its own."""
    folder.replace("annotations/bree.yaml", "A minister visits a king.", "A minister sees a king.")


def change_an_actor(folder: LinesFolder) -> None:
    """Another name in the authority file, by which every document is read."""
    folder.replace("authorities/actors.yaml", "name: Bob Roper", "name: Robert Roper")


EDITS: list[Edit] = [
    change_a_text,
    add_a_document,
    remove_a_document,
    change_a_file,
    change_an_actor,
]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
@pytest.mark.usefixtures("large")
def test_a_change_gives_the_bytes_of_a_clean_build(folder: LinesFolder, edit: Edit) -> None:
    """Whatever changes, a build that uses what it knows gives what a clean one gives."""
    make_release(folder.root)
    edit(folder)
    make_release(folder.root)
    assert outputs(folder.root) == build_anew(folder)


@pytest.mark.usefixtures("large")
def test_one_change_touches_one_part(folder: LinesFolder) -> None:
    """After a change in one document only the parts that hold it are written anew."""
    make_release(folder.root)
    events = folder.layout.tables / "events"
    before = {path.name: (path.stat().st_ino, path.read_bytes()) for path in events.iterdir()}
    change_a_text(folder)
    assert make_release(folder.root).anew == 1
    after = {path.name: (path.stat().st_ino, path.read_bytes()) for path in events.iterdir()}
    assert [name for name in after if after[name] != before[name]] == ["part-00003.parquet"]


def change(path: Path, old: bytes, new: bytes) -> None:
    """Change bytes that stand in a file."""
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new))


DAMAGE: dict[str, Callable[[Path], object]] = {
    "a bit": lambda part: part.write_bytes(
        bytes([part.read_bytes()[0] ^ 1]) + part.read_bytes()[1:]
    ),
    "half of a part": lambda part: part.write_bytes(part.read_bytes()[:100]),
    "a part": lambda part: part.unlink(),
    "a number in the listing": lambda part: change(part.parent / "batch.json", b",6]", b",7]"),
    "the listing of another": lambda part: shutil.copy(
        max(part.parents[1].glob("*/batch.json")), part.parent / "batch.json"
    ),
    "the listing": lambda part: (part.parent / "batch.json").write_bytes(b"{"),
    "no listing": lambda part: (part.parent / "batch.json").unlink(),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_entry_is_built_again(folder: LinesFolder, damage: str) -> None:
    """What does not have its hash is noticed, and built anew."""
    expected = build_anew(folder)
    entry = min(path for path in (folder.layout.work / "cache").iterdir() if path.is_dir())
    part = entry / "events.parquet"
    content = part.read_bytes()
    part.unlink()
    part.write_bytes(content)  # apart from the release, which may be the same file
    DAMAGE[damage](part)
    engine = Counting()
    make_release(folder.root, engine=engine)
    assert engine.documents in (1, 3)
    assert outputs(folder.root) == expected
    assert part.read_bytes() == content


def test_a_vocabulary_of_the_package_counts(
    folder: LinesFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the package brings other codes, what was built with the old ones is not used."""
    for name in ("sectors", "contexts"):
        (folder.curated / f"vocabularies/{name}.csv").unlink()
    make_release(folder.root)
    inside = tmp_path / "package"
    shutil.copytree(bundled().tables, inside / "data/tables")
    shutil.copytree(bundled().schemas, inside / "schemas")
    change(inside / "data/tables/contexts.csv", b",Diplomatic,", b",Diplomacy,")
    for module in ("onrecord.corpus.read", "onrecord.pipeline.shared"):
        monkeypatch.setattr(f"{module}.bundled", lambda: Layout(inside))
    assert make_release(folder.root).anew == 13


@pytest.mark.parametrize("file", ["annotations/bree.yaml", "authorities/actors.yaml"])
def test_a_file_that_changes_meanwhile_is_told(folder: LinesFolder, file: str) -> None:
    """A file that is edited while it is read gives no release, and nothing for a later one."""
    path = folder.curated / file
    before = path.read_bytes()

    class Edited(Serial):
        """Finds another file than the one that was hashed."""

        def map(self, function: Any, shared: Any, items: Iterable[Any]) -> Iterator[Any]:
            """Edit, and work."""
            first, *others = items
            path.write_bytes(before + b"# later\n")
            return super().map(function, shared, [first, *others])

    with pytest.raises(DataError) as caught:
        make_release(folder.root, engine=Edited())
    assert "changed while it was read; build again" in str(caught.value)
    path.write_bytes(before)
    make_release(folder.root)
    assert outputs(folder.root) == build_anew(folder)


def test_threads_have_checkers_of_their_own(folder: LinesFolder) -> None:
    """A worker of a cluster may work on several batches at once in one process."""

    class Threads(Serial):
        """Works with four threads."""

        def map(self, function: Any, shared: Any, items: Iterable[Any]) -> Iterator[Any]:
            """Work on all at once."""
            with ThreadPoolExecutor(4) as pool:
                yield from enumerate(pool.map(lambda item: function(shared, item), items))

    make_release(folder.root, engine=Threads())
    assert outputs(folder.root) == build_anew(folder)


def test_nothing_stays_that_no_release_needs(folder: LinesFolder) -> None:
    """After a build the cache holds the batches of this release and nothing else."""
    make_release(folder.root)
    folder.write_documents(IDS[:3])
    release = make_release(folder.root)
    kept = {path.name for path in (folder.layout.work / "cache").iterdir()}
    assert kept == {*release.known.places.values(), "known.json"}
    assert len(kept) == 3


def test_a_stopped_build_goes_on(folder: LinesFolder) -> None:
    """What was done before Ctrl-C is not done again, and nothing is published before the end."""

    class Stopped(Counting):
        """Is stopped by the user after two batches."""

        def map(self, function: Any, shared: Any, items: Iterable[Any]) -> Iterator[Any]:
            """Stop after two."""
            for number, result in enumerate(super().map(function, shared, items)):
                if number == 2:
                    raise KeyboardInterrupt
                yield result

    with pytest.raises(KeyboardInterrupt):
        make_release(folder.root, engine=Stopped())
    assert not folder.layout.descriptor.exists()
    engine = Counting()
    make_release(folder.root, engine=engine, resume=True)
    assert engine.documents == 13 - 7
    assert outputs(folder.root) == build_anew(folder)


def test_what_is_not_ours_stays(folder: LinesFolder) -> None:
    """A folder of somebody else in the cache is none of ours, and stays."""
    own = folder.layout.work / "cache/my-own/thesis.txt"
    own.parent.mkdir(parents=True)
    own.write_text("mine", encoding="utf-8")
    make_release(folder.root)
    make_release(folder.root, resume=False)
    assert own.read_text(encoding="utf-8") == "mine"


def test_a_cache_that_leads_elsewhere_is_refused(folder: LinesFolder, tmp_path: Path) -> None:
    """A package of a stranger cannot make a build clean up another folder."""
    (tmp_path / "other").mkdir()
    folder.layout.work.mkdir()
    (folder.layout.work / "cache").symlink_to(tmp_path / "other")
    with pytest.raises(OnRecordError, match="cache leads elsewhere"):
        make_release(folder.root)
    assert list((tmp_path / "other").iterdir()) == []


def test_other_things_in_place_of_entries(folder: LinesFolder) -> None:
    """Whatever stands where an entry or a part should be is removed and built again."""
    expected = build_anew(folder)
    cache = folder.layout.work / "cache"
    first, second, third, *_ = sorted(path for path in cache.iterdir() if path.is_dir())
    shutil.rmtree(first)
    first.write_text("a file", encoding="utf-8")
    (second / "events.parquet").unlink()
    (second / "events.parquet").mkdir()
    (third / "batch.json").unlink()
    os.mkfifo(third / "batch.json")
    (cache / "known.json").unlink()
    (cache / "known.json").mkdir()
    make_release(folder.root)
    assert outputs(folder.root) == expected


def test_a_corpus_without_documents(folder: LinesFolder) -> None:
    """A corpus may have no document yet, and is built again and again."""
    shutil.rmtree(folder.layout.documents)
    shutil.rmtree(folder.curated / "annotations")
    for _ in range(2):
        assert make_release(folder.root).count("documents") == 0


def test_a_release_in_what_people_write_is_refused(folder: LinesFolder) -> None:
    """Nothing is published into data/curated."""
    with pytest.raises(UsageError, match="is what people write; publish elsewhere"):
        make_release(folder.root, folder.curated / "out")
    assert not (folder.curated / "out").exists()
