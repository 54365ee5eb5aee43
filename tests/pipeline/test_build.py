"""A build gives the same bytes however it is done, and does no more than is needed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from lines import LinesFolder, annotation_line, document_line
from tamper import outputs

from onrecord.corpus import batch as limits
from onrecord.engine.processes import Processes
from onrecord.engine.serial import Serial
from onrecord.errors import DataError, UsageError
from onrecord.pipeline import write_release as writing
from onrecord.pipeline.make import make_release

IDS = [f"doc-{number}" for number in range(12)]
Edit = Callable[[LinesFolder], object]


class Counting(Serial):
    """Works in this process, and counts the documents of the batches that it is given."""

    def __init__(self) -> None:
        self.documents = 0

    def map(self, function: Any, shared: Any, items: Iterable[Any]) -> Iterator[Any]:
        """Count what comes by."""
        return super().map(function, shared, self._count(items))

    def _count(self, items: Iterable[Any]) -> Iterator[Any]:
        for task in items:
            self.documents += task.batch.document_count
            yield task


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LinesFolder:
    """Twelve documents in lines and one in files, in batches of three."""
    monkeypatch.setattr(limits, "_MOST_DOCUMENTS", 3)
    made = LinesFolder(tmp_path / "corpus")
    made.write_documents(IDS)
    return made


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every release be a large one."""
    monkeypatch.setattr(writing, "LARGE", 0)


def build_anew(folder: LinesFolder) -> dict[str, bytes]:
    """The files of a clean build of what the folder holds now."""
    make_release(folder.root, fresh=True)
    return outputs(folder.root)


def test_engines_give_the_same_bytes(folder: LinesFolder) -> None:
    """One process or two: every file of the release is the same."""
    make_release(folder.root, engine=Serial())
    serial = outputs(folder.root)
    make_release(folder.root, engine=Processes(2), fresh=True)
    assert outputs(folder.root) == serial


def test_lines_and_files_give_the_same_rows(folder: LinesFolder) -> None:
    """A document in lines has the rows that it has in files."""
    release = make_release(folder.root)
    for table in ("events", "quotes", "appointments", "evidence", "mentions", "passages"):
        rows = release.read(table).to_pylist()
        own = [row for row in rows if row["document_id"] == "bree"]
        theirs = [row for row in rows if row["document_id"] == "doc-7"]
        assert str(own).replace("'bree-", "'doc-7-") == str(theirs).replace(
            "'document_id': 'doc-7'", "'document_id': 'bree'"
        ), table


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


DAMAGE: dict[str, Callable[[Path], object]] = {
    "a bit": lambda part: part.write_bytes(
        bytes([part.read_bytes()[0] ^ 1]) + part.read_bytes()[1:]
    ),
    "half of a part": lambda part: part.write_bytes(part.read_bytes()[:100]),
    "a part": lambda part: part.unlink(),
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


def test_nothing_stays_that_no_release_needs(folder: LinesFolder) -> None:
    """After a build the cache holds the batches of this release and nothing else."""
    make_release(folder.root)
    folder.write_documents(IDS[:3])
    release = make_release(folder.root)
    kept = {path.name for path in (folder.layout.work / "cache").iterdir()}
    assert kept == {*release.places.values(), "places.json"}
    assert len(kept) == 3


@pytest.mark.usefixtures("large")
def test_a_large_release_is_in_parts(folder: LinesFolder) -> None:
    """The tables of a large release are folders of parts, vouched for one by one."""
    release = make_release(folder.root)
    descriptor = json.loads(folder.layout.descriptor.read_text(encoding="utf-8"))
    (events,) = [each for each in descriptor["resources"] if each["name"] == "events-parquet"]
    assert events["path"] == [f"data/tables/events/part-{n:05}.parquet" for n in range(1, 6)]
    rows = [pq.read_metadata(folder.root / path).num_rows for path in events["path"]]
    assert [part["rowCount"] for part in events["parts"]] == rows
    assert sum(rows) == release.count("events") == 6 * 13
    assert not list(folder.layout.tables.glob("*.csv"))
    assert not folder.layout.database.exists()


@pytest.mark.usefixtures("large")
def test_a_large_release_in_all_forms(folder: LinesFolder) -> None:
    """CSV and SQLite of a large release are written if they are asked for."""
    make_release(folder.root, forms=["parquet", "csv", "sqlite"])
    lines = folder.layout.table("events", "csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1 + 6 * 13
    assert folder.layout.database.is_file()


def test_parts_go_when_a_release_becomes_small(
    folder: LinesFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A release that is small again leaves no part of the large one behind."""
    with monkeypatch.context() as patched:
        patched.setattr(writing, "LARGE", 0)
        make_release(folder.root)
    make_release(folder.root)
    assert not list(folder.layout.tables.glob("*/*"))
    assert folder.layout.table("events", "parquet").is_file()


def test_links_between_batches_hold(folder: LinesFolder) -> None:
    """An event may point at one in another batch."""
    coded = [annotation_line(each) for each in IDS]
    coded[0]["events"][0]["same_act_as"] = "doc-11-e01"
    folder.write_bulk([document_line(each) for each in IDS], coded)
    assert make_release(folder.root).count("events") == 6 * 13


def test_a_link_to_nothing_is_told_with_its_line(folder: LinesFolder) -> None:
    """An event that points at one that no batch has is a problem of its line."""
    coded = [annotation_line(each) for each in IDS]
    coded[7]["events"][0]["same_act_as"] = "doc-12-e01"
    folder.write_bulk([document_line(each) for each in IDS], coded)
    with pytest.raises(DataError) as caught:
        make_release(folder.root)
    assert [str(each) for each in caught.value.problems] == [
        "data/curated/annotations/many.jsonl:8: events[0]: unknown event 'doc-12-e01'; nearest "
        "'doc-2-e01'"
    ]


def test_a_circle_over_batches_is_told(folder: LinesFolder) -> None:
    """Two events in two batches that are each the other told again are a circle."""
    coded = [annotation_line(each) for each in IDS]
    coded[0]["events"][0]["same_act_as"] = "doc-11-e01"
    coded[11]["events"][0]["same_act_as"] = "doc-0-e01"
    folder.write_bulk([document_line(each) for each in IDS], coded)
    with pytest.raises(DataError) as caught:
        make_release(folder.root)
    places = [(each.line, "in a circle" in each.message) for each in caught.value.problems]
    assert places == [(1, True), (12, True)]


def test_problems_of_all_batches_are_told(folder: LinesFolder) -> None:
    """Every batch is looked at, and all problems are told at once, nothing is written."""
    coded = [annotation_line(each) for each in IDS]
    for number in (1, 10):
        coded[number]["events"][0]["type"] = "CONSUL"
    folder.write_bulk([document_line(each) for each in IDS], coded)
    with pytest.raises(DataError) as caught:
        make_release(folder.root)
    assert {each.line for each in caught.value.problems} == {2, 11}
    assert not folder.layout.descriptor.exists()


def test_warnings_are_told_again_where_they_are_now(folder: LinesFolder) -> None:
    """What was built before warns again, with the line on which it stands now."""
    coded = [annotation_line(each) for each in IDS]
    del coded[4]["events"][0]["evidence"]["place"]
    documents = [document_line(each) for each in IDS]
    folder.write_bulk(documents, coded)
    first = make_release(folder.root).warnings
    assert [each.line for each in first] == [5]
    folder.write_bulk([document_line("another", text="No.", coding="none"), *documents], coded)
    again = make_release(folder.root).warnings
    assert [(each.line, each.message) for each in again] == [(5, first[0].message)]
    folder.write_bulk([*documents[:3], *documents[4:]], [*coded[:3], *coded[4:]])
    assert [each.line for each in make_release(folder.root).warnings] == [4]


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


def test_nothing_to_resume(folder: LinesFolder) -> None:
    """Without a build that was cut short there is nothing to go on with."""
    make_release(folder.root)
    with pytest.raises(UsageError, match=r"no build was cut short in .*; run 'onrecord build'"):
        make_release(folder.root, resume=True)


def test_resume_and_fresh(folder: LinesFolder) -> None:
    """To go on with what is done and to throw it away do not go together."""
    with pytest.raises(UsageError) as caught:
        make_release(folder.root, resume=True, fresh=True)
    message = "--resume goes on with what --fresh throws away; give one of them"
    assert str(caught.value) == message


def test_the_form_that_does_not_exist() -> None:
    """A form that nobody writes is refused with those there are."""
    with pytest.raises(UsageError, match="unknown form 'csvs'; nearest 'csv'"):
        writing.find_forms("parquet,csvs")
