"""A build gives the same bytes however it is done, and does no more than is needed."""

from __future__ import annotations

import json

import pyarrow.parquet as pq
import pytest
from counting import IDS
from lines import LinesFolder, annotation_line, document_line
from tamper import outputs

from onrecord.engine.processes import Processes
from onrecord.engine.serial import Serial
from onrecord.errors import DataError, UsageError
from onrecord.pipeline import write_release as writing
from onrecord.pipeline.make import make_release


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
